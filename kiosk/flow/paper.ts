import type { PrinterState } from '../../wire/devices.ts';
import type { Given, House, Moment, Paper } from './state.ts';
import { JOB_LIVES_MS, PAPER_LATE_MS } from './times.ts';

export const failed = (paper: Paper): boolean => paper !== 'printing' && paper !== 'taken_from_slot';

/** The job must have had the time to enter the printer's list, before its absence there means that it is printed. */
const LISTED_AFTER_MS = 1_500;
/** What a paper takes, where the kiosk cannot see the printer's list. */
const UNSEEN_MS = 2_500;

/** How the paper stands, from what the printer owes and how it is. Once it came out it stays so. */
export function followPaper(given: Given, house: House, now: Moment): Given {
  const listed = given.listed || owes(given, house) === true;
  const paper = paperOf({ ...given, listed }, house, now);
  if (paper === given.paper && listed === given.listed) return given;
  return { ...given, listed, paper, paperAt: paper === given.paper ? given.paperAt : now };
}

const owes = ({ ticket }: Given, { owed }: House): boolean | null =>
  ticket.printJob === null ? null : (owed?.includes(ticket.printJob) ?? null);

function paperOf(given: Given, house: House, now: Moment): Paper {
  const { ticket, paper, givenAt, listed } = given;
  if (paper === 'taken_from_slot' || paper === 'none') return paper;
  if (ticket.printJob === null) return 'none';
  const owed = owes(given, house);
  // What is not owed was printed, if the list is the newest and the job has not simply expired.
  const printed = owed === false && house.heard && now - givenAt < JOB_LIVES_MS;
  if (printed && listed) return 'taken_from_slot';
  const fault = house.printer === null ? null : faultOf(house.printer);
  if (fault !== null) return fault;
  if (printed && now - givenAt >= LISTED_AFTER_MS) return 'taken_from_slot';
  if (owed === null && house.heard && now - givenAt >= UNSEEN_MS) return 'taken_from_slot';
  return now - givenAt >= PAPER_LATE_MS ? 'late' : 'printing';
}

function faultOf(printer: PrinterState): Paper | null {
  switch (printer) {
    case 'ready':
    case 'paper_low':
    case 'busy':
      return null;
    case 'paper_out':
      return 'no_paper';
    default:
      return 'printer_fault';
  }
}

/** Why a ticket that is taken now would come without paper; null as long as nothing speaks against it. */
export function paperless({ heard, printer }: House): 'no_paper' | 'printer_fault' | null {
  // Not known is what a printer is for the moment after a start.
  const fault = heard && printer !== null && printer !== 'unknown' ? faultOf(printer) : null;
  return fault === 'no_paper' || fault === 'printer_fault' ? fault : null;
}

/** When the paper's state may change by time alone. */
export const paperDeadline = ({ paper, givenAt }: Given, now: Moment): Moment | null =>
  paper === 'printing'
    ? ([LISTED_AFTER_MS, UNSEEN_MS, PAPER_LATE_MS].map((ms) => givenAt + ms).find((moment) => moment > now) ?? null)
    : null;
