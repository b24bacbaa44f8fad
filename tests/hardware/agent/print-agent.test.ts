import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startPrintAgent } from '../../../hardware/agent/print-agent.ts';
import { ticketPaper } from '../../../hardware/agent/ticket-paper.ts';
import { drawTicket } from '../../../hardware/paper/ticket.ts';
import { printView } from '../../../queue/branch/views/print-view.ts';
import { as, type DeviceId } from '../../../queue/ids.ts';
import type { PrintView } from '../../../wire/views.ts';
import { HOME, openTestHouse, type TestHouse } from '../../server/house-rig.ts';
import { HandPrinter, printOf } from './hand-printer.ts';
import { network } from './network.ts';

const PRINTER = as<DeviceId>('printer-1');

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const open: (() => Promise<unknown>)[] = [];
const faults: unknown[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  expect(faults.splice(0)).toEqual([]);
});

function agentAt(printer: HandPrinter, serverUrl = house.url): () => Promise<void> {
  const stop = startPrintAgent({
    serverUrl,
    publicUrl: 'https://hall.example',
    branch: HOME,
    device: PRINTER,
    token: house.tokens[PRINTER] ?? '',
    printer,
    onFault: (error) => void faults.push(error),
  });
  open.push(stop);
  return stop;
}

const line = () => house.open.house.branches.get(HOME)?.folded().state.line;
const owed = () => [...(line()?.prints.values() ?? [])];
const settled = () => expect.poll(() => owed().length).toBe(0);
const until = (holds: () => boolean) => expect.poll(holds).toBe(true);

/** The paper of a ticket that is issued now, as it comes out the first time and the second. */
async function issue(): Promise<{ readonly usual: string; readonly reprint: string }> {
  await house.at('tickets', { service: '1.001193', printer: PRINTER }, { token: house.tokens['kiosk-1'] });
  const state = line();
  const view = state === undefined ? null : printView(state, PRINTER, null);
  const card = view?.jobs.at(-1);
  if (view === null || card === undefined) throw new Error('Nothing is owed');
  const drawn = (marked: boolean, around: PrintView = view) =>
    printOf(drawTicket(ticketPaper(card, around, { branch: HOME, publicUrl: 'https://hall.example' }, marked)));
  return { usual: drawn(false), reprint: drawn(true) };
}

/** An agent behind a network that goes down once, at the first words for which `at` holds. */
async function behind(printer: HandPrinter, at: (way: string, said: string) => boolean) {
  let done = false;
  const between = await network(house.url, (way, said) => {
    if (done || !at(way, said)) return 'pass';
    done = true;
    return 'cut';
  });
  open.push(between.close);
  agentAt(printer, between.url);
  return between;
}

describe('the network fails', () => {
  test('as a job is begun, for longer than an agent asks: the paper comes once the network is back', async () => {
    const printer = new HandPrinter();
    const between = await behind(printer, (_, said) => said.includes('/prints/begin'));
    const { usual } = await issue();
    await until(() => !between.isUp());
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    between.mend();
    await settled();
    expect(printer.papers).toEqual([usual]);
  });

  test('over the answer to a begin: no byte had left, so the paper is no reprint', async () => {
    const printer = new HandPrinter();
    let begun = false;
    const between = await behind(printer, (way, said) => {
      begun ||= said.includes('/prints/begin');
      return begun && way === 'to_agent' && said.startsWith('HTTP/1.1 200');
    });
    const { usual } = await issue();
    await until(() => !between.isUp());
    expect(owed()).toMatchObject([{ begun: true }]);
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    between.mend();
    await settled();
    expect(printer.papers).toEqual([usual]);
  });

  test('as a paper is confirmed: confirmed once the network is back, and printed once', async () => {
    const printer = new HandPrinter();
    const between = await behind(printer, (_, said) => said.includes('/prints/confirm'));
    const { usual } = await issue();
    await until(() => !between.isUp());
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    expect(owed()).toHaveLength(1);
    between.mend();
    await settled();
    expect(printer.papers).toEqual([usual]);
  });
});

test('a job breaks off while the printer goes on to say ready: tried again by itself, marked a reprint', async () => {
  const printer = new HandPrinter();
  printer.results.push({ ok: false, fault: 'cover_open', begun: true });
  agentAt(printer);
  const { reprint } = await issue();
  await settled();
  expect(printer.papers).toEqual([reprint]);
});

test('a job that an agent finds begun when it starts: printed, marked a reprint', async () => {
  const { reprint } = await issue();
  await house.at('prints/begin', { job: owed()[0]?.id }, { token: house.tokens[PRINTER] });
  const printer = new HandPrinter();
  agentAt(printer);
  await settled();
  expect(printer.papers).toEqual([reprint]);
});

test('two agents for one printer by mistake: each paper comes out of one of them, unmarked', async () => {
  const printers = [new HandPrinter(), new HandPrinter()];
  for (const printer of printers) agentAt(printer);
  const wanted: string[] = [];
  for (let ticket = 0; ticket < 6; ticket += 1) {
    wanted.push((await issue()).usual);
    await settled();
  }
  const papers = printers.flatMap(({ papers }) => papers);
  expect(papers.toSorted()).toEqual(wanted.toSorted());
});

test('a person in the office asks for a test page: it comes between the tickets, and nobody else may ask', async () => {
  const printer = new HandPrinter();
  agentAt(printer);
  const { usual } = await issue();
  await settled();
  const asked = await house.post(`/api/printers/${HOME}/test-page`, { printer: PRINTER }, { token: house.tokens.chi });
  expect(asked.status).toBe(200);
  await until(() => printer.papers.length === 2);
  expect(printer.papers[0]).toBe(usual);
  const kiosk = await house.post(
    `/api/printers/${HOME}/test-page`,
    { printer: PRINTER },
    { token: house.tokens['kiosk-1'] },
  );
  expect(kiosk.status).toBe(403);
});

test('a job that was taken and never answered: tried once more, marked a reprint, and then taken for printed', async () => {
  const printer = new HandPrinter();
  const silent = { ok: false, fault: 'unconfirmed', begun: true } as const;
  printer.results.push(silent, silent);
  agentAt(printer);
  await issue();
  await settled();
  expect(printer.results).toEqual([]);
  expect(printer.papers).toEqual([]);
});

test('a paper and a test page that cannot be drawn: told, no process ends, and the tickets behind it come out', async () => {
  const printer = new HandPrinter();
  const fault = new Error('a fault of ours');
  const good = printer.print;
  let tries = 0;
  printer.print = () => {
    tries += 1;
    return Promise.reject(fault);
  };
  agentAt(printer);
  await issue();
  await until(() => faults.length === 1);
  await house.post(`/api/printers/${HOME}/test-page`, { printer: PRINTER }, { token: house.tokens.chi });
  await until(() => faults.length === 2);
  printer.print = good;
  const { usual } = await issue();
  await until(() => printer.papers.length === 1);
  expect([printer.papers, tries, faults.splice(0)]).toEqual([[usual], 2, [fault, fault]]);
  await house.open.house.branches.get(HOME)?.submit({
    command: { type: 'CancelTicket', ticket: owed()[0]?.ticket ?? ('' as never) },
    by: 'house',
    key: 'drawn-by-nobody',
    fingerprint: '',
    vault: [],
  });
  await settled();
});
