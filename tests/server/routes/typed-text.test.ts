import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOME, openTestHouse, PINS, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

type Schema = Readonly<Record<string, unknown>>;

/** Every string of a body that takes any letters and has not been through the rule, by its path. */
function freeTexts(schema: unknown, schemas: Readonly<Record<string, unknown>>, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { $ref, type, enum: listed, pattern, format, const: fixed } = schema as Schema;
  if (typeof $ref === 'string') return freeTexts(schemas[$ref.split('/').at(-1) ?? ''], schemas, path);
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
  const formed = listed !== undefined || fixed !== undefined || pattern !== undefined || format === 'line';
  if (isText && !formed) return [path];
  return Object.entries(schema).flatMap(([name, inner]) => freeTexts(inner, schemas, `${path}/${name}`));
}

test('[TEXT-2] every text of every body has a form of its own, or goes through the rule', async () => {
  const { paths, components } = (await house.get('/api/openapi.json')).body;
  const found = Object.entries<Record<string, { requestBody?: Schema }>>(paths).flatMap(([path, { post }]) =>
    freeTexts(post?.requestBody, components.schemas, path),
  );
  expect(found).toEqual([]);
});

test('[TEXT-2] a ground, a note of a place and a reason that hide something are refused, and the field is told', async () => {
  const hidden = 'nh\u202eầm';
  const told = async (answer: Promise<{ body: { name: string; errors: readonly { path: string }[] } }>) => {
    const { name, errors } = (await answer).body;
    return [name, errors.map(({ path }) => path)];
  };
  const ticket = { service: '1.001193', category: 'priority', ground: hidden };
  expect(await told(house.at('tickets', ticket, { token: house.tokens['kiosk-1'] }))).toEqual([
    'invalid_body',
    ['ground'],
  ]);
  const amend = { ticket: '2026-11-23/A001', category: 'priority', ground: hidden };
  expect(await told(house.at('tickets/amend', amend, { token: house.tokens.chi }))).toEqual([
    'invalid_body',
    ['ground'],
  ]);
  const session = { branch: HOME, clerk: 'an', pin: PINS.an, place: hidden };
  expect(await told(house.post('/api/sessions', session, { key: null }))).toEqual(['invalid_body', ['place']]);
});

test('[TEXT-1] a ground that was typed with blanks around it is the ground of the list', async () => {
  const ticket = { service: '1.001193', category: 'priority', ground: '  elderly\u00a0' };
  const answer = await house.at('tickets', ticket, { token: house.tokens['kiosk-1'] });
  expect([answer.status, answer.body.name]).toEqual([200, undefined]);
});
