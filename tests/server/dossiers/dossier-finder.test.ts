import { describe, expect, test } from 'vitest';
import type { DossierEvent } from '../../../queue/dossier/events.ts';
import { type DossierState, evolveDossier, initialDossiers } from '../../../queue/dossier/state.ts';
import { as, type DossierCode, type Instant } from '../../../queue/ids.ts';
import { createDossierFinder } from '../../../server/dossiers/dossier-finder.ts';

const AGENCY = 'H26.01.02';
const NEWEST_HANDED_OVER = 5_000;
const people = new Map<string, string>();

function received(code: string, name: string): DossierEvent {
  people.set(code, name);
  return {
    type: 'DossierReceived',
    dossier: as(code),
    token: as(`token of ${code}`),
    service: as('birth'),
    applicant: as(code),
    papers: [],
    sets: 1,
    feeVnd: 0,
    clerk: as('lan'),
    counter: as('1'),
    ticket: as('2026-11-23/A001'),
    due: as('2026-11-23'),
  };
}
const given = (code: string): readonly DossierEvent[] => [
  { type: 'DossierReady', dossier: as(code) },
  {
    type: 'DossierHandedOver',
    dossier: as(code),
    ticket: as('2026-11-23/T001'),
    clerk: as('lan'),
    counter: as('1'),
    to: 'applicant',
    letter: null,
    handover: 1,
  },
];
const fold = (events: readonly DossierEvent[], from = initialDossiers): DossierState =>
  events.reduce((state, event) => evolveDossier(state, event, as<Instant>(0)), from);
const codeOf = (index: number, day = '261123'): string => `${AGENCY}-${day}-${String(index).padStart(4, '0')}`;

/** A finder over a vault that counts: the rows that are read in each turn of the event loop. */
function rig() {
  const rowsInTurn = [0];
  const finder = createDossierFinder({
    branch: 'small',
    journal: {
      async readVault(_, refs) {
        rowsInTurn.push((rowsInTurn.pop() ?? 0) + refs.length);
        const row = (ref: string) =>
          Buffer.from(JSON.stringify({ name: people.get(ref), idNumber: '001090000001', phone: '0911 222 333' }));
        return new Map(refs.filter((ref) => people.get(ref) !== '').map((ref) => [ref, row(ref)]));
      },
    },
    timers: {
      after(_, run) {
        const timer = setImmediate(() => {
          rowsInTurn.push(0);
          run();
        });
        return () => clearImmediate(timer);
      },
    },
  });
  const codes = async (state: DossierState, words: string, asker = 'clerk:lan') =>
    (await finder.find(state, AGENCY, words, asker))?.dossiers.map(({ code }): string => code) ?? null;
  return { finder, codes, rowsInTurn, read: () => rowsInTurn.reduce((sum, rows) => sum + rows, 0) };
}

/** One that is still open, one handed over long ago, then more than are searched by person, handed over as well. */
const OPEN = codeOf(1, '260901');
const LONG_AGO = codeOf(2, '260901');
const many = fold([
  received(OPEN, 'Quách Thị Xuyến'),
  received(LONG_AGO, 'Khuất Văn Yêng'),
  ...given(LONG_AGO),
  ...Array.from({ length: NEWEST_HANDED_OVER }, (_, index) => codeOf(index + 1)).flatMap((code) => [
    received(code, 'Nguyễn Văn Mẫu'),
    ...given(code),
  ]),
]);

describe('whatever was received since', () => {
  test('a dossier is found by its code, in either case, and by the day and sequence of it', async () => {
    const { codes, read } = rig();
    for (const words of [LONG_AGO, LONG_AGO.toLowerCase(), ` ${LONG_AGO} `, '260901-0002'])
      expect(await codes(many, words)).toEqual([LONG_AGO]);
    expect(read()).toBe(0);
  });

  test('and by a part of its code', async () => {
    expect(await rig().codes(many, '01-0002')).toEqual([LONG_AGO]);
    expect(await rig().codes(many, '260901')).toEqual([LONG_AGO, OPEN]);
  });

  test('one not yet handed over is found by its applicant; of the others the newest', async () => {
    const { codes } = rig();
    expect(await codes(many, 'xuyen quach')).toEqual([OPEN]);
    expect(await codes(many, 'khuat')).toEqual([]);
    expect(await codes(many, 'NGUYỄN mau')).toHaveLength(20);
  });
});

describe('the hall goes on while a clerk searches', () => {
  test('no more than 32 rows of the vault are opened in a turn of the event loop, and each only once', async () => {
    const { codes, rowsInTurn, read } = rig();
    expect(await codes(many, 'nobody')).toEqual([]);
    expect(Math.max(...rowsInTurn)).toBeLessThanOrEqual(32);
    expect(read()).toBe(NEWEST_HANDED_OVER + 1);
    const turns = rowsInTurn.length;
    expect(await codes(many, 'nobody')).toEqual([]);
    expect(read()).toBe(NEWEST_HANDED_OVER + 1);
    // What is in memory is looked through in portions as well.
    expect(rowsInTurn.length - turns).toBeGreaterThanOrEqual(5);
  });

  test('a search that is overtaken by the next of the same clerk ends; another clerk’s goes on', async () => {
    const { codes, read } = rig();
    const answers = Promise.all([codes(many, 'nobo'), codes(many, 'nobody'), codes(many, 'xuyen', 'clerk:minh')]);
    expect(await answers).toEqual([null, [], [OPEN]]);
    expect(read()).toBeLessThan(2.5 * NEWEST_HANDED_OVER);
  });

  test('without words the newest are listed, and no row is opened for it', async () => {
    const { codes, read } = rig();
    expect((await codes(many, ''))?.slice(0, 2)).toEqual([codeOf(NEWEST_HANDED_OVER), codeOf(NEWEST_HANDED_OVER - 1)]);
    expect(read()).toBe(0);
  });
});

describe('what is known of people', () => {
  test('a dossier that came a moment ago is found, by its phone as well', async () => {
    const { codes } = rig();
    await codes(many, 'nobody');
    const code = codeOf(1, '261124');
    const now = fold([received(code, 'Lê Minh Ví Dụ')], many);
    expect(await codes(now, 'le vi du')).toEqual([code]);
    expect(await codes(fold([received(code, 'Lê Minh Ví Dụ')]), '0911222333')).toEqual([code]);
  });

  test('an applicant who was erased is not found by name again, and by code still', async () => {
    const { finder, codes } = rig();
    expect(await codes(many, 'xuyen')).toEqual([OPEN]);
    finder.forget(as(OPEN));
    expect(await codes(many, 'xuyen')).toEqual([]);
    expect(await codes(many, OPEN)).toEqual([OPEN as DossierCode]);
    people.set(LONG_AGO, '');
    expect(await codes(fold([received('H26.01.02-261125-0001', '')]), 'khuat')).toEqual([]);
  });
});
