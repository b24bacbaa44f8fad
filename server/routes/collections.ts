import type { DossierCode, Token } from '../../queue/ids.ts';
import { issueCollectionBody, joinCollectionBody } from '../../wire/http/dossiers.ts';
import { done } from '../../wire/http/fields.ts';
import { issuedAnswer } from '../../wire/http/tickets.ts';
import { dossierOfToken } from '../dossiers/look-up.ts';
import type { Api, Asked } from './api.ts';
import { carryOut, doneAnswer } from './command.ts';
import { channelOf, fromKiosk, issuedBy, kioskId, printerFor } from './tickets.ts';

const tag = 'Collection';

export function collectionRoutes(api: Api): void {
  api.post(
    {
      path: '/api/branches/{branch}/collections',
      summary: 'A ticket to collect results: by scanned receipts, or with none when the slip was lost',
      tag,
      right: 'collect',
      body: issueCollectionBody,
      answer: issuedAnswer,
    },
    async (asked) => {
      const dossiers = await codesOf(api, asked, asked.body.receipts);
      if (dossiers === null) return asked.problem('forged_code');
      const printer = printerFor(asked, asked.body.printer);
      if (printer === undefined) return asked.problem('unknown_printer');
      const { language } = asked.body;
      const channel = channelOf(asked.identity);
      return carryOut(
        asked,
        { type: 'IssueCollection', dossiers, channel, device: kioskId(asked), language, printer },
        issuedBy(api, asked),
      );
    },
  );
  api.post(
    {
      path: '/api/branches/{branch}/collections/join',
      summary: 'Another receipt joins the living ticket',
      tag,
      right: 'collect',
      body: joinCollectionBody,
      answer: done,
    },
    async (asked) => {
      const scanned = await codesOf(api, asked, asked.body.receipts);
      if (scanned === null) return asked.problem('forged_code');
      // A code alone is no proof of holding the receipt: only a clerk, who has seen an identity card, joins by code.
      if (asked.body.dossiers.length > 0 && asked.identity.kind !== 'clerk') return asked.problem('not_allowed');
      const { ticket, token } = asked.body;
      const dossiers = [...scanned, ...asked.body.dossiers];
      return carryOut(asked, { type: 'JoinDossiers', ticket, dossiers, kiosk: fromKiosk(asked, token) }, doneAnswer);
    },
  );
}

/** Null when one of them was never given out here. */
async function codesOf(
  { house }: Api,
  { branch }: Asked<unknown>,
  receipts: readonly Token[],
): Promise<readonly DossierCode[] | null> {
  const dossiers = await Promise.all(receipts.map((token) => dossierOfToken(house.journal, branch, token)));
  const codes = dossiers.map((dossier) => dossier?.code);
  return codes.every((code) => code !== undefined) ? [...new Set(codes)] : null;
}
