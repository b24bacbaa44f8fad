import { describe, expect, test } from 'vitest';
import { closingOf } from '../../office/closing.ts';
import { deviceTrouble } from '../../office/device-trouble.ts';
import { initialOffice, isBusy, type OfficeEvent, type OfficeState, officeStep } from '../../office/office-flow.ts';
import { formOf, isWrong, ruleOf } from '../../office/rule-form.ts';
import { totalsOf } from '../../office/totals.ts';
import { unserved } from '../../office/unserved.ts';
import type { DeviceCard, OfficeView } from '../../office/views.ts';
import { ruleBody } from '../../wire/http/counters.ts';
import type { Problem } from '../../wire/http/problem.ts';

const line = (change: object) => ({
  waiting: 0,
  present: 0,
  served: 0,
  missed: 0,
  left: 0,
  issued: 0,
  oldestIssuedAt: null,
  meanWaitMs: null,
  ...change,
});
const counter = (id: string, change: object = {}) => ({
  id,
  clerk: null,
  paused: false,
  number: null,
  state: null,
  since: null,
  parked: 0,
  services: ['birth'],
  ...change,
});
const view = {
  lines: [
    line({ waiting: 3, present: 2, served: 4, issued: 9, meanWaitMs: 600_000, oldestIssuedAt: 500 }),
    line({ waiting: 1, present: 1, served: 1, missed: 1, issued: 4, meanWaitMs: 60_000, oldestIssuedAt: 100 }),
    line({}),
  ],
  counters: [
    counter('1', { clerk: 'lan', state: 'serving', services: ['birth', 'death'] }),
    counter('2', { clerk: 'hoa', state: 'called', parked: 1 }),
    counter('3', { clerk: 'duc', paused: true }),
    counter('4'),
  ],
} as unknown as OfficeView;

test('closing the day tells what happens to each kind of open ticket', () => {
  expect(closingOf(view)).toEqual({ expire: 5, missed: 1, served: 1, clerks: 3 });
});

test('totals add the lines up; the mean wait weighs each line by how often it called', () => {
  const totals = totalsOf(view);
  expect(totals).toMatchObject({ waiting: 4, present: 3, served: 5, issued: 13, oldestIssuedAt: 100, open: 2 });
  expect(totals.meanWaitMs).toBe((6 * 600_000 + 3 * 60_000) / 9);
});

test('a hall without tickets has no mean and no oldest', () => {
  expect(totalsOf({ ...view, lines: [] })).toMatchObject({ meanWaitMs: null, oldestIssuedAt: null, waiting: 0 });
});

test('a service that only the changed counter took is named before it is lost', () => {
  expect(unserved(view, '1' as never, ['birth'] as never)).toEqual(['death']);
  expect(unserved(view, '2' as never, ['death'] as never)).toEqual([]);
});

describe('the calling rule', () => {
  const form = formOf({ targets: { standard: 20, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 });

  test('what is typed becomes what the server’s schema takes', () => {
    expect(ruleBody.parse(ruleOf({ ...form, standard: '25' }))).toEqual({
      targets: { standard: 25, priority: 5, collection: 10, appointment: 0 },
      urgentLimit: 2,
    });
  });

  test.each([
    ['standard', '481'],
    ['priority', '-1'],
    ['collection', ''],
    ['appointment', '2.5'],
    ['limit', '21'],
  ] as const)('%s of “%s” is told and not sent', (field, text) => {
    expect(isWrong({ ...form, [field]: text }, field)).toBe(true);
    expect(ruleOf({ ...form, [field]: text })).toBeNull();
  });
});

describe('one order at a time', () => {
  const close = { type: 'pressed', order: { kind: 'close_day' } } as const;
  const stateAfter = (...events: readonly OfficeEvent[]): OfficeState => events.reduce(officeStep, initialOffice);
  const heard: OfficeEvent = { type: 'heard', heard: true };

  test('a second press is dropped, and so is one while the server is away', () => {
    const sending = stateAfter(heard, close);
    expect(officeStep(sending, close)).toBe(sending);
    expect(stateAfter(close).sending).toBeNull();
  });

  test('a refusal keeps the dialog open and is told in it', () => {
    const dialog = { name: 'close_day' } as const;
    const problem = { name: 'day_not_open' } as unknown as Problem;
    const state = stateAfter(heard, { type: 'dialog_opened', dialog }, close, { type: 'refused', problem });
    expect(state).toMatchObject({ dialog, notice: { kind: 'problem', problem }, sending: null });
    expect(isBusy(state)).toBe(false);
  });

  test('what succeeded closes its dialog', () => {
    const state = stateAfter(heard, { type: 'dialog_opened', dialog: { name: 'close_day' } }, close, { type: 'done' });
    expect(state).toMatchObject({ dialog: null, notice: { kind: 'done' } });
  });
});

describe('devices that somebody has to go to', () => {
  const device = (change: object) =>
    ({ connected: true, since: 1, printer: null, sound: null, ...change }) as DeviceCard;
  test.each([
    ['a printer out of paper', { printer: 'paper_out' }, true],
    ['a printer that prints', { printer: 'busy' }, false],
    ['a kiosk that has left', { connected: false }, true],
    ['one never seen since the start', { connected: false, since: null, printer: 'unknown' }, false],
    ['a board whose sound is blocked', { sound: 'blocked' }, true],
    ['a board with sound', { sound: 'on' }, false],
  ])('%s: %s', (_, change, trouble) => {
    expect(deviceTrouble(device(change))).toBe(trouble);
  });
});
