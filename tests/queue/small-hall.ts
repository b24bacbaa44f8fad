import type { Catalogue, Service } from '../../queue/catalogue.ts';
import {
  as,
  type BranchId,
  type ClerkId,
  type CounterId,
  type DeviceId,
  type FieldId,
  type Instant,
  type LocalDate,
  type ServiceId,
  type ZoneId,
} from '../../queue/ids.ts';

/** A hall small enough to be held in the head: what the specifications play in. */
export const BIRTH = as<ServiceId>('birth');
export const COPY = as<ServiceId>('copy');
export const LAND = as<ServiceId>('land');
export const RESULTS = as<ServiceId>('results');
/** In the catalogue, and served at no counter. */
export const NOWHERE = as<ServiceId>('nowhere');

export const C1 = as<CounterId>('1');
export const C2 = as<CounterId>('2');
export const C3 = as<CounterId>('3');
export const LAN = as<ClerkId>('lan');
export const MINH = as<ClerkId>('minh');
export const HOA = as<ClerkId>('hoa');
export const PRINTER = as<DeviceId>('printer-1');
export const KIOSK = as<DeviceId>('kiosk-1');
export const BOARD = as<DeviceId>('display-1');
export const OTHER_BOARD = as<DeviceId>('display-2');
export const HALL = as<ZoneId>('hall');

export const TODAY = as<LocalDate>('2026-11-23');
export const TOMORROW = as<LocalDate>('2026-11-24');
/** Monday 2026-11-23, 8:00 in Hanoi. */
export const EIGHT = as<Instant>(Date.UTC(2026, 10, 23, 1));
export const MINUTE = 60_000;
export const SECOND = 1_000;

/** What a dossier of any service here needs. */
const PAPER = { name: 'Tờ khai', form: 'original', quantity: 1 } as const;
const text = (vi: string) => ({ vi, en: vi });
const service = (id: ServiceId, field: string, minutes: number, workingDays: number | null): Service => ({
  id,
  field: as<FieldId>(field),
  code: null,
  name: text(id),
  alsoCalled: [],
  minutes,
  dossier: workingDays === null ? null : { workingDays, feeVnd: 0, papers: [PAPER] },
});

const device = (id: DeviceId, kind: 'kiosk' | 'display' | 'printer') => ({
  id,
  kind,
  name: text(id),
  zone: HALL,
  printer: kind === 'kiosk' ? PRINTER : null,
});

export const smallHall: Catalogue = {
  branch: {
    id: as<BranchId>('small'),
    name: text('Nhỏ'),
    address: 'Số 1 phố Thử',
    phone: '024 0000 0000',
    timeZone: 'Asia/Ho_Chi_Minh',
    agency: 'H26.01.99',
  },
  fields: [
    { id: as<FieldId>('people'), letter: 'A', name: text('Hộ tịch'), kind: 'procedures' },
    { id: as<FieldId>('land'), letter: 'C', name: text('Đất đai'), kind: 'procedures' },
    { id: as<FieldId>('results'), letter: 'T', name: text('Trả kết quả'), kind: 'results' },
  ],
  services: [
    service(BIRTH, 'people', 12, 0),
    service(COPY, 'people', 6, null),
    service(LAND, 'land', 20, 10),
    service(RESULTS, 'results', 3, null),
    service(NOWHERE, 'land', 5, null),
  ],
  counters: [
    { id: C1, zone: HALL, services: [BIRTH, COPY, RESULTS] },
    { id: C2, zone: HALL, services: [BIRTH, COPY, LAND] },
    { id: C3, zone: HALL, services: [LAND, RESULTS] },
  ],
  zones: [{ id: HALL, name: text('Sảnh') }],
  devices: [
    device(KIOSK, 'kiosk'),
    device(PRINTER, 'printer'),
    device(BOARD, 'display'),
    device(OTHER_BOARD, 'display'),
  ],
  grounds: [
    { id: 'elderly', name: text('75+') },
    { id: 'merit', name: text('Người có công') },
  ],
  notices: [],
  holidays: [as<LocalDate>('2026-11-25')],
  rule: { targets: { standard: 20, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 },
  hours: { opens: 480, lastIssue: 960, endOfCalling: 1020, endOfDay: 1050, lunch: { from: 720, until: 780 } },
};
