import { isCallingRule } from './calling-rule.ts';
import type { Catalogue, Hours } from './catalogue.ts';
import { printedTextFault, textFault } from './typed-text.ts';

/** What is wrong with a catalogue, and where: an id, or the value itself. */
export interface CatalogueFault {
  readonly fault:
    | 'agency'
    | 'time_zone'
    | 'hours'
    | 'lunch'
    | 'holiday'
    | 'rule'
    | 'id_twice'
    | 'letter'
    | 'minutes'
    | 'dossier'
    | 'unknown_field'
    | 'unknown_service'
    | 'unknown_zone'
    | 'unknown_printer'
    /** A text that hides something, that no screen has room for, or that no paper can show. */
    | 'text';
  readonly item: string;
}

/** Minutes of a day: its last one is 23:59. */
const LAST_MINUTE = 24 * 60 - 1;
/** A list of many years would be looked through for each day that is counted. */
const MOST_HOLIDAYS = 1_000;
const MOST_TEXT = 500;
const MOST_SERVICE_MINUTES = 480;
/** No result may be promised for later (dossier/due-date.ts). */
const MOST_WORKING_DAYS = 500;

/**
 * Why the rules could not keep a catalogue, whose texts are tidy already; null when they can. Looked at as it is adopted: what every view and duty computes
 * from it afterwards (times, dates, lines) then cannot fail.
 */
export function catalogueFault(catalogue: Catalogue): CatalogueFault | null {
  const faults = [
    ...branchFaults(catalogue),
    ...hoursFaults(catalogue.hours),
    ...listFaults(catalogue),
    ...textFaults(catalogue),
  ];
  return faults[0] ?? null;
}

function* branchFaults({ branch, holidays, rule }: Catalogue): Generator<CatalogueFault> {
  // A dossier code is taken apart at its hyphens.
  if (!/^[^-\s]+$/.test(branch.agency)) yield { fault: 'agency', item: branch.agency };
  if (!isZone(branch.timeZone)) yield { fault: 'time_zone', item: branch.timeZone };
  if (holidays.length > MOST_HOLIDAYS) yield { fault: 'holiday', item: String(holidays.length) };
  for (const day of holidays) if (!isDate(day)) yield { fault: 'holiday', item: day };
  if (!isCallingRule(rule)) yield { fault: 'rule', item: JSON.stringify(rule) };
}

function* hoursFaults(hours: Hours): Generator<CatalogueFault> {
  const { opens, lastIssue, endOfCalling, endOfDay, lunch } = hours;
  const minutes = [opens, lastIssue, endOfCalling, endOfDay];
  for (const minute of minutes) if (!isMinute(minute)) yield { fault: 'hours', item: String(minute) };
  if (opens >= lastIssue || lastIssue > endOfCalling || endOfCalling > endOfDay)
    yield { fault: 'hours', item: minutes.join(' ') };
  if (lunch === null) return;
  const { from, until } = lunch;
  if (!isMinute(from) || !isMinute(until) || from < opens || from >= until || until > endOfDay)
    yield { fault: 'lunch', item: `${from} ${until}` };
}

function* listFaults({ fields, services, counters, zones, devices, grounds }: Catalogue): Generator<CatalogueFault> {
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  for (const list of [fields, services, counters, zones, devices, grounds].map(ids))
    for (const item of twice(list)) yield { fault: 'id_twice', item };
  for (const { letter } of fields) if (!/^[A-Z]$/.test(letter)) yield { fault: 'letter', item: letter };
  for (const item of twice(fields.map(({ letter }) => letter))) yield { fault: 'letter', item };
  const known = { fields: new Set(ids(fields)), services: new Set(ids(services)), zones: new Set(ids(zones)) };
  for (const { id, field, minutes, dossier } of services) {
    if (!known.fields.has(field)) yield { fault: 'unknown_field', item: id };
    if (!(minutes > 0 && minutes <= MOST_SERVICE_MINUTES)) yield { fault: 'minutes', item: id };
    const days = dossier?.workingDays ?? 0;
    if (!Number.isInteger(days) || days < 0 || days > MOST_WORKING_DAYS) yield { fault: 'dossier', item: id };
  }
  for (const { id, zone, services: served } of counters) {
    if (!known.zones.has(zone)) yield { fault: 'unknown_zone', item: id };
    if (served.some((service) => !known.services.has(service))) yield { fault: 'unknown_service', item: id };
    for (const item of twice(served)) yield { fault: 'id_twice', item };
  }
  const printers = new Set(ids(devices.filter(({ kind }) => kind === 'printer')));
  for (const { id, zone, printer } of devices) {
    if (zone !== null && !known.zones.has(zone)) yield { fault: 'unknown_zone', item: id };
    if (printer !== null && !printers.has(printer)) yield { fault: 'unknown_printer', item: id };
  }
}

/**
 * Every name and text of it, wherever it stands: none hides anything, no name is empty, and tickets and receipts can show all
 * but notices, which stand on screens alone. The item is the text without what nobody sees.
 */
function* textFaults(value: unknown, isName = false, faultOf = printedTextFault): Generator<CatalogueFault> {
  if (typeof value === 'string') {
    if ((value !== '' || isName) && faultOf(value, MOST_TEXT) !== null)
      yield { fault: 'text', item: value.replace(/[^\p{L}\p{N} ]/gu, '?').slice(0, 40) };
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      yield* textFaults(inner, isName || key === 'name', key === 'notices' ? textFault : faultOf);
}

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute <= LAST_MINUTE;

const twice = (list: readonly string[]): readonly string[] =>
  list.filter((item, index) => list.indexOf(item) !== index);

/** An IANA name; a bare offset would know no summer time. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
