import { describe, expect, test } from 'vitest';
import { initialOffice, isBusy, type OfficeEvent, type OfficeState, officeStep } from '../../office/office-flow.ts';
import type { Problem } from '../../wire/http/problem.ts';

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
