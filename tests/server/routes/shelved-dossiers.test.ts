import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { as, type DossierCode, type LocalDate } from '../../../queue/ids.ts';
import { dossierAnswer, receiptAnswer } from '../../../wire/http/dossiers.ts';
import { HOME, openTestHouse, type TestHouse, TODAY } from '../house-rig.ts';

const SERVICE = '2.000635';
const PERSON = { name: 'Quách Thị Xuyến', idNumber: 'E12345678', phone: '0911 222 333', address: 'Số 77 ngõ Vô Danh' };
const PAPER = { name: 'Giấy ủy quyền của bà Tú', form: 'copy', quantity: 1 };
const COLLECTOR = { name: 'Khuất Văn Yêng', idNumber: '001188844466', letter: 'Giấy ủy quyền 4455' };

let house: TestHouse;
let dossier: string;
let receipt: string;
let ticket: string;
let handedOverAt: number;
const an = () => ({ token: house.tokens.an });
const chi = () => ({ token: house.tokens.chi });
const kiosk = () => ({ token: house.tokens['kiosk-1'] });
const loop = () => house.open.house.branches.get(HOME)!;
const held = () => loop().folded().state.dossiers.dossiers.get(as<DossierCode>(dossier));
const done = async (path: string, body: object, asking = an()) =>
  expect((await house.at(path, body, asking)).body, path).toMatchObject({ seq: expect.any(Number) });
const found = async (words: string) =>
  (await house.get(`/api/branches/${HOME}/dossiers?words=${encodeURIComponent(words)}`, an())).body.dossiers;
const does = async (command: BranchCommand) =>
  expect(
    await loop().submit({ command, by: 'house', key: crypto.randomUUID(), fingerprint: '', vault: [] }),
  ).toMatchObject({ kind: 'done' });
/** By hand: no clock of the house jumps so far. */
const opensDay = async (days: number) => {
  const { day } = loop().folded().state.line;
  if (day !== null && day.phase !== 'closed') await does({ type: 'CloseDay', date: day.date });
  await does({ type: 'OpenDay', date: Temporal.PlainDate.from(TODAY).add({ days }).toString() as LocalDate });
  await house.at('counters/1/sign-in', {}, an());
};
const collects = async () => {
  ticket = (await house.at('collections', { receipts: [receipt] }, kiosk())).body.ticket;
  await done('counters/1/call', { ticket });
  await done('counters/1/start', { ticket });
};

beforeAll(async () => {
  house = await openTestHouse();
  await house.at('counters/1/sign-in', {}, an());
  await house.at('office/counter-services', { counter: '1', services: [SERVICE, 'results'] }, chi());
  ticket = (await house.at('tickets', { service: SERVICE }, kiosk())).body.ticket;
  await done('counters/1/call', { ticket });
  await done('counters/1/start', { ticket });
  const body = { counter: '1', ticket, service: SERVICE, applicant: PERSON, papers: [PAPER], feeVnd: 0 };
  const received = (await house.at('dossiers', body, an())).body;
  dossier = received.dossier;
  receipt = received.token;
  await done('counters/1/finish', { ticket });
  await done('dossiers/ready', { dossier });
  await collects();
  await done('dossiers/hand-over', { counter: '1', ticket, dossier, representative: COLLECTOR });
  await done('counters/1/finish', { ticket });
  handedOverAt = (await house.get(`/api/branches/${HOME}/dossiers/${dossier}`, an())).body.handedOver.at;
  await opensDay(7);
}, 120_000);
afterAll(() => house.close());

test('a dossier that has left the state is told of as before: receipt, status, whose it is, its PDF, the search', async () => {
  expect(held()).toBeUndefined();
  const scanned = (await house.get(`/api/branches/${HOME}/receipts/${receipt}`, kiosk())).body;
  expect(receiptAnswer.safeParse(scanned).error).toBeUndefined();
  expect(scanned).toMatchObject({ dossier, state: 'handed_over', handedOverAt });
  expect((await house.get(`/api/branches/${HOME}/dossiers/${dossier}/status`, kiosk())).body.state).toBe('handed_over');
  const told = (await house.get(`/api/branches/${HOME}/dossiers/${dossier}`, an())).body;
  expect(dossierAnswer.safeParse(told).error).toBeUndefined();
  expect(told).toMatchObject({ applicant: PERSON, papers: [PAPER], handedOver: { representative: COLLECTOR } });
  const pdf = await house.get(`/api/branches/${HOME}/dossiers/${dossier}/receipt.pdf`, an());
  expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  for (const words of ['xuyen', 'quách thị', 'E12345678', '0911.222.333', dossier])
    expect(await found(words), words).toMatchObject([{ code: dossier, state: 'handed_over' }]);
  const office = loop().folded().state.dossiers.counts;
  expect(office).toEqual({ inProgress: 0, ready: 0, handedOver: 1 });
});

test('it is not collected, made ready or handed over a second time, and the refusal says when it was', async () => {
  const already = { name: 'dossier_already_handed_over', params: { at: expect.anything() } };
  const { body, status } = await house.at('collections', { receipts: [receipt] }, kiosk());
  expect(status).toBe(409);
  expect(body).toMatchObject({ name: already.name });
  expect((await house.at('dossiers/ready', { dossier }, an())).body.name).toBe(already.name);
  expect((await house.at('dossiers/withdraw-result', { dossier }, an())).body.name).toBe(already.name);
  expect(held()).toBeUndefined();
});

test('a supervisor corrects the handover: it is ready, collected, handed over again and shelved again', async () => {
  const key = crypto.randomUUID();
  const body = { dossier, reason: 'trả nhầm' };
  const first = await house.at('office/correct-handover', body, { ...chi(), key });
  expect(first.status).toBe(200);
  expect(held()).toMatchObject({ state: 'ready', handovers: 1 });
  await collects();
  await done('dossiers/hand-over', { counter: '1', ticket, dossier });
  await done('counters/1/finish', { ticket });
  await opensDay(14);
  expect(held()).toBeUndefined();
  // A retry hears what came of it then.
  expect((await house.at('office/correct-handover', body, { ...chi(), key })).body).toEqual(first.body);
  expect(held()).toBeUndefined();
  const told = (await house.get(`/api/branches/${HOME}/dossiers/${dossier}`, an())).body;
  expect(told).toMatchObject({ state: 'handed_over', corrected: { by: 'chi', reason: 'trả nhầm' } });
});

test('its personal data is erased: all rows of the vault, and the words by which it was found', async () => {
  const [row] = await house.open.house.journal.shelved(HOME, [dossier]);
  const { applicant, rows } = JSON.parse(row?.facts ?? '');
  expect((await house.open.house.journal.readVault(HOME, [applicant, ...rows])).size).toBe(3);
  await done('office/erase-personal-data', { dossier }, chi());
  expect((await house.open.house.journal.readVault(HOME, [applicant, ...rows])).size).toBe(0);
  for (const words of ['xuyen', 'E12345678', '0911222333']) expect(await found(words)).toEqual([]);
  // It goes back by itself, at the next look of the house.
  await expect.poll(() => held(), { timeout: 20_000 }).toBeUndefined();
  const told = (await house.get(`/api/branches/${HOME}/dossiers/${dossier}`, an())).body;
  expect(told).toMatchObject({ state: 'handed_over', applicant: null });
  expect((await house.at('office/erase-personal-data', { dossier }, chi())).body.name).toBe('nothing_to_change');
  expect((await house.at('office/correct-handover', { dossier, reason: 'x' }, chi())).body.name).toBe('dossier_erased');
});
