import { expect, test } from 'vitest';
import { printedTextFault, textFault, tidyText } from '../../queue/typed-text.ts';
import { smallHall } from './small-hall.ts';
import { openHall } from './specification.ts';

test.each([
  ['Nguyễn Thị Hoa', 'Nguyễn Thị Hoa'],
  ['Nguyễn Thị'.normalize('NFD'), 'Nguyễn Thị'],
  ['  Trần \u00a0 \u3000 Văn   An \n', 'Trần Văn An'],
  ['សុខ\u200bសំណាង', 'សុខសំណាង'],
  ['محمد علی', 'محمد علی'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['สมชาย ใจดี', 'สมชาย ใจดี'],
  ['王小明', '王小明'],
  ['𠮷野', '𠮷野'],
  ['ကြွေး', 'ကြွေး'],
  ['n\u0302\u0323', 'ṇ\u0302'],
  ['O’Brien-Smith, Jr. (3)', 'O’Brien-Smith, Jr. (3)'],
])('[TEXT-1] %j is a text, kept as %j', (typed, kept) => {
  expect(tidyText(typed)).toBe(kept);
  expect(textFault(tidyText(typed), 40)).toBeNull();
});

test.each([
  ['', 'text_empty'],
  [' \u00a0\u3000\n', 'text_empty'],
  ...[0x00, 0x07, 0x09, 0x0a, 0x1b, 0x7f, 0x85, 0x9b].map((code) => [`a${String.fromCodePoint(code)}b`, 'text_hidden']),
  ...[0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202e, 0x2066, 0x2069, 0x061c, 0xfeff, 0x2060, 0xfff9].map(
    (code) => [`a${String.fromCodePoint(code)}b`, 'text_hidden'],
  ),
  ...[0x2028, 0x2029, 0xe000, 0x378, 0xffff, 0xe0041, 0x34f, 0x115f, 0x3164, 0xffa0, 0x2800, 0xfe0f].map((code) => [
    `a${String.fromCodePoint(code)}b`,
    'text_hidden',
  ]),
  ['a\ud800b', 'text_hidden'],
  ['\udc00', 'text_hidden'],
  [`a${'\u0301'.repeat(6)}`, 'text_marks'],
  ['\u0302a', 'text_marks'],
  ['n\u0302\u0302\u0302\u0302', 'text_marks'],
  ['𠮷'.repeat(41), 'text_long'],
])('[TEXT-2] %j is refused: %s', (typed, fault) => {
  expect(textFault(tidyText(typed), 40)).toBe(fault);
});

test.each(['Nguyễn Thị Hoà', 'PHẠM ĐỨC ƯỚC', 'Łukasz Østergård-Ünal', 'Số 5/2, ngõ 1; “A” – 10 000 ₫'])(
  '[TEXT-3] %j can stand on a paper',
  (text) => expect(printedTextFault(text, 40)).toBeNull(),
);

test.each(['习近平', 'สมชาย', 'محمد', 'សុខ', 'Nguyễn 🙂', 'Nguy\ufffdn', 'Иван', 'Nguyễn →'])(
  '[TEXT-3] %j is refused on a paper, and taken in a note',
  (text) => {
    expect(printedTextFault(text, 40)).toBe('text_unprintable');
    expect(textFault(text, 40)).toBeNull();
  },
);

test('[TEXT-3] a service that no ticket could name is refused with its catalogue; a notice stands on screens alone', () => {
  const notices = [{ vi: 'Lối vào → bên phải', en: 'Entrance →' }];
  openHall().given({ type: 'AdoptCatalogue', citySeq: 2, catalogue: { ...smallHall, notices } });
  const services = smallHall.services.map((service) => ({ ...service, name: { vi: '出生', en: 'x' } }));
  openHall().refuses(
    { type: 'AdoptCatalogue', citySeq: 2, catalogue: { ...smallHall, services } },
    { name: 'catalogue_invalid', fault: 'text', item: '出生' },
  );
});

test('[TEXT-2] a length counts characters, not halves of them', () => {
  expect(textFault('𠮷'.repeat(40), 40)).toBeNull();
});

test('[TEXT-1] every text of a catalogue is tidy once it is adopted; one that is already stays the same object', () => {
  const hall = openHall();
  expect(hall.state.line.plan?.catalogue).toBe(smallHall);
  const [zone] = smallHall.zones as [(typeof smallHall.zones)[0]];
  const untidy = {
    ...smallHall,
    zones: [{ ...zone, name: { vi: ' Sảnh \u00a0 chính\n'.normalize('NFD'), en: 'Hall' } }],
  };
  hall.given({ type: 'AdoptCatalogue', citySeq: 2, catalogue: untidy });
  expect(hall.state.line.plan?.catalogue.zones[0]?.name.vi).toBe('Sảnh chính');
});

test.each([
  ['a service', { services: renamed(smallHall.services) }],
  ['a field', { fields: renamed(smallHall.fields) }],
  ['a zone', { zones: renamed(smallHall.zones) }],
  ['a device', { devices: renamed(smallHall.devices) }],
  ['a ground', { grounds: renamed(smallHall.grounds) }],
  ['the address', { branch: { ...smallHall.branch, address: 'Số 1\u202e phố Thử' } }],
  ['a notice', { notices: [{ vi: 'Nghỉ\u200b lễ', en: 'Closed' }] }],
  ['a name that is empty', { zones: smallHall.zones.map((zone) => ({ ...zone, name: { vi: '  ', en: 'Hall' } })) }],
])('[TEXT-2] what hides in a text of a catalogue is refused as it is adopted: %s', (_, change) => {
  const catalogue = { ...smallHall, ...change } as typeof smallHall;
  openHall().refuses(
    { type: 'AdoptCatalogue', citySeq: 2, catalogue },
    { name: 'catalogue_invalid', fault: 'text', item: expect.any(String) },
  );
});

function renamed<One extends { readonly name: object }>(list: readonly One[]): readonly One[] {
  return list.map((one) => ({ ...one, name: { vi: 'Hộ\u2066 tịch', en: 'x' } }));
}
