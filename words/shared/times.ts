/**
 * Times of day and dates as people read them here: `08:05`, `22/11/2026`, `Chủ nhật, 22/11/2026`. Instants are milliseconds
 * since 1970 (UTC); `zone` is an IANA name (`Asia/Ho_Chi_Minh`) and comes from the branch, never from the device.
 */
import { inLanguage, type Language } from '../catalogue.ts';
import { sharedWords } from './words.ts';

const MINUTE_MS = 60_000;

/** Building a formatter costs far more than using it, and a board asks for one every second. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const partsOf = (instant: number, zone: string): Readonly<Record<string, string>> => {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
};

/** `08:05`, on the 24-hour clock in every language. */
export const timeOfDay = (instant: number, zone: string): string => {
  const { hour, minute } = partsOf(instant, zone);
  return `${hour}:${minute}`;
};

/** `08:05:09` */
export const timeWithSeconds = (instant: number, zone: string): string => {
  const { hour, minute, second } = partsOf(instant, zone);
  return `${hour}:${minute}:${second}`;
};

/** `22/11/2026`, in every language: the law's own order, and English readers are told by the year's place. */
export const dateOf = (instant: number, zone: string): string => {
  const { day, month, year } = partsOf(instant, zone);
  return `${day}/${month}/${year}`;
};

/** `2026-11-22` becomes `22/11/2026`; anything else is returned as it came. */
export const dateOfDay = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

const weekdayOf = (year: number, month: number, day: number, language: Language): string => {
  const index = (Math.floor(Date.UTC(year, month - 1, day) / 86_400_000) + 4) % 7;
  return inLanguage(sharedWords, language).weekdays[index] ?? '';
};

/** `Chủ nhật, 22/11/2026` */
export const longDate = (instant: number, zone: string, language: Language): string => {
  const { year, month, day } = partsOf(instant, zone);
  const weekday = weekdayOf(Number(year), Number(month), Number(day), language);
  return inLanguage(sharedWords, language).longDate(weekday, dateOf(instant, zone));
};

/** `08:05 ngày 22/11/2026` */
export const timeAndDate = (instant: number, zone: string, language: Language): string =>
  inLanguage(sharedWords, language).atTime(timeOfDay(instant, zone), dateOf(instant, zone));

/** `4:05`, `1:02:09`: time gone by, for a clerk's timer. Milliseconds in; a negative time is shown as none. */
export const elapsed = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** `25 phút`, `1 giờ 5 phút`: a duration in words, to the nearest minute. */
export const duration = (milliseconds: number, language: Language): string => {
  const words = inLanguage(sharedWords, language);
  const minutes = Math.round(milliseconds / MINUTE_MS);
  if (minutes < 1) return words.lessThanMinutes(1);
  return minutes < 60 ? words.minutes(minutes) : words.hoursMinutes(Math.floor(minutes / 60), minutes % 60);
};

/** From so many seconds on a wait is told in minutes. */
const LONGEST_IN_SECONDS = 90;

/** `30 giây`, `2 phút`: how long to wait before the next try, never less than that. */
export const waitBefore = (seconds: number, language: Language): string => {
  const words = inLanguage(sharedWords, language);
  return seconds <= LONGEST_IN_SECONDS ? words.seconds(Math.ceil(seconds)) : words.minutes(Math.ceil(seconds / 60));
};

/** A wait that may be longer is told in hours: nobody plans by "85 to 235 minutes". */
const LONGEST_IN_MINUTES = 90;

/** Half hours outwards, so that the true wait stays inside: 85 to 235 minutes are 1 to 4 hours. */
const STEP_IN_HOURS = 30;

/**
 * `10–15 phút`, `1–2,5 giờ`: an expected wait from the two ends of a forecast in minutes, rounded outwards to steps of five
 * minutes (a shorter wait than 5 minutes is "under 5 minutes") or of half an hour, so that the true wait stays inside the range.
 */
export const waitRange = (fromMinutes: number, toMinutes: number, language: Language): string => {
  const words = inLanguage(sharedWords, language);
  const from = Math.max(0, Math.floor(fromMinutes / 5) * 5);
  const to = Math.max(from + 5, Math.ceil(toMinutes / 5) * 5);
  if (to <= 5) return words.lessThanMinutes(5);
  if (to > LONGEST_IN_MINUTES) return hourRange(from, to, language);
  if (from === 0) return words.lessThanMinutes(to);
  return words.minuteRange(from, to);
};

const hourRange = (fromMinutes: number, toMinutes: number, language: Language): string => {
  const words = inLanguage(sharedWords, language);
  const hours = (steps: number): string => words.decimal((steps * STEP_IN_HOURS) / 60);
  const from = Math.floor(fromMinutes / STEP_IN_HOURS);
  const to = Math.ceil(toMinutes / STEP_IN_HOURS);
  if (from === 0) return words.lessThanHours(hours(to));
  // Below an hour the lower end reads better in minutes: "30 phút – 2 giờ".
  if (from === 1) return words.minutesToHours(STEP_IN_HOURS, hours(to));
  return words.hourRange(hours(from), hours(to));
};
