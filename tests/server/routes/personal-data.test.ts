import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { as, type CounterId, type DeviceId } from '../../../queue/ids.ts';
import { connect } from '../../../wire/live.ts';
import { topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse, PINS, TODAY } from '../house-rig.ts';
import { readPdf } from '../receipt/read-pdf.ts';

/** Words that nothing else of a hall contains. */
const PERSON = {
  name: 'Quách Thị Xuyến',
  idNumber: '001199955577',
  phone: '0911 222 333',
  address: 'Số 77 ngõ Vô Danh',
};
const COLLECTOR = { name: 'Khuất Văn Yêng', idNumber: '001188844466', letter: 'Giấy ủy quyền 4455-GUQ' };
const NOTE = 'chữ ký không khớp 8642';
/** As the service's own list names it. */
const LISTED_PAPER = { name: 'Tờ khai cấp bản sao trích lục hộ tịch', form: 'original', quantity: 1 };
const TYPED_PAPER = 'Giấy ủy quyền của bà Vương Tú 9753';
const SECRETS = [
  TYPED_PAPER,
  ...Object.values(PERSON),
  ...Object.values(COLLECTOR),
  NOTE,
  PERSON.phone.replaceAll(' ', ''),
  'Xuyen',
];

test('after a day with dossiers no name, number or typed text is in the stream, in a view, in a log or in a file', async () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-personal-'));
  const house = await openTestHouse({ data });
  const an = { token: house.tokens.an };
  const kiosk = { token: house.tokens['kiosk-1'] };
  const chi = { token: house.tokens.chi };
  const seen: unknown[] = [];
  const screens = [
    house.tokens.chi,
    house.tokens['kiosk-1'],
    house.tokens['printer-1'],
    house.tokens['display-1'],
    null,
  ].map((token) => connect(house.url, () => token ?? null));
  for (const live of screens)
    for (const topic of [
      topics.door(HOME),
      topics.hall(HOME),
      topics.line(HOME),
      topics.counter(HOME, as<CounterId>('1')),
      topics.print(HOME, as<DeviceId>('printer-1')),
      topics.office(HOME),
      topics.devices(HOME),
    ])
      live.follow<unknown>(topic, (view) => seen.push(view));

  await house.at('counters/1/sign-in', {}, an);
  const { ticket } = (await house.at('tickets', { service: '2.000635' }, kiosk)).body;
  await house.at('office/counter-services', { counter: '1', services: ['2.000635', 'results'] }, chi);
  expect((await house.at('counters/1/call-next', {}, an)).status).toBe(200);
  await house.at('counters/1/start', { ticket }, an);
  const received = await house.at(
    'dossiers',
    {
      counter: '1',
      ticket,
      service: '2.000635',
      applicant: PERSON,
      papers: [LISTED_PAPER, { name: TYPED_PAPER, form: 'copy', quantity: 1 }],
      feeVnd: 8_000,
    },
    an,
  );
  expect(received.status).toBe(200);
  const { dossier, token } = received.body;
  // The clerk finds it by name without diacritics: the personal data is there, and only there.
  const found = await house.get(`/api/branches/${HOME}/dossiers?words=quach%20xuyen`, an);
  expect(found.body.dossiers[0]).toMatchObject({ code: dossier, papers: [LISTED_PAPER, { name: TYPED_PAPER }] });
  expect(found.body.dossiers[0].applicant).toEqual(PERSON);
  const pdf = await fetch(`${house.url}/api/branches/${HOME}/dossiers/${dossier}/receipt.pdf`, {
    headers: { Authorization: `Bearer ${an.token}` },
  });
  const [page] = readPdf(new Uint8Array(await pdf.arrayBuffer())).pages;
  expect((page?.texts ?? []).join(' ')).toContain(TYPED_PAPER);
  await house.at('counters/1/finish', { ticket }, an);
  await house.at('dossiers/ready', { dossier }, { token: house.tokens.system });
  const receipt = await house.get(`/api/branches/${HOME}/receipts/${token}`, {});
  expect(receipt.body).toMatchObject({ dossier, state: 'ready' });
  seen.push(receipt.body, (await house.get(`/api/branches/${HOME}/dossiers/${dossier}/status`, kiosk)).body);
  const collection = (await house.at('collections', { receipts: [token] }, kiosk)).body.ticket;
  const called = await house.at('counters/1/call-next', {}, an);
  expect(called.body).toMatchObject({ called: collection.slice(TODAY.length + 1) });
  await house.at('counters/1/start', { ticket: collection }, an);
  await house.at('dossiers/decline', { counter: '1', ticket: collection, dossier, reason: 'other', note: NOTE }, an);
  const over = await house.at(
    'dossiers/hand-over',
    { counter: '1', ticket: collection, dossier, representative: COLLECTOR },
    an,
  );
  expect(over.status).toBe(200);
  expect((await house.at('dossiers/hand-over', { counter: '1', ticket: collection, dossier }, an)).body.name).toBe(
    'dossier_already_handed_over',
  );
  // A wrong body with personal data in it is refused and not written down either.
  await house.at('dossiers', { applicant: PERSON, papers: PERSON.name }, an);
  await house.post('/api/sessions', { branch: HOME, clerk: 'an', pin: '999998' });
  await new Promise((resolve) => setTimeout(resolve, 1_300));

  const entries: unknown[] = [];
  for await (const page of house.open.house.journal.read(HOME, 0)) entries.push(...page);
  expect(seen.length).toBeGreaterThan(20);
  expect(entries.length).toBeGreaterThan(12);
  const secrets = [...SECRETS, ...Object.values(PINS)];
  const places: readonly (readonly [string, string])[] = [
    ['the stream', JSON.stringify(entries)],
    ['a view', JSON.stringify(seen)],
    ['the log', JSON.stringify(house.log.lines)],
  ];
  for (const [place, text] of places)
    for (const secret of SECRETS) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
  expect(JSON.stringify(house.log.lines)).not.toContain(house.tokens.an);

  for (const live of screens) live.close();
  await house.close();
  // The vault is encrypted; whoever takes the disk without the key reads no name.
  for (const file of readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const secret of secrets.filter((one) => one.length > 4))
      expect(bytes.includes(secret), `${secret} in ${file.name}`).toBe(false);
  }
  rmSync(data, { recursive: true, force: true });
}, 120_000);
