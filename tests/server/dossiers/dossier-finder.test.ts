import { describe, expect, test } from 'vitest';
import { initialBranch } from '../../../queue/branch/branch.ts';
import { shelvedBy } from '../../../queue/branch/shelf.ts';
import type { DossierEvent } from '../../../queue/dossier/events.ts';
import { type DossierState, evolveDossier, initialDossiers } from '../../../queue/dossier/state.ts';
import { as, type BranchId, type DossierCode, type Instant } from '../../../queue/ids.ts';
import { planOf } from '../../../queue/line/plan.ts';
import { initialLine } from '../../../queue/line/state.ts';
import { shelfRow } from '../../../server/branch/shelf-row.ts';
import { createDossierFinder } from '../../../server/dossiers/dossier-finder.ts';
import { indexWords } from '../../../server/dossiers/search-words.ts';
import { memoryJournal } from '../../../server/journal/memory.ts';
import type { CommandWrite, Journal } from '../../../server/journal/port.ts';
import { smallHall } from '../../queue/small-hall.ts';
import { batch, command, NOON } from '../journal/samples.ts';

const SMALL = as<BranchId>('small');
const { agency } = smallHall.branch;
const codeOf = (index: number, day = '261123'): string => `${agency}-${day}-${String(index).padStart(4, '0')}`;

const received = (code: string): DossierEvent => ({
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
});
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

/** A branch's dossiers, as its loop and journal have them: what is shelved has left the state. */
class House {
  readonly journal = memoryJournal();
  state: DossierState = initialDossiers;
  private seq = 0;
  private readonly writes: CommandWrite[] = [];

  receives(code: string, name: string, idNumber = '001090000001', phone: string | null = '0911 222 333'): this {
    const content = Buffer.from(JSON.stringify({ name, idNumber, phone }));
    const words = indexWords({ name, idNumber, phone });
    return this.does(received(code), { vault: [{ kind: 'put', ref: code, content, eraseAfter: NOON, words }] });
  }
  shelves(...codes: readonly string[]): this {
    for (const event of codes.flatMap(given)) this.does(event);
    const event: DossierEvent = {
      type: 'DossiersShelved',
      handedOverBefore: as('2026-12-01'),
      dossiers: codes.map((code) => as<DossierCode>(code)),
    };
    const branch = { ...initialBranch, dossiers: this.state };
    const shelf = shelvedBy(branch, event).map(shelfRow);
    return this.does(event, { shelf });
  }
  does(event: DossierEvent, change: Partial<CommandWrite> = {}): this {
    this.state = evolveDossier(this.state, event, as<Instant>(0));
    const events = [{ type: event.type, version: 1, data: JSON.stringify(event) }];
    this.writes.push(command({ events, ...change }));
    return this;
  }
  async written(): Promise<this> {
    await this.journal.append(batch(SMALL, this.seq, this.writes));
    this.seq += this.writes.length;
    this.writes.length = 0;
    return this;
  }
}

/** A finder over a vault that counts: the rows that are read in each turn of the event loop. */
function rig(house: House) {
  const rowsInTurn = [0];
  const readVault: Journal['readVault'] = (stream, refs) => {
    rowsInTurn.push((rowsInTurn.pop() ?? 0) + refs.length);
    return house.journal.readVault(stream, refs);
  };
  const line = { ...initialLine, plan: planOf(smallHall, new Map()) };
  const finder = createDossierFinder({
    loop: {
      branch: SMALL,
      folded: () => ({ state: { line, dossiers: house.state }, epoch: 1, seq: 1, at: as<Instant>(0) }),
    },
    journal: { ...house.journal, readVault },
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
  const codes = async (words: string, asker = 'clerk:lan') =>
    (await finder.find(words, asker))?.dossiers.map(({ code }): string => code) ?? null;
  return { finder, codes, rowsInTurn, read: () => rowsInTurn.reduce((sum, rows) => sum + rows, 0) };
}

const OPEN = codeOf(1, '260901');
const LONG_AGO = codeOf(2, '260901');
const MANY = 3_000;

/** One that is still open, one long on the shelf, then thousands of one name, on the shelf as well. */
const many = new House().receives(OPEN, 'Quách Thị Xuyến').receives(LONG_AGO, 'Khuất Văn Yêng').shelves(LONG_AGO);
for (let index = 1; index <= MANY; index++)
  many.receives(codeOf(index), `Nguyễn Văn ${index % 2 === 0 ? 'Mẫu' : 'Thử'}`, `0010${90_000_000 + index}`, null);
many.shelves(...Array.from({ length: MANY }, (_, index) => codeOf(index + 1)));
await many.written();

describe('wherever a dossier is now', () => {
  test('it is found by its code, in either case, and by the day and sequence of it, and nobody’s row is read', async () => {
    const { codes, read } = rig(many);
    for (const code of [LONG_AGO, OPEN])
      for (const words of [code, code.toLowerCase(), ` ${code} `, code.slice(agency.length + 1)])
        expect(await codes(words)).toEqual([code]);
    expect(read()).toBe(0);
  });

  test('and by a part of its code; those of a day together', async () => {
    expect(await rig(many).codes('01-0002')).toEqual([LONG_AGO]);
    expect(await rig(many).codes('260901')).toEqual([OPEN, LONG_AGO]);
    expect(await rig(many).codes(`123-${MANY}`)).toEqual([codeOf(MANY)]);
  });

  test('by its applicant’s name, without diacritics and before the word is ended', async () => {
    const { codes } = rig(many);
    for (const words of ['xuyen quach', 'Quách', 'qu x', 'XUYẾN t']) expect(await codes(words), words).toEqual([OPEN]);
    for (const words of ['khuat', 'yeng van k']) expect(await codes(words), words).toEqual([LONG_AGO]);
    expect(await codes('NGUYỄN mau')).toHaveLength(20);
    expect(await codes('nguyen xuyen')).toEqual([]);
  });

  test('by the beginning or the end of a number, with dots, in groups or in one', async () => {
    const house = await new House()
      .receives(OPEN, 'Quách Thị Xuyến', 'E12345678', '0987.654 321')
      .receives(LONG_AGO, 'Khuất Văn Yêng', '001188844466', '+84 912 345 678')
      .shelves(LONG_AGO)
      .written();
    const { codes } = rig(house);
    for (const words of ['e1234', 'E12345678', '0987654321', '0987.654.321', '0987 654 321', '4321'])
      expect(await codes(words), words).toEqual([OPEN]);
    for (const words of [
      '001188844466',
      '0011',
      '844466',
      '0912345678',
      '+84912345678',
      'yeng 0912',
      '001 188 844 466',
      '+84 912 345 678',
      '0912 345 678 001188844466',
      'yeng 188 844',
    ])
      expect(await codes(words), words).toEqual([LONG_AGO]);
    expect(await codes('001188844467')).toEqual([]);
  });

  test('the newest come first, and a list that is full says that there is more', async () => {
    const { finder } = rig(many);
    const found = await finder.find('nguyen thu', 'clerk:lan');
    expect(found?.dossiers.slice(0, 2).map(({ code }) => code)).toEqual([codeOf(MANY - 1), codeOf(MANY - 3)]);
    expect(found?.more).toBe(true);
    expect((await finder.find('khuat', 'clerk:lan'))?.more).toBe(false);
  });

  test('what is told of it is how it is now: taken back from the shelf, it is ready again', async () => {
    const house = await new House().receives(OPEN, 'Quách Thị Xuyến').shelves(OPEN).written();
    const { finder } = rig(house);
    const state = async () => (await finder.find('xuyen', 'clerk:lan'))?.dossiers.map((dossier) => dossier.state);
    expect(await state()).toEqual(['handed_over']);
    const [row] = await house.journal.shelved(SMALL, [OPEN]);
    house.does({ type: 'DossierTakenFromShelf', dossier: as(OPEN), facts: JSON.parse(row?.facts ?? '') });
    house.does({ type: 'HandoverCorrected', dossier: as(OPEN), clerk: as('lan'), reason: as('reason') });
    expect(await state()).toEqual(['ready']);
  });

  test('without words the newest are listed, and no row is read for it', async () => {
    const { codes, read } = rig(many);
    expect((await codes(''))?.slice(0, 3)).toEqual([OPEN, codeOf(MANY), codeOf(MANY - 1)]);
    expect(await codes('')).toHaveLength(20);
    expect(read()).toBe(0);
  });
});

describe('the hall goes on while a clerk searches', () => {
  test('no more than 32 rows of the vault are opened in a turn of the event loop, and only those that may be meant', async () => {
    const { codes, rowsInTurn, read } = rig(many);
    expect(await codes('nobody')).toEqual([]);
    expect(read()).toBe(0);
    // Each begins as it was typed, and none is it.
    expect(await codes('nguyenx')).toEqual([]);
    expect(Math.max(...rowsInTurn)).toBeLessThanOrEqual(32);
  });

  test('a search that reads thousands of rows for nothing ends, and says that it has not seen all', async () => {
    const { finder, read } = rig(many);
    expect(await finder.find('nguyenx', 'clerk:lan')).toEqual({ dossiers: [], more: true });
    expect(read()).toBeLessThan(MANY);
  });

  test('a search that is overtaken by the next of the same clerk ends; another clerk’s goes on', async () => {
    const { codes, read } = rig(many);
    const answers = Promise.all([codes('nguyenx'), codes('nobody'), codes('xuyen', 'clerk:minh')]);
    expect(await answers).toEqual([null, [], [OPEN]]);
    expect(read()).toBeLessThan(100);
  });
});

test('an applicant who was erased is not found by name again, and by code still', async () => {
  const house = await new House().receives(OPEN, 'Quách Thị Xuyến').written();
  const { codes } = rig(house);
  expect(await codes('xuyen')).toEqual([OPEN]);
  await house.does(given(OPEN)[0] as DossierEvent, { vault: [{ kind: 'erase', ref: OPEN }] }).written();
  expect(await codes('xuyen')).toEqual([]);
  expect(await codes(OPEN)).toEqual([OPEN]);
});
