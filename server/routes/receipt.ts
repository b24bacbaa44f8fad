import { z } from 'zod';
import type { Service } from '../../queue/catalogue.ts';
import type { Dossier } from '../../queue/dossier/dossier.ts';
import { receiptUrl } from '../../wire/codes.ts';
import { inLanguage } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Receipt } from '../receipt/receipt.ts';
import { noted } from './access.ts';
import type { Api, Asked } from './api.ts';
import { type ApplicantRow, applicantOf, papersOf } from './dossier-answer.ts';
import { dossierAsked } from './dossier-search.ts';
import { readVault } from './vault.ts';

/** The receipt as an A4 PDF, form 01: for the clerk who received the dossier, and again as often as it is asked for. */
export function receiptRoute(api: Api): void {
  const { house } = api;
  api.get(
    {
      path: '/api/branches/{branch}/dossiers/{code}/receipt.pdf',
      summary: 'The receipt (form 01) as a PDF',
      tag: 'Dossiers',
      right: 'dossiers',
      answer: z.string().meta({ format: 'binary' }),
      mediaType: 'application/pdf',
    },
    async (asked) => {
      const dossier = await dossierAsked(asked, house);
      if (dossier === undefined) return asked.problem('dossier_unknown');
      const rows = await readVault<ApplicantRow>(house, asked.branchId, [dossier.applicant]);
      const row = rows.get(dossier.applicant);
      const service = asked.branch.folded().state.line.plan?.services.get(dossier.service);
      // Erased from the vault: there is nobody left to name on a receipt.
      if (row === undefined || service === undefined) return asked.problem('dossier_unknown');
      const refused = await noted(api, asked, { what: 'receipt', by: null, dossiers: [dossier.code] });
      if (refused !== null) return refused;
      const pdf = await house.press.print(receiptOf(asked, dossier, row, service)).catch((error: unknown) => {
        house.log.error('receipt_not_made', { branch: asked.branchId, dossier: dossier.code, error });
        return null;
      });
      if (pdf === null) return asked.problem('receipt_not_made');
      return asked.c.body(pdf as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${dossier.code}.pdf"`,
        'Cache-Control': 'no-store',
      });
    },
  );

  function receiptOf(asked: Asked<undefined>, dossier: Dossier, row: ApplicantRow, service: Service): Receipt {
    const catalogue = asked.branch.folded().state.line.plan?.catalogue;
    if (catalogue === undefined) throw new Error('A branch with a dossier has a catalogue');
    const { otherPaper } = inLanguage(paperWords, 'vi').receipt;
    const { name, address, phone, timeZone, centre } = catalogue.branch;
    const clerk = house.keys.clerks(asked.branchId).find(({ id }) => id === dossier.receivedBy);
    return {
      agency: centre ?? inLanguage(sharedWords, 'vi').centre,
      branch: { name: name.vi, address, phone },
      code: dossier.code,
      url: receiptUrl(house.publicUrl, asked.branchId, dossier.token),
      ticket: dossier.ticket.split('/')[1] ?? '',
      counter: dossier.counter,
      clerk: clerk?.name ?? '',
      applicant: applicantOf(row),
      service: { name: service.name.vi, code: service.code },
      papers: papersOf(dossier, row).map((paper) => ({ ...paper, name: paper.name ?? otherPaper })),
      sets: dossier.sets,
      workingDays: service.dossier?.workingDays ?? 0,
      feeVnd: dossier.feeVnd,
      receivedAt: dossier.receivedAt,
      timeZone,
      due: { date: dossier.due, minute: catalogue.hours.endOfCalling },
      collectAt: `${name.vi}, ${address}`,
    };
  }
}
