import type { BranchEvent } from '../../queue/branch/branch.ts';
import { SHELVED_AFTER_DAYS } from '../../queue/dossier/shelving.ts';
import { codeDate } from '../../queue/dossier/state.ts';
import {
  as,
  type ClerkId,
  type CounterId,
  type DossierCode,
  type Instant,
  type LocalDate,
  type ServiceId,
  type TicketId,
  type Token,
  type VaultRef,
} from '../../queue/ids.ts';
import type { VisitRow } from '../../server/journal/port.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { TODAY } from '../server/house-rig.ts';

/** A busy ward's day; as many leave the state by one event. */
export const DOSSIERS_A_DAY = 250;
/** In work today, with a past or without one. */
export const OPEN_DOSSIERS = 1_000;

interface PastEvent {
  readonly event: BranchEvent;
  readonly at: Instant;
  readonly by: string;
}

export interface PastDay {
  readonly events: readonly PastEvent[];
  readonly visits: readonly VisitRow[];
}

const catalogue = catalogueOf(demoBranch);
const SERVICE = catalogue.services.find(({ dossier }) => dossier !== null);
const COUNTER = as<CounterId>('1');
const CLERK = as<ClerkId>('an');
const BY = `clerk:${CLERK}`;

/** The days before today on which so many dossiers came, were handed over and went to the shelf; after them those in work. */
export function* pastDays(dossiers: number): Generator<PastDay> {
  const days = Math.ceil(dossiers / DOSSIERS_A_DAY);
  const last = Temporal.PlainDate.from(TODAY).subtract({ days: 1 });
  const first = last.subtract({ days: days + SHELVED_AFTER_DAYS });
  const began = noon(first);
  yield {
    events: [{ event: { type: 'CatalogueAdopted', citySeq: 1, catalogue }, at: began, by: 'house' }],
    visits: [],
  };
  for (let day = 0; day < days; day++) {
    const date = first.add({ days: day });
    yield dayOf(date, Math.min(DOSSIERS_A_DAY, dossiers - day * DOSSIERS_A_DAY), true);
  }
  for (let open = OPEN_DOSSIERS; open > 0; open -= DOSSIERS_A_DAY) {
    const date = last.subtract({ days: open / DOSSIERS_A_DAY - 1 });
    yield dayOf(date, DOSSIERS_A_DAY, false);
  }
}

/** A day's dossiers, and where they are past the whole life of each, in one day. */
function dayOf(date: Temporal.PlainDate, count: number, isPast: boolean): PastDay {
  const day = as<LocalDate>(date.toString());
  const at = noon(date);
  const codes = Array.from({ length: count }, (_, nth) => codeOf(day, nth + 1));
  const events: BranchEvent[] = [];
  for (const [nth, code] of codes.entries()) {
    const ticket = ticketOf(day, 'A', nth);
    events.push({
      type: 'DossierReceived',
      dossier: code,
      token: as<Token>(`t${hashed(code, 1)}${code}`),
      service: SERVICE?.id ?? as<ServiceId>(''),
      applicant: as<VaultRef>(`p${hashed(code, 2)}${code}`),
      papers: [...(SERVICE?.dossier?.papers ?? [])],
      sets: 1,
      feeVnd: 8_000,
      clerk: CLERK,
      counter: COUNTER,
      ticket,
      due: day,
    });
  }
  if (!isPast)
    return { events: events.map((event) => ({ event, at, by: BY })), visits: visitsOf(day, at, count, ['A']) };
  for (const [nth, code] of codes.entries()) {
    events.push({ type: 'DossierReady', dossier: code });
    const ticket = ticketOf(day, 'K', nth);
    const handover = { ticket, clerk: CLERK, counter: COUNTER, to: 'applicant', letter: null, handover: 1 } as const;
    events.push({ type: 'DossierHandedOver', dossier: code, ...handover });
  }
  const handedOverBefore = as<LocalDate>(date.add({ days: 1 }).toString());
  events.push({ type: 'DossiersShelved', handedOverBefore, dossiers: codes });
  return { events: events.map((event) => ({ event, at, by: BY })), visits: visitsOf(day, at, count, ['A', 'K']) };
}

const visitsOf = (day: LocalDate, at: Instant, count: number, letters: readonly string[]): readonly VisitRow[] =>
  letters.flatMap((letter) =>
    Array.from({ length: count }, (_, nth) => ({
      ticket: ticketOf(day, letter, nth),
      day,
      field: SERVICE?.field ?? '',
      service: SERVICE?.id ?? '',
      category: letter === 'K' ? 'collection' : 'standard',
      counter: COUNTER,
      clerk: CLERK,
      issuedAt: at,
      calledAt: at + MINUTE,
      startedAt: at + 2 * MINUTE,
      endedAt: at + 10 * MINUTE,
      outcome: 'served',
    })),
  );

const MINUTE = 60_000;
const ticketOf = (day: LocalDate, letter: string, nth: number): TicketId =>
  as<TicketId>(`${day}/${letter}${String(nth + 1).padStart(3, '0')}`);
const codeOf = (day: LocalDate, nth: number): DossierCode =>
  as<DossierCode>(`${catalogue.branch.agency}-${codeDate(day)}-${String(nth).padStart(4, '0')}`);
const noon = (date: Temporal.PlainDate): Instant =>
  as<Instant>(date.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '12:00' }).epochMilliseconds);

/** The code of one of the first past day, when there are so many. */
export function oldCode(dossiers: number, nth: number): DossierCode {
  const [, first] = [...pastDays(dossiers).take(2)];
  const event = first?.events[nth]?.event;
  if (event?.type !== 'DossierReceived') throw new Error('There is no past');
  return event.dossier;
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Quách', 'Khuất'];
const MIDDLES = ['Thị', 'Văn', 'Minh', 'Đức', 'Thanh', 'Ngọc', 'Hữu', 'Quang'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Xuyến',
  'Yêng',
];

/** Whose dossier it is: made from the code, so that whoever searches knows what there is to find. */
export function applicantOf(code: string) {
  const pick = (names: readonly string[], salt: number): string => names[hashed(code, salt) % names.length] ?? '';
  const digits = (salt: number, length: number): string =>
    String(hashed(code, salt)).padStart(length, '0').slice(0, length);
  return {
    name: `${pick(FAMILIES, 3)} ${pick(MIDDLES, 4)} ${pick(GIVEN, 5)}`,
    idNumber: `001${digits(6, 9)}`,
    phone: `09${digits(7, 8)}`,
    address: `Số ${hashed(code, 8) % 500} phố Ví Dụ, phường Hoàn Kiếm`,
  };
}

/** FNV-1a, 32 bits. */
function hashed(text: string, salt: number): number {
  let hash = 2_166_136_261 ^ salt;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash ^ (hash >>> 15)) >>> 0;
}
