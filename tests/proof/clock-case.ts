import type { BranchEvent } from '../../queue/branch/branch.ts';
import { byNumber } from '../../queue/line/lane.ts';
import { C1, EIGHT } from '../queue/small-hall.ts';
import { ClockWorld, DAY, HOUR, MINUTE, SECOND } from './clock-world.ts';

/** How a wrong clock and the server meet. */
export const meetings = [
  'while it runs',
  'stopped while right, started while wrong',
  'restarted while wrong',
  'set right while it is stopped',
  'machine switched on wrong',
  'machine switched on again while wrong',
  'machine switched on right again',
] as const;
export type Meeting = (typeof meetings)[number];

export interface ClockCase {
  readonly by: number;
  readonly minutes: number;
  readonly meeting: Meeting;
  /** The hour, counted from Monday's midnight, at which it begins; from 24 on it is Tuesday. */
  readonly at: number;
}

const DOWN_MS = 20 * SECOND;
const OFF_MS = 60 * SECOND;
/** The pass line: by the true time so long after the correction. */
const TRUE_WITHIN_MS = 2 * MINUTE;
const AGREES_MS = MINUTE;
/** The days' ends may wait as long as the machine was off, and a minute's step. */
const LATE_MS = 5 * MINUTE;

const [OPENS, LUNCH, AFTER_LUNCH, LAST_ISSUE, END_OF_CALLING, END_OF_DAY] = [8, 12, 13, 16, 17, 17.5];

/** Plays a Monday and Tuesday with a wrong clock in them, up to the next morning; gives what somebody in the hall would complain about. */
export async function playClockCase({ by, minutes, meeting, at }: ClockCase): Promise<readonly string[]> {
  const world = new ClockWorld(EIGHT - 10 * MINUTE);
  const midnight = EIGHT - OPENS * HOUR;
  const troubles: string[] = [];
  const issued: string[] = [];
  const called: string[] = [];
  const hour = (): number => (world.now - midnight) / HOUR;

  // What day it is nobody can know who is switched on in the morning with a wrong clock: the hall may wait for the right one.
  const mayWait = meeting.startsWith('machine') && at > 24 && at < 24 + OPENS;
  let isWrong = true;
  const isOpen = (): boolean => {
    if (mayWait && isWrong && world.line.day?.phase !== 'open') return false;
    return hour() % 24 > OPENS && hour() % 24 < LAST_ISSUE - 0.1;
  };
  const mayCall = (): boolean => {
    const now = hour() % 24;
    if (mayWait && isWrong && world.line.day?.phase !== 'open') return false;
    return now > OPENS && now < END_OF_CALLING - 0.1 && !(now > LUNCH - 0.1 && now < AFTER_LUNCH + 0.1);
  };
  async function takes(): Promise<void> {
    const number = await world.takesTicket();
    if (number !== '') issued.push(number);
  }
  /** One visitor takes a ticket, one is served. */
  async function hallWorks(): Promise<void> {
    if (isOpen()) await takes();
    if (mayCall() && world.line.counters.get(C1)?.clerk == null) await world.signsIn();
    if (mayCall() && issued.length > called.length) {
      const number = await world.callsNext();
      if (number !== '') called.push(number);
    }
  }
  async function off(machine: boolean, change: () => void): Promise<void> {
    await world.stop();
    if (machine) world.reboot();
    change();
    await world.pass(machine ? OFF_MS : DOWN_MS);
    await world.start();
  }
  async function worksFor(ms: number): Promise<void> {
    const until = world.now + ms;
    while (world.now < until - 35 * SECOND) {
      await hallWorks();
      await world.pass(Math.min(10 * MINUTE, Math.max(0, until - world.now)), 20 * SECOND);
    }
    if (world.now < until) await world.pass(until - world.now);
  }

  await world.start();
  if (at > OPENS && at < 24) {
    await world.pass(11 * MINUTE, MINUTE);
    await world.signsIn();
    for (let visitor = 0; visitor < 6; visitor++) await takes();
  }
  await world.pass(midnight + at * HOUR - world.now, MINUTE);

  const ofMachine = meeting.startsWith('machine');
  const half = (minutes * MINUTE) / 2;
  switch (meeting) {
    case 'while it runs':
      world.setWrong(by);
      await worksFor(2 * half);
      world.setWrong(0);
      break;
    case 'stopped while right, started while wrong':
    case 'machine switched on wrong':
      await off(ofMachine, () => world.setWrong(by));
      await worksFor(2 * half);
      world.setWrong(0);
      break;
    case 'restarted while wrong':
    case 'machine switched on again while wrong':
      world.setWrong(by);
      await worksFor(half);
      await off(ofMachine, () => {});
      await worksFor(half);
      world.setWrong(0);
      break;
    case 'set right while it is stopped':
    case 'machine switched on right again':
      world.setWrong(by);
      await worksFor(2 * half);
      await off(ofMachine, () => world.setWrong(0));
      break;
  }
  await world.pass(TRUE_WITHIN_MS);
  isWrong = false;
  const away = (world.guard?.now() ?? 0) - world.now;
  if (Math.abs(away) >= AGREES_MS) troubles.push(`two minutes after the correction it is ${away} ms off`);
  const stamped = (world.loop?.folded().at ?? 0) - world.now;
  if (stamped >= AGREES_MS) troubles.push(`entries are still stamped ${stamped} ms ahead`);
  await worksFor(30 * MINUTE);

  // On to the evening and the next morning, by the minute.
  while (mayCall() && issued.length > called.length) called.push(await world.callsNext());
  // Wednesday is a holiday.
  const [next, after] = at < 24 ? ['2026-11-24', 1] : ['2026-11-26', 3];
  const waitedFor = midnight + after * DAY + (OPENS + 0.1) * HOUR;
  if (world.now < waitedFor) await world.pass(waitedFor - world.now, MINUTE);
  const { day } = world.line;
  if (day?.worksOn !== next || day.phase !== 'open')
    troubles.push(`the next morning the day is ${day?.worksOn} ${day?.phase}`);

  const inOrder = called.toSorted(byNumber);
  if (called.join() !== inOrder.join()) troubles.push(`called out of order: ${called.join(' ')}`);
  if (issued.join() !== issued.toSorted(byNumber).join() || new Set(issued).size !== issued.length)
    troubles.push(`numbers out of order: ${issued.join(' ')}`);
  troubles.push(...days(world, midnight, ofMachine, at < 24 ? 1 : 2, mayWait ? OPENS - 1 : OPENS), ...world.troubles);
  return troubles;
}

/** What the stream says of openings, closings and people sent home, by the true time of each entry. */
function days(world: ClockWorld, midnight: number, isLate: boolean, count: number, opens: number): readonly string[] {
  const wrong: string[] = [];
  const closings: number[] = [];
  for (const { type, trueTime } of world.seen) {
    const hour = ((trueTime - midnight) / HOUR) % 24;
    if (type === 'TicketExpired' && hour < END_OF_DAY - 0.01) wrong.push(`a ticket expired at ${hour.toFixed(2)}`);
    if (type === 'DayClosed') closings.push(hour);
    if (type === ('DayOpened' satisfies BranchEvent['type']) && (hour < opens - 0.01 || hour > LAST_ISSUE))
      wrong.push(`the day opened at ${hour.toFixed(2)}`);
  }
  const late = END_OF_DAY + (isLate ? LATE_MS : 2 * MINUTE) / HOUR;
  if (closings.length !== count || closings.some((hour) => hour < END_OF_DAY - 0.01 || hour > late))
    wrong.push(`the day closed at ${closings.map((hour) => hour.toFixed(2)).join(', ')}`);
  return wrong;
}
