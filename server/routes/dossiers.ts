import type { z } from 'zod';
import type { Dossier } from '../../queue/dossier/dossier.ts';
import { listedPapers } from '../../queue/dossier/papers.ts';
import { as, type ClerkId } from '../../queue/ids.ts';
import { ticketOf } from '../../queue/line/state.ts';
import { isLiving } from '../../queue/line/ticket.ts';
import { receiptUrl } from '../../wire/codes.ts';
import {
  declineBody,
  dossierBody,
  handOverBody,
  receiptAnswer,
  receiveDossierBody,
  receivedAnswer,
  statusAnswer,
  undoHandoverBody,
} from '../../wire/http/dossiers.ts';
import { done } from '../../wire/http/fields.ts';
import { dossierOfToken } from '../dossiers/look-up.ts';
import { indexWords } from '../dossiers/search-words.ts';
import { senderOf } from '../people/identity.ts';
import type { Api, Asked } from './api.ts';
import { carryOut, doneAnswer, eventOf } from './command.ts';
import type { ApplicantRow } from './dossier-answer.ts';
import { dossierAsked } from './dossier-search.ts';
import { vaultPut } from './vault.ts';

const base = '/api/branches/{branch}';
const tag = 'Dossiers';

export function dossierRoutes(api: Api): void {
  const { house } = api;
  const atDesk = { tag, right: 'dossiers', answer: done } as const;

  api.post(
    {
      ...atDesk,
      path: `${base}/dossiers`,
      summary: 'Receive a dossier from the visitor being served',
      body: receiveDossierBody,
      answer: receivedAnswer,
    },
    (asked) =>
      byClerk(asked, (clerk) => {
        const { applicant, ...rest } = asked.body;
        const words = indexWords(applicant);
        const { ref, write } = vaultPut(house, asked.branch.folded(), applicantRow(asked), words);
        return carryOut(
          asked,
          { type: 'ReceiveDossier', ...rest, clerk, applicant: ref },
          (outcome) => {
            const received = eventOf(outcome, 'DossierReceived');
            if (received === undefined) throw new Error('A dossier was received without an event');
            const { dossier, token, due } = received;
            const url = receiptUrl(house.publicUrl, asked.branchId, token);
            const receipt = `/api/branches/${asked.branchId}/dossiers/${dossier}/receipt.pdf`;
            return { ...doneAnswer(outcome), dossier, token, due, url, receipt };
          },
          [write],
        );
      }),
  );
  api.post(
    {
      tag,
      right: 'mark_ready',
      answer: done,
      path: `${base}/dossiers/ready`,
      summary: 'The result is ready',
      body: dossierBody,
    },
    (asked) => carryOut(asked, { type: 'MarkReady', ...asked.body }, doneAnswer),
  );
  api.post(
    {
      tag,
      right: 'mark_ready',
      answer: done,
      path: `${base}/dossiers/withdraw-result`,
      summary: 'The result was reported ready by mistake',
      body: dossierBody,
    },
    (asked) => carryOut(asked, { type: 'WithdrawResult', ...asked.body }, doneAnswer),
  );
  api.post(
    { ...atDesk, path: `${base}/dossiers/hand-over`, summary: 'Hand a result over', body: handOverBody },
    (asked) =>
      byClerk(asked, (clerk) => {
        const { representative, ...rest } = asked.body;
        const kept = representative === null ? null : vaultPut(house, asked.branch.folded(), representative);
        const to = kept === null ? 'applicant' : 'representative';
        const command = { type: 'HandOver', ...rest, clerk, to, letter: kept?.ref ?? null } as const;
        return carryOut(asked, command, doneAnswer, kept === null ? [] : [kept.write]);
      }),
  );
  api.post(
    {
      ...atDesk,
      path: `${base}/dossiers/decline`,
      summary: 'Not handed over, with a reason; it stays ready',
      body: declineBody,
    },
    (asked) =>
      byClerk(asked, (clerk) => {
        const { note, ...rest } = asked.body;
        const kept = note === null ? null : vaultPut(house, asked.branch.folded(), { note });
        const command = { type: 'DeclineHandover', ...rest, clerk, note: kept?.ref ?? null } as const;
        return carryOut(asked, command, doneAnswer, kept === null ? [] : [kept.write]);
      }),
  );
  api.post(
    {
      ...atDesk,
      path: `${base}/dossiers/undo-handover`,
      summary: 'Undo a handover within 10 s',
      body: undoHandoverBody,
    },
    (asked) => byClerk(asked, (clerk) => carryOut(asked, { type: 'UndoHandover', ...asked.body, clerk }, doneAnswer)),
  );
  api.get(
    {
      tag,
      right: 'read_receipt',
      path: `${base}/receipts/{token}`,
      summary: 'What a receipt’s QR leads to',
      answer: receiptAnswer,
    },
    async (asked) => {
      const dossier = await dossierOfToken(house.journal, asked.branch, as(asked.params.token ?? ''));
      return dossier === undefined ? asked.problem('forged_code') : asked.c.json(receiptOf(asked, dossier));
    },
  );
  api.get(
    {
      tag,
      right: 'read_status',
      path: `${base}/dossiers/{code}/status`,
      summary: 'State and date of a typed code',
      answer: statusAnswer,
    },
    async (asked) => {
      const who = senderOf(asked.identity);
      const wait = isClerk(asked) ? 0 : house.codeLooks.waitMs(who, asked.address());
      if (wait > 0) return asked.problem('too_many_codes', { seconds: Math.ceil(wait / 1_000) });
      const dossier = await dossierAsked(asked, house);
      if (!isClerk(asked)) house.codeLooks.looked(who, asked.address(), dossier !== undefined);
      return dossier === undefined
        ? asked.problem('dossier_unknown')
        : asked.c.json({ state: dossier.state, due: dossier.due });
    },
  );
}

/** May read the whole dossier as well, and is written down then (access.ts). */
const isClerk = ({ identity }: Asked<unknown>): boolean => identity.kind === 'clerk';

export const byClerk = (
  asked: Asked<unknown>,
  run: (clerk: ClerkId) => Promise<Response>,
): Promise<Response> | Response =>
  asked.identity.kind === 'clerk' ? run(asked.identity.id) : asked.problem('not_allowed');

/** With the papers' names where the stream may not have them all. */
function applicantRow({ branch, body }: Asked<z.output<typeof receiveDossierBody>>): ApplicantRow {
  const service = branch.folded().state.line.plan?.services.get(body.service);
  const listed = service === undefined ? [] : listedPapers(service, body.papers);
  const isTyped = listed.some(({ name }) => name === null);
  return isTyped ? { ...body.applicant, papers: body.papers.map(({ name }) => name) } : body.applicant;
}

function receiptOf({ branch }: Asked<unknown>, dossier: Dossier) {
  const { line } = branch.folded().state;
  const nameless = { vi: '', en: '' };
  const ticket = dossier.collection === null ? undefined : ticketOf(line, dossier.collection);
  return {
    dossier: dossier.code,
    service: dossier.service,
    serviceName: line.plan?.services.get(dossier.service)?.name ?? nameless,
    branchName: line.plan?.catalogue.branch.name ?? nameless,
    state: dossier.state,
    receivedAt: dossier.receivedAt,
    due: dossier.due,
    handedOverAt: dossier.state === 'handed_over' ? dossier.handover.at : null,
    ticket:
      ticket !== undefined && isLiving(ticket)
        ? { ticket: ticket.id, number: ticket.number, token: ticket.token }
        : null,
  };
}
