import type { DeviceId } from '../../queue/ids.ts';
import { claimBody, offerVoiceBody, printJobBody, shownBody, spokenBody } from '../../wire/http/calls.ts';
import { done } from '../../wire/http/fields.ts';
import type { Api, Asked } from './api.ts';
import { carryOut, doneAnswer } from './command.ts';

/** What displays and printing agents report. */
export function callRoutes(api: Api): void {
  const announce = { tag: 'Calls', right: 'announce', answer: done } as const;
  api.post(
    { ...announce, path: '/api/branches/{branch}/calls/shown', summary: 'A display shows a call', body: shownBody },
    (asked) =>
      byDevice(asked, (display) => carryOut(asked, { type: 'ReportShown', ...asked.body, display }, doneAnswer)),
  );
  api.post(
    {
      ...announce,
      path: '/api/branches/{branch}/calls/offer-voice',
      summary: 'A display offers to speak for its zone',
      body: offerVoiceBody,
    },
    (asked) =>
      byDevice(asked, (display) => {
        const { line } = asked.branch.folded().state;
        // A display is heard where it hangs, and nowhere else.
        if (line.plan?.devices.get(display)?.zone !== asked.body.zone) return asked.problem('not_allowed');
        const { zone, page } = asked.body;
        if (!api.house.presence.takeVoice(asked.branchId, display, page)) return asked.problem('another_page_speaks');
        const speaker = line.speakers.get(zone) ?? null;
        const absent = speaker !== null && !api.house.presence.isAudible(asked.branchId, speaker) ? speaker : null;
        const command = { type: 'OfferVoice', zone, display, absent } as const;
        return carryOut(asked, command, doneAnswer);
      }),
  );
  api.post(
    {
      ...announce,
      path: '/api/branches/{branch}/calls/claim',
      summary: 'A display claims an announcement before sounding',
      body: claimBody,
    },
    (asked) =>
      byDevice(asked, (display) => {
        const { page, ...claim } = asked.body;
        // To the rules two pages of one display are the same speaker: here alone it is known which of them speaks.
        if (!api.house.presence.takeVoice(asked.branchId, display, page)) return asked.problem('another_page_speaks');
        return carryOut(asked, { type: 'ClaimAnnouncement', ...claim, display }, doneAnswer);
      }),
  );
  api.post(
    {
      ...announce,
      path: '/api/branches/{branch}/calls/spoken',
      summary: 'An announcement has been spoken',
      body: spokenBody,
    },
    (asked) =>
      byDevice(asked, (display) => carryOut(asked, { type: 'ReportSpoken', ...asked.body, display }, doneAnswer)),
  );
  const print = { tag: 'Printing', right: 'print', answer: done } as const;
  api.post(
    {
      ...print,
      path: '/api/branches/{branch}/prints/begin',
      summary: 'The agent is about to print a job',
      body: printJobBody,
    },
    (asked) =>
      byDevice(asked, (printer) => carryOut(asked, { type: 'BeginPrint', ...asked.body, printer }, doneAnswer)),
  );
  api.post(
    { ...print, path: '/api/branches/{branch}/prints/confirm', summary: 'A job has been printed', body: printJobBody },
    (asked) =>
      byDevice(asked, (printer) => carryOut(asked, { type: 'ConfirmPrint', ...asked.body, printer }, doneAnswer)),
  );
}

const byDevice = (
  asked: Asked<unknown>,
  run: (device: DeviceId) => Promise<Response> | Response,
): Promise<Response> | Response =>
  asked.identity.kind === 'device' ? run(asked.identity.id) : asked.problem('not_allowed');
