import type { Translation } from '../catalogue.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = {
  // services and opening hours
  unknown_service: 'This service is not in the catalogue. Please choose again from the list.',
  service_not_offered_here:
    'This branch does not take the service you chose. The information desk can tell you where to go.',
  branch_closed: 'The branch is closed, so no tickets can be taken now. Please come back during opening hours.',
  issuing_ended: 'Tickets are no longer given out today. Please come back on the next working day.',
  issuing_paused:
    'Tickets are not being given out for the moment. The information desk can tell you when this resumes.',
  calling_ended: 'Calling has ended for today. Finish the ticket at your counter; no more are called.',
  day_already_open: 'The day is already open. There is nothing more to do.',
  day_in_the_past: 'That day is over and cannot be opened again. Check the server’s date, then open the right day.',
  clock_moved_on:
    'The server’s clock tells another time now than the one confirmed. Please read the time shown and confirm again.',
  after_hours: 'Working hours are over for today, so no day can be opened. Please open the next working day.',
  branch_not_ready:
    'The branch has no catalogue of services yet, so it cannot serve. An administrator needs to load it first.',
  day_not_open: 'The day has not been opened, so this cannot be done yet. The supervisor needs to open it first.',

  // counters
  counter_unknown: 'This branch has no such counter. Please choose a counter from the list.',
  counter_taken: (d) =>
    `${d.clerk === undefined ? 'Another clerk' : d.clerk} is signed in at this counter. Choose another, or confirm to take it over.`,
  counter_paused: 'The counter is paused, so nobody can be called. Resume the counter, then call.',
  counter_busy: (d) =>
    `The counter still has ${d.number === undefined ? 'another ticket' : `ticket ${d.number}`}. Finish, park or transfer it first.`,
  not_signed_in: 'You are not signed in at a counter. Sign in at one and try again.',
  already_signed_in_elsewhere: (d) =>
    `You are signed in at ${d.counter === undefined ? 'another counter' : `counter ${d.counter}`}. Leave it before you take this one.`,

  // tickets
  ticket_unknown: 'This ticket was not found. Check the number, or take a new ticket.',
  ticket_not_waiting: (d) =>
    `The ticket is no longer in line${d.state === undefined ? '' : `; it is now ${d.state}`}. The list is up to date, please look again.`,
  ticket_not_called: (d) =>
    `The ticket is not being called${d.state === undefined ? '' : `; it is now ${d.state}`}. Check the ticket at your counter first.`,
  ticket_not_serving: (d) =>
    `The ticket is not being served yet${d.state === undefined ? '' : `; it is now ${d.state}`}. Press start, then try again.`,
  ticket_not_parked: (d) =>
    `The ticket is not on hold at this counter${d.state === undefined ? '' : `; it is now ${d.state}`}. The list is up to date, please look again.`,
  ticket_not_missed: (d) =>
    `The ticket is not marked as not present${d.state === undefined ? '' : `; it is now ${d.state}`}. It need not be put back in line.`,
  ticket_ended: (d) =>
    `This ticket has ended${d.state === undefined ? '' : ` (${d.state})`} and cannot be used again. If you need more, please take a new one.`,
  ticket_not_for_counter:
    'This counter does not take this ticket’s service. Bring the ticket to this counter first, then call it.',
  ticket_at_another_counter: (d) =>
    `The ticket is at ${d.counter === undefined ? 'another counter' : `counter ${d.counter}`}. Only that counter can act on it now.`,
  ticket_sent_to_counter: (d) =>
    `The ticket waits for ${d.counter === undefined ? 'another counter' : `counter ${d.counter}`} alone. Call it there, or bring it to this counter first.`,
  ticket_not_of_this_kiosk:
    'This ticket was given at another place. Show its code to the scanner here, or ask the information desk.',
  nobody_waiting:
    'Nobody is waiting for the services of this counter. A new ticket will appear here as soon as it is taken.',
  nothing_to_change: 'Everything is already as you chose. There is nothing to change.',
  nothing_to_undo: 'There is nothing to undo. Everything is as shown.',
  too_late_to_undo: 'More than 10 seconds have passed, so this cannot be undone. Ask the supervisor for a correction.',
  wrong_category: 'This category cannot be used for the ticket. Choose another.',
  ground_required: 'A priority ticket needs its ground. Choose one from the list.',
  unknown_ground: 'This priority ground is not on the branch’s list. Please choose again.',

  // printing, showing and speaking
  invalid_rule: 'The calling rule is not valid and was not applied. Check the minutes and the limit, then save again.',
  catalogue_invalid: (d) =>
    `The new catalogue has a fault and was not taken over${d.item === undefined ? '' : ` (see ${d.item})`}. The old one stays; correct it and load it again.`,
  visitors_stranded: (d) =>
    `No counter would take ${d.number === undefined ? 'a ticket that is here' : `ticket ${d.number}`} any more. Call it, send it elsewhere, or keep its service at a counter.`,
  clerks_unseated:
    'A clerk sits at a counter that the new catalogue does not have. The old one stays until the day is closed.',
  unknown_printer: 'This printer was not found. Choose another from the list.',
  print_job_unknown: 'This print was not found; it may have expired. Print the ticket again.',
  another_display_speaks: 'Another display of this zone is speaking. This one only shows.',
  another_page_speaks:
    'This display is open in another place and speaks there. Each screen needs a device token of its own.',
  already_spoken: 'This call has been spoken. To hear it once more, press recall.',
  too_late_to_speak: 'The call waited too long and will not be spoken. It stays on the board; press recall if needed.',
  call_withdrawn: 'This call was undone and will not be spoken. The display is up to date.',
  call_unknown: 'This call was not found; it may have been undone. The display is up to date.',

  // dossiers and results
  dossier_unknown: 'No dossier with this code was found. Check the code on your receipt, or ask the information desk.',
  dossier_not_ready: (d) =>
    d.date === undefined
      ? 'The dossier is being processed; there is no result yet. Your receipt tells the date to return.'
      : `The dossier is being processed; the result is due on ${d.date}. Please come back from that day on.`,
  dossier_already_ready: 'This dossier is already marked as ready. There is nothing more to do.',
  dossier_already_handed_over: (d) =>
    `The result was already handed over${d.time === undefined || d.date === undefined ? '' : ` at ${d.time} on ${d.date}`} and cannot be given again. If you did not receive it, please go to the information desk.`,
  dossier_not_handed_over:
    'The result of this dossier has not been handed over, so this cannot be done. Check the code.',
  dossier_erased:
    'The personal data of this dossier has been erased, so its handover cannot be taken back. See the paper record.',
  dossier_not_on_ticket:
    'This dossier is not on the ticket being served. Find it and add it to the ticket before handing it over.',
  dossier_on_ticket: (d) =>
    `A ticket is already waiting to collect this dossier${d.number === undefined ? '' : `: ${d.number}`}. Please use that one; you need no other.`,
  not_a_collection_ticket: 'This is not a ticket for collecting results. Change its category before adding dossiers.',
  authorisation_required:
    'The collector is not the applicant, so a letter of authorisation is needed. Record the letter, then hand over.',
  reason_required: 'A reason is needed for this. Choose or write one, then confirm again.',
  papers_required: 'A dossier needs at least one paper. Add what was received, then save again.',
  due_date_invalid: 'The due date is not valid. Choose a day from today on, within two years.',
  service_takes_no_dossiers: 'This service takes no dossiers. Change the ticket’s service first.',

  // codes that are scanned or typed
  forged_code:
    'This code was not issued by the Centre and cannot be used. Please bring the original receipt to the information desk.',
  code_of_another_branch: (d) =>
    `This code belongs to ${d.branch === undefined ? 'another branch' : `the ${d.branch} branch`}. Please go there, or ask the information desk.`,
  too_many_codes: (d) =>
    `Many dossier codes were looked up on this machine. Scan the QR code on the receipt, or wait ${d.wait ?? 'a moment'} and type the code again; if you cannot wait, ask the information desk.`,
  code_unreadable: 'The code could not be read. Hold the paper flat before the scanner, or type the dossier code.',

  // people and devices
  not_allowed: 'Your account may not do this. Please ask the supervisor.',
  not_signed_in_here: 'The session on this computer has ended. Sign in again, then go on.',
  wrong_pin: (d) =>
    d.n === undefined
      ? 'The PIN is not right. Please enter it again.'
      : `The PIN is not right. You have ${d.n === 1 ? '1 try' : `${d.n} tries`} left.`,
  pin_locked: (d) =>
    `The PIN was typed wrong several times on this computer. Wait ${d.wait ?? 'a moment'}, then try again; if you have forgotten it, ask the administrator for a new PIN.`,
  pin_guarded: (d) =>
    `Strangers are guessing PINs, and nobody has signed in on this computer before. Wait ${d.wait ?? 'a moment'} and try again, or sign in on a computer that was used before; if you cannot wait, ask the administrator to register this computer.`,
  pin_too_short:
    'A PIN has at least 6 digits; the old ones of 4 or 5 digits no longer work. Ask the administrator for a new PIN.',
  device_unknown: 'This device is not registered, so it cannot connect. An administrator needs to register it.',
  token_missing:
    'The request bears no token, so it cannot be answered. Sign in, or send the token of a registered device or system.',
  token_unknown: 'The token is not known here, so nothing was done. An administrator can make a new one.',

  // the house itself
  invalid_body: 'What was sent is not complete or not valid, so nothing was done. Check the fields and send again.',
  body_too_long: (d) =>
    `What was sent is too long, so nothing was done. ${d.n === undefined ? '' : `At most ${d.n} bytes are taken. `}Send less, or in parts.`,
  not_json: 'What was sent is not JSON, so nothing was done. Send it with the content type application/json.',
  foreign_page:
    'The request came from a page of another address, so nothing was done. Open the page at the Centre’s own address and try again there.',
  not_found: 'There is no such page or address. Check the link, or go back to the first page.',
  method_not_allowed:
    'This address does not take that HTTP method, so nothing was done. The Allow header names those it takes.',
  branch_unknown: 'There is no such branch in the system. Check the address of the page.',
  topic_unknown: 'The screen asked for something the server does not have. Reload the page to get the current version.',
  key_required: 'The request lacks its idempotency key, so nothing was done. Reload the page and try again.',
  key_malformed:
    'The request’s idempotency key has no valid form, so nothing was done. It is 1 to 200 visible ASCII characters.',
  key_reused: 'The request’s key was used for another request, so nothing was done. Reload the page and try again.',
  outcome_unknown: 'It is not certain whether this was recorded. Press once more: it will not be done twice.',
  journal_full:
    'The server has no room left, so nothing was recorded. Please tell the administrator, and try again in a few minutes.',
  journal_down:
    'The server cannot record anything at the moment. It keeps trying by itself; please try again in a minute.',
  receipt_not_made:
    'The receipt could not be made this time. The dossier is recorded; please print again in a few seconds.',
  branch_waits:
    'A newer version of the program has worked at this branch, so this one does nothing here. An administrator needs to start the newer version again.',
  closing: 'The server is restarting, so nothing was done. Please try again in a minute.',
  too_many_requests: 'There were too many requests in a short time. Please try again in a minute.',
  offline:
    'The connection to the server is lost, so nothing was done. It is reconnecting by itself; please try again in a minute.',
  unknown_error:
    'Something unexpected happened and nothing was done. Please try again; if it happens again, tell the information desk.',
};
