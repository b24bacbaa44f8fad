import type { CallingRule, Counter, Device, Ground, Hours, Service, Text, Zone } from '../../queue/catalogue.ts';
import { as, type CounterId, type DeviceId, type ZoneId } from '../../queue/ids.ts';

const HALL = as<ZoneId>('hall');
const KIOSK_1 = as<DeviceId>('kiosk-1');
const KIOSK_2 = as<DeviceId>('kiosk-2');
const PRINTER_1 = as<DeviceId>('printer-1');
const PRINTER_2 = as<DeviceId>('printer-2');

export const zones: readonly Zone[] = [{ id: HALL, name: { vi: 'Sảnh chính', en: 'Main hall' } }];

/** The fields of each counter from counter 1 on. Every field stands at two counters at least, so that one may close. */
const DEMO_COUNTERS: readonly (readonly string[])[] = [
  ['certification', 'results', 'guidance'],
  ['civil-status', 'certification'],
  ['civil-status', 'residence'],
  ['land', 'construction'],
  ['land', 'construction', 'business'],
  ['business', 'labour', 'residence'],
  ['labour', 'welfare', 'health', 'education'],
  ['welfare', 'health', 'education', 'results', 'guidance'],
];
const USUAL_COUNTERS: readonly (readonly string[])[] = [
  ['certification', 'results', 'guidance'],
  ['civil-status', 'certification', 'residence'],
  ['land', 'construction', 'business'],
  ['land', 'construction', 'business', 'labour'],
  ['civil-status', 'residence', 'labour', 'welfare', 'health', 'education'],
  ['welfare', 'health', 'education', 'results', 'guidance'],
];

export const countersOf = (layout: 'demo' | 'usual', services: readonly Service[]): readonly Counter[] =>
  (layout === 'demo' ? DEMO_COUNTERS : USUAL_COUNTERS).map((fields, index) => ({
    id: as<CounterId>(String(index + 1)),
    zone: HALL,
    services: services.filter(({ field }) => fields.includes(field)).map(({ id }) => id),
  }));

export const devices: readonly Device[] = [
  { id: KIOSK_1, kind: 'kiosk', name: { vi: 'Ki-ốt 1', en: 'Kiosk 1' }, zone: HALL, printer: PRINTER_1 },
  { id: KIOSK_2, kind: 'kiosk', name: { vi: 'Ki-ốt 2', en: 'Kiosk 2' }, zone: HALL, printer: PRINTER_2 },
  { id: PRINTER_1, kind: 'printer', name: { vi: 'Máy in 1', en: 'Printer 1' }, zone: HALL, printer: null },
  { id: PRINTER_2, kind: 'printer', name: { vi: 'Máy in 2', en: 'Printer 2' }, zone: HALL, printer: null },
  { id: as('display-1'), kind: 'display', name: { vi: 'Bảng gọi số 1', en: 'Board 1' }, zone: HALL, printer: null },
  { id: as('display-2'), kind: 'display', name: { vi: 'Bảng gọi số 2', en: 'Board 2' }, zone: HALL, printer: null },
];

export const grounds: readonly Ground[] = [
  { id: 'elderly', name: { vi: 'Người từ 75 tuổi trở lên', en: 'Aged 75 or over' } },
  { id: 'disability', name: { vi: 'Người khuyết tật', en: 'A person with a disability' } },
  { id: 'pregnant', name: { vi: 'Phụ nữ mang thai', en: 'Pregnant' } },
  { id: 'small-child', name: { vi: 'Người có con nhỏ dưới 36 tháng', en: 'With a child under 36 months' } },
  { id: 'merit', name: { vi: 'Người có công với cách mạng', en: 'A person of merit' } },
  { id: 'illness', name: { vi: 'Người đang ốm, mệt', en: 'Feeling unwell' } },
];

export const notices: readonly Text[] = [
  {
    vi: 'Lấy số từ 8 giờ đến 16 giờ. Số của hôm nay hết giá trị khi hết giờ làm việc.',
    en: 'Tickets are given from 8:00 to 16:00. Today’s ticket is valid today only.',
  },
  {
    vi: 'Mang theo giấy hẹn và căn cước khi đến nhận kết quả.',
    en: 'Bring your receipt and identity card when you collect a result.',
  },
  {
    vi: 'Người từ 75 tuổi, người khuyết tật, phụ nữ mang thai và người có con nhỏ được gọi sớm hơn.',
    en: 'People of 75 and over, people with disabilities, and parents of small children are called earlier.',
  },
];

/** design.md §5. */
export const rule: CallingRule = {
  targets: { standard: 20, priority: 5, collection: 10, appointment: 0 },
  urgentLimit: 2,
};

const at = (hour: number, minute = 0): number => hour * 60 + minute;

export const hours: Hours = {
  opens: at(8),
  lastIssue: at(16),
  endOfCalling: at(17),
  endOfDay: at(17, 30),
  lunch: { from: at(12), until: at(13) },
};
