import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
let demo: TestHouse;
let commands: readonly { readonly house: TestHouse; readonly path: string }[];

const pathsOf = async (of: TestHouse) => {
  const { paths } = (await of.get('/api/openapi.json')).body as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    'post' in methods
      ? [{ house: of, path: path.replaceAll(/\{branch\}/g, 'hoan-kiem').replaceAll(/\{\w+\}/g, '1') }]
      : [],
  );
};

beforeAll(async () => {
  [house, demo] = await Promise.all([openTestHouse(), openTestHouse({ mode: 'demo' })]);
  commands = [...(await pathsOf(house)), ...(await pathsOf(demo)).filter(({ path }) => path.startsWith('/api/demo'))];
});
afterAll(() => Promise.all([house.close(), demo.close()]));

const sent = async (of: TestHouse, path: string, headers: Record<string, string>, body = '{}') => {
  const answer = await fetch(of.url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${of.tokens.chi ?? ''}`, 'Idempotency-Key': crypto.randomUUID(), ...headers },
    body,
  });
  return { status: answer.status, name: ((await answer.json()) as { name?: string }).name };
};
const JSON_TYPE = { 'Content-Type': 'application/json' };

test('a page of another house is refused at every command of the document, before anything else is looked at', async () => {
  expect(commands.length).toBeGreaterThan(40);
  const pages = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ];
  for (const { house: of, path } of commands)
    for (const page of pages)
      expect({ path, page, ...(await sent(of, path, { ...JSON_TYPE, ...page })) }).toEqual({
        path,
        page,
        status: 403,
        name: 'foreign_page',
      });
});

test('a body that does not say it is JSON is refused at every command', async () => {
  for (const { house: of, path } of commands)
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json-seq',
      'application/json; charset=latin1',
    ])
      expect({ path, type, ...(await sent(of, path, { 'Content-Type': type })) }).toEqual({
        path,
        type,
        status: 415,
        name: 'not_json',
      });
});

test('our own pages, at the address they speak to or at the public one, and programs are let through', async () => {
  const { host } = new URL(house.url);
  for (const own of [
    {},
    { Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' },
    { Origin: 'https://hall.example' },
    { 'Content-Type': 'application/json; charset=utf-8' },
  ])
    expect(await sent(house, '/api/branches/hoan-kiem/tickets', { ...JSON_TYPE, ...own })).toEqual({
      status: 400,
      name: 'invalid_body',
    });
});
