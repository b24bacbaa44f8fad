import { readFileSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { projections } from '../../../server/live/projections.ts';
import type { FollowAnswer, FromScreen, FromServer } from '../../../wire/socket.ts';
import { topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

vi.setConfig({ hookTimeout: 120_000, testTimeout: 120_000 });

const TAY_HO = as<BranchId>('tay-ho');
/** Whose session or token each column of the table is asked with. */
const AS = {
  nobody: null,
  kiosk: 'kiosk-1',
  display: 'display-1',
  printer: 'printer-1',
  clerk: 'an',
  seated: 'binh',
  supervisor: 'chi',
  director: 'giang',
  auditor: 'ha',
  system: 'system',
} as const;
type Who = keyof typeof AS;
const EVERYBODY = Object.keys(AS) as Who[];

interface Row {
  readonly what: string;
  readonly may: readonly Who[];
  readonly elsewhere: readonly Who[];
}

/** The tables of docs/rights.md: the expectation, which no code of the house has a hand in. */
const rows: readonly Row[] = readFileSync(new URL('../../../docs/rights.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [what = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return {
      what: what.replaceAll('`', ''),
      may: EVERYBODY.filter((_, at) => cells[at] === 'x'),
      elsewhere: elsewhereOf(cells[EVERYBODY.length] ?? ''),
    };
  });

function elsewhereOf(said: string): readonly Who[] {
  if (said === 'everybody') return EVERYBODY;
  return said
    .split(', ')
    .flatMap((who): Who[] => (who === 'nobody signed in' ? ['nobody'] : who === 'system' ? ['system'] : []));
}
const endpoints = rows.filter(({ what }) => what.includes(' '));
const topicRows = rows.filter(({ what }) => !what.includes(' '));

let house: TestHouse;
const open: Socket[] = [];
const tokenOf = (who: Who): string | null => (AS[who] === null ? null : (house.tokens[AS[who]] ?? ''));

beforeAll(async () => {
  house = await openTestHouse({ branches: [HOME, TAY_HO] });
  expect((await house.at('counters/2/sign-in', {}, { token: tokenOf('seated') })).status).toBe(200);
});
afterAll(async () => {
  for (const socket of open) socket.close();
  await house.close();
});

const PLACES: Readonly<Record<string, string>> = {
  counter: '1',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  code: 'H26.01.02-261123-0001',
  kind: 'kiosk',
};
/** A refusal of the right itself, whatever the request would have led to. */
const REFUSED: readonly unknown[] = ['not_allowed', 'token_missing', 'not_signed_in', 'code_of_another_branch'];

/** Without a key, so that whoever may do it is told that one is missing, and nothing is done. */
async function let_(what: string, branch: string): Promise<readonly Who[]> {
  const [method, path = ''] = what.split(' ');
  const real = path.replace('{branch}', branch).replaceAll(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? 'x');
  const may: Who[] = [];
  for (const who of EVERYBODY) {
    const asking = { token: tokenOf(who), key: null };
    const { status, body } = method === 'GET' ? await house.get(real, asking) : await house.post(real, {}, asking);
    expect(status, `${what} as ${who}`).not.toBe(500);
    expect(status === 401, `${what} as ${who}`).toBe(body?.name === 'token_missing');
    if (!REFUSED.includes(body?.name)) may.push(who);
  }
  return may;
}

test('every endpoint of the house stands in the table, and no other', async () => {
  const { paths } = (await house.get('/api/openapi.json')).body as { paths: Record<string, object> };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(endpoints.map(({ what }) => what).sort()).toEqual(all.sort());
});

test.each(endpoints)(
  '$what: as the table says, at their own branch and at another',
  async ({ what, may, elsewhere }) => {
    const before = await house.head();
    expect(await let_(what, HOME)).toEqual(may);
    if (what.includes('{branch}')) expect(await let_(what, TAY_HO)).toEqual(elsewhere);
    expect(await house.head()).toBe(before);
  },
);

test('what is everybody’s in demo mode stands in the docs, and is not there in branch mode', async () => {
  const text = readFileSync(new URL('../../../docs/rights.md', import.meta.url), 'utf8');
  const demo = await openTestHouse({ mode: 'demo' });
  const { paths } = (await demo.get('/api/openapi.json')).body as { paths: Record<string, object> };
  await demo.close();
  for (const [path, methods] of Object.entries(paths).filter(([path]) => path.startsWith('/api/demo')))
    for (const method of Object.keys(methods)) {
      expect(text).toContain(`\`${method.toUpperCase()} ${path}\``);
      const here = method === 'get' ? await house.get(path) : await house.post(path, {});
      expect([path, here.status]).toEqual([path, 404]);
    }
});

async function followed(who: Who, topic: string): Promise<boolean> {
  const socket: Socket<FromServer, FromScreen> = io(house.url, {
    path: '/live',
    transports: ['websocket'],
    auth: { token: tokenOf(who) },
    forceNew: true,
  });
  open.push(socket);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const answer = await new Promise<FollowAnswer>((resolve) => socket.emit('follow', topic, null, resolve));
  socket.close();
  return answer.ok || !REFUSED.includes(answer.problem.name);
}

const partOf: Readonly<Record<string, string>> = {
  counter: ':2',
  /** Only the own can be followed: as each of those who have one. */
  dossiers: ':own',
  ticket: ':AAAAAAAAAAAAAAAAAAAAAA',
  print: ':printer-1',
};

test('every topic that can be followed stands in the table, and no other', () => {
  const known = new Set([...Object.keys(topics), ...Object.keys(projections)]);
  expect(topicRows.map(({ what }) => what).sort()).toEqual([...known].sort());
});

test.each(topicRows)(
  'topic $what: as the table says, at their own branch and at another',
  async ({ what, may, elsewhere }) => {
    const at = async (branch: string): Promise<readonly Who[]> => {
      const let_: Who[] = [];
      for (const who of EVERYBODY)
        if (await followed(who, `${what}:${branch}${(partOf[what] ?? '').replace('own', AS[who] ?? 'an')}`))
          let_.push(who);
      return let_;
    };
    expect(await at(HOME)).toEqual(may);
    expect(await at(TAY_HO)).toEqual(elsewhere);
  },
);

test('a kiosk follows the printer beside it, and a printer itself, and neither another', async () => {
  for (const who of ['kiosk', 'printer'] as const) expect(await followed(who, `print:${HOME}:printer-2`)).toBe(false);
});

test('a clerk reads no dossiers of another, and those before them only where they sit', async () => {
  for (const [who, whose] of [
    ['clerk', 'binh'],
    ['seated', 'an'],
    ['supervisor', 'binh'],
    ['director', 'binh'],
  ] as const)
    expect(await followed(who, `dossiers:${HOME}:${whose}`)).toBe(false);
});
