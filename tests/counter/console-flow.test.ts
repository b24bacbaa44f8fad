import { describe, expect, test } from 'vitest';
import {
  type ConsoleEvent,
  type ConsoleState,
  consoleStep,
  initialConsole,
  isBusy,
  SETTLE_MS,
  UNSURE_SETTLE_MS,
} from '../../counter/console/console-flow.ts';
import { onTicket } from '../../counter/console/deeds.ts';
import type { Order } from '../../counter/console/order.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { card, present, view } from './views.ts';

const stateAfter = (...events: readonly ConsoleEvent[]): ConsoleState => events.reduce(consoleStep, initialConsole);
const heard: ConsoleEvent = { type: 'heard', heard: true };
const came = (given: ReturnType<typeof view>, at = 0): ConsoleEvent => ({ type: 'view_came', view: given, at });
const pressed = (order: Order, at = 10_000): ConsoleEvent => ({ type: 'pressed', order, at });
const problem = (name: string): Problem => ({ name, params: {} }) as unknown as Problem;

const callNext: Order = { kind: 'counter', verb: 'call-next' };
const free = view({ line: [card('A012')], waiting: 1 });
const a012 = view({ present: present('A012') });
const a013 = view({ present: present('A013') });
const finishA012 = onTicket('finish-and-call-next', a012.present?.ticket as never);
const finishA013 = onTicket('finish-and-call-next', a013.present?.ticket as never);

describe('one press at a time', () => {
  test('a second press while the first is on its way is dropped', () => {
    const once = stateAfter(heard, came(free), pressed(callNext));
    expect(consoleStep(once, pressed(callNext))).toBe(once);
    expect(isBusy(once)).toBe(true);
  });

  test('the buttons come back only when answer and view are both here, in either order', () => {
    const answered = stateAfter(heard, came(free), pressed(callNext), { type: 'done', given: { called: 'A012' } });
    expect(isBusy(answered)).toBe(true);
    expect(isBusy(consoleStep(answered, came(a012)))).toBe(false);
    const viewFirst = stateAfter(heard, came(free), pressed(callNext), came(a012));
    expect(isBusy(viewFirst)).toBe(true);
    expect(isBusy(consoleStep(viewFirst, { type: 'done', given: { called: 'A012' } }))).toBe(false);
  });

  test('what need not change this counter’s view does not wait for one', () => {
    const marked = stateAfter(heard, came(free), pressed({ kind: 'ready', dossier: 'H26' as never }), {
      type: 'done',
      given: {},
    });
    expect(isBusy(marked)).toBe(false);
  });

  test('a recall may change nothing here, so the next press need not wait for a view', () => {
    const recall = onTicket('recall', card('A012').ticket);
    const recalled = stateAfter(heard, came(a012), pressed(recall), { type: 'done', given: {} });
    expect(isBusy(recalled)).toBe(false);
  });

  test('a view that does not come does not lock the console', () => {
    const answered = stateAfter(heard, came(free), pressed(callNext), { type: 'done', given: {} });
    expect(isBusy(consoleStep(answered, { type: 'view_is_late' }))).toBe(false);
    const unanswered = stateAfter(heard, came(free), pressed(callNext));
    expect(isBusy(consoleStep(unanswered, { type: 'view_is_late' }))).toBe(true);
  });

  test('nothing is sent while the server is away; the last state stays', () => {
    const away = stateAfter(heard, came(a012), { type: 'heard', heard: false });
    expect(consoleStep(away, pressed(finishA012))).toBe(away);
    expect(away.view).toBe(a012);
  });
});

describe('a second press cannot hit the next visitor', () => {
  const next = stateAfter(
    heard,
    came(a012),
    pressed(finishA012),
    { type: 'done', given: { called: 'A013' } },
    came(a013, 20_000),
  );

  test('a press within the settling time after A013 came is dropped', () => {
    expect(consoleStep(next, pressed(finishA013, 20_000 + SETTLE_MS - 1)).press).toBeNull();
  });

  test('a press after it counts', () => {
    expect(consoleStep(next, pressed(finishA013, 20_000 + SETTLE_MS)).press?.order).toEqual(finishA013);
  });

  test('undo is never held back', () => {
    const undo = onTicket('undo', a013.present?.ticket as never);
    expect(consoleStep(next, pressed(undo, 20_001)).press?.order).toEqual(undo);
  });

  test('the same ticket in another state is nothing new', () => {
    const serving = view({ present: present('A013', { state: 'serving' }) });
    const started = consoleStep(next, came(serving, 30_000));
    expect(started.presentSince).toBe(20_000);
  });

  test('a page that was loaded anew can act at once on what it finds', () => {
    const loaded = stateAfter(heard, came(a012, 5_000));
    expect(consoleStep(loaded, pressed(finishA012, 5_001)).press).not.toBeNull();
  });
});

describe('a press whose answer never came', () => {
  const unknown: ConsoleEvent = { type: 'refused', problem: problem('outcome_unknown') };
  const unsure = stateAfter(heard, came(a012), pressed(finishA012), unknown);

  test('it is told that nobody knows, until a newer view shows what became of it', () => {
    expect(unsure.notice).toMatchObject({ kind: 'problem', problem: { name: 'outcome_unknown' } });
    expect(isBusy(unsure)).toBe(false);
    expect(consoleStep(unsure, came(a013, 20_000)).notice).toBeNull();
  });

  test('the clerk was told to press again: a press on the visitor who was called unseen is dropped for longer', () => {
    const shown = consoleStep(unsure, came(a013, 20_000));
    expect(consoleStep(shown, pressed(finishA013, 20_000 + UNSURE_SETTLE_MS - 1)).press).toBeNull();
    expect(consoleStep(shown, pressed(finishA013, 20_000 + UNSURE_SETTLE_MS)).press).not.toBeNull();
    const next = consoleStep(shown, came(view({ present: present('A014') }), 40_000));
    const finishA014 = onTicket('finish', card('A014').ticket);
    expect(consoleStep(next, pressed(finishA014, 40_000 + SETTLE_MS)).press).not.toBeNull();
  });

  test('the same press on the same ticket counts at once', () => {
    const same = consoleStep(unsure, came(view({ present: present('A012') }), 20_000));
    expect(consoleStep(same, pressed(finishA012, 20_001)).press).not.toBeNull();
  });

  test('a view that came while the press was still asked about has shown it already', () => {
    const early = stateAfter(heard, came(a012), pressed(finishA012), came(a013, 20_000), unknown);
    expect(early).toMatchObject({ notice: null, unsure: null });
  });

  test('what this view need not show stays unknown until it is pressed again', () => {
    const issue: Order = { kind: 'issue_collection', language: 'vi', printer: null };
    const lost = stateAfter(heard, came(free), pressed(issue), unknown);
    expect(consoleStep(lost, came(a012)).notice).toBe(lost.notice);
    expect(consoleStep(lost, pressed(issue)).notice).toBeNull();
  });

  describe('a dossier’s form', () => {
    const serving = present('A012', { state: 'serving' });
    const dossier = { code: 'H26.01.02-261122-0004', due: '2026-11-25' };
    const receive: Order = { kind: 'receive', body: {} as never };
    const dialog = { name: 'receive', ticket: serving, scan: null } as const;
    const sent = stateAfter(
      heard,
      came(view({ present: serving })),
      { type: 'dialog_opened', dialog },
      pressed(receive),
      unknown,
    );

    test('stays, with what is known, while the view shows no dossier', () => {
      const newer = consoleStep(sent, came(view({ present: serving, waiting: 1 })));
      expect(newer).toMatchObject({ dialog, notice: sent.notice });
    });

    test('gives way to the receipt as soon as the view shows that it was received', () => {
      const newer = consoleStep(sent, came(view({ present: { ...serving, received: [dossier] } })));
      expect(newer.dialog).toEqual({ name: 'receipt', dossier: dossier.code, due: dossier.due });
      expect(newer.notice).toBeNull();
    });
  });
});

describe('what the clerk is told', () => {
  test('finishing with nobody in line says so', () => {
    const done = stateAfter(heard, came(a012), pressed(finishA012), { type: 'done', given: { called: null } });
    expect(done.notice).toEqual({ kind: 'finished_nobody', number: 'A012' });
  });

  test('a refusal is told, changes nothing else, and the dialog with what was typed stays', () => {
    const body = { ticket: card('A012').ticket, service: null, to: null };
    const dialog = { name: 'transfer', ticket: card('A012') } as const;
    const refused = stateAfter(
      heard,
      came(a012),
      { type: 'dialog_opened', dialog },
      pressed({ kind: 'transfer', body }),
      {
        type: 'refused',
        problem: problem('ticket_not_waiting'),
      },
    );
    expect(refused.notice).toMatchObject({ kind: 'problem', problem: { name: 'ticket_not_waiting' } });
    expect(refused.dialog).toBe(dialog);
    expect(isBusy(refused)).toBe(false);
  });

  test('the next press puts the last notice away', () => {
    const told = stateAfter(heard, came(free), { type: 'told', notice: { kind: 'joined' } }, pressed(callNext));
    expect(told.notice).toBeNull();
  });

  test('an issued ticket is shown with its number, a received dossier with its receipt', () => {
    const issue: Order = { kind: 'issue', body: { service: '1.001193' as never, printer: 'printer-1' as never } };
    expect(
      stateAfter(heard, came(free), pressed(issue), { type: 'done', given: { number: 'A020' } }).dialog,
    ).toMatchObject({
      name: 'issued',
      printer: 'printer-1',
      given: { number: 'A020' },
    });
    const receive: Order = { kind: 'receive', body: {} as never };
    const given = { dossier: 'H26.01.02-261122-0004' as never, due: '2026-11-25' };
    expect(stateAfter(heard, came(free), pressed(receive), { type: 'done', given }).dialog).toEqual({
      name: 'receipt',
      dossier: given.dossier,
      due: '2026-11-25',
    });
  });

  test('an answer leaves a dialog alone that was opened after its press', () => {
    const back = onTicket('return', card('A011').ticket);
    const receive = { name: 'receive', ticket: present('A012', { state: 'serving' }), scan: null } as const;
    const opened = stateAfter(heard, came(a012), pressed(back), { type: 'dialog_opened', dialog: receive });
    expect(consoleStep(opened, { type: 'done', given: {} }).dialog).toBe(receive);
  });

  test('searching goes on after a dossier was added to the ticket', () => {
    const search = { name: 'search', words: '' } as const;
    const join: Order = { kind: 'join', ticket: card('T001').ticket, dossiers: [], receipts: [] };
    const joined = stateAfter(heard, came(a012), { type: 'dialog_opened', dialog: search }, pressed(join));
    expect(consoleStep(joined, { type: 'done', given: {} })).toMatchObject({
      dialog: search,
      notice: { kind: 'joined' },
    });
  });

  test('a dialog cannot be closed over a press that is on its way', () => {
    const sending = stateAfter(
      heard,
      came(free),
      { type: 'dialog_opened', dialog: { name: 'issue' } },
      pressed({ kind: 'issue_collection', language: 'vi', printer: null }),
    );
    expect(consoleStep(sending, { type: 'dialog_closed' }).dialog).toEqual({ name: 'issue' });
  });
});

describe('what a press led to, where the screen alone does not show it', () => {
  test('a recall of what still waits to be spoken says so; one of what was spoken shows by itself', () => {
    const recall = onTicket('recall', card('A012').ticket);
    const recalled = stateAfter(heard, came(a012), pressed(recall), { type: 'done', given: {} });
    expect(recalled.notice).toEqual({ kind: 'recall_waits', number: 'A012' });
    const spoken = view({ present: present('A012', { call: { shownAt: 0, voice: 'spoken', announcement: 1 } }) });
    expect(stateAfter(heard, came(spoken), pressed(recall), { type: 'done', given: {} }).notice).toBeNull();
  });

  test('a ticket that was brought here to be called keeps the dialog open, and says that it can be called', () => {
    const bring: Order = { kind: 'transfer', body: { ticket: card('B003').ticket, service: null, to: '3' as never } };
    const brought = stateAfter(
      heard,
      came(free),
      { type: 'dialog_opened', dialog: { name: 'call_number' } },
      pressed(bring),
      { type: 'done', given: {} },
    );
    expect(brought.dialog).toEqual({ name: 'call_number' });
    expect(brought.notice).toEqual({ kind: 'brought', number: 'B003' });
  });

  test('a ticket that was sent on from its own dialog closes it', () => {
    const send: Order = { kind: 'transfer', body: { ticket: card('A012').ticket, service: null, to: '4' as never } };
    const dialog = { name: 'transfer', ticket: card('A012') } as const;
    const sent = stateAfter(heard, came(a012), { type: 'dialog_opened', dialog }, pressed(send), {
      type: 'done',
      given: {},
    });
    expect([sent.dialog, sent.notice]).toEqual([null, null]);
  });
});
