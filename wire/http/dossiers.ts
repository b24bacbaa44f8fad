import { z } from 'zod';
import type { DeclineReason } from '../../queue/dossier/dossier.ts';
import { ID_NUMBER } from '../id-number.ts';
import { MOST_LETTERS } from '../paper-text.ts';
import {
  clerkId,
  counterId,
  deviceId,
  done,
  dossierCode,
  instant,
  language,
  line,
  localDate,
  orNull,
  printedLine,
  serviceId,
  text,
  ticketId,
  token,
} from './fields.ts';

const declineReasons = [
  'identity_not_proven',
  'no_letter',
  'result_not_found',
  'result_has_mistakes',
  'fee_unpaid',
  'other',
] as const satisfies readonly DeclineReason[];

/** Personal data: kept in the vault only, never in a stream, a log or a view. */
export const applicant = z
  .strictObject({
    name: printedLine(MOST_LETTERS.name),
    /** In any case: it is kept in capitals. */
    idNumber: z
      .string()
      .trim()
      .toUpperCase()
      .regex(ID_NUMBER)
      .meta({ description: 'Citizen number, passport or tax number' }),
    phone: z
      .string()
      .trim()
      .regex(/^\+?\d(?:[ .]?\d){7,14}$/)
      .nullable()
      .default(null),
    address: printedLine(MOST_LETTERS.address).nullable().default(null),
  })
  .meta({ id: 'Applicant' });
export type Applicant = z.output<typeof applicant>;

const paper = z.strictObject({
  name: printedLine(MOST_LETTERS.paper),
  form: z.enum(['original', 'copy']),
  quantity: z.int().min(1).max(999),
});

export const receiveDossierBody = z
  .strictObject({
    counter: counterId,
    ticket: ticketId,
    service: serviceId,
    applicant,
    papers: z.array(paper).min(1).max(40),
    sets: z.int().min(1).max(99).default(1),
    feeVnd: z.int().min(0).max(1_000_000_000),
    /** Left out: computed from the service's working days. */
    due: localDate.nullable().default(null),
  })
  .meta({ id: 'ReceiveDossier' });
export type ReceiveDossierBody = z.input<typeof receiveDossierBody>;

export const receivedAnswer = done
  .extend({
    dossier: dossierCode,
    token,
    due: localDate,
    url: z.string(),
    receipt: z.string().meta({ description: 'Path of the PDF' }),
  })
  .meta({ id: 'ReceivedDossier' });
export type ReceivedAnswer = z.output<typeof receivedAnswer>;

export const dossierBody = z.strictObject({ dossier: dossierCode }).meta({ id: 'OnDossier' });
export type DossierBody = z.input<typeof dossierBody>;

/** Who collects for the applicant, and by which letter: personal data, in the vault only. */
const representative = z
  .strictObject({ name: line(120), idNumber: line(20), letter: line(240) })
  .meta({ id: 'Representative' });
export type Representative = z.output<typeof representative>;

export const handOverBody = z
  .strictObject({
    counter: counterId,
    ticket: ticketId,
    dossier: dossierCode,
    representative: orNull(representative).default(null),
  })
  .meta({ id: 'HandOver' });
export type HandOverBody = z.input<typeof handOverBody>;

export const declineBody = z
  .strictObject({
    counter: counterId,
    ticket: ticketId,
    dossier: dossierCode,
    reason: z.enum(declineReasons),
    note: line(400).nullable().default(null),
  })
  .meta({ id: 'DeclineHandover' });
export type DeclineBody = z.input<typeof declineBody>;

export const undoHandoverBody = z
  .strictObject({ counter: counterId, dossier: dossierCode })
  .meta({ id: 'UndoHandover' });
export type UndoHandoverBody = z.input<typeof undoHandoverBody>;

export const correctHandoverBody = z
  .strictObject({ dossier: dossierCode, reason: line(400) })
  .meta({ id: 'CorrectHandover' });
export type CorrectHandoverBody = z.input<typeof correctHandoverBody>;

/**
 * What a receipt's QR leads to, at a kiosk or on a phone: its holder has the token, so the service is shown; never whose it is.
 * A phone is nobody's device and follows no catalogue: what it shows comes with its name.
 */
export const receiptAnswer = z
  .object({
    dossier: dossierCode,
    service: serviceId,
    serviceName: text,
    branchName: text,
    state: z.enum(['in_progress', 'ready', 'handed_over']),
    receivedAt: instant,
    due: localDate,
    handedOverAt: instant.nullable(),
    /** The living ticket that collects it, if there is one. */
    ticket: z.object({ ticket: ticketId, number: z.string(), token }).nullable(),
  })
  .meta({ id: 'Receipt' });
export type ReceiptAnswer = z.output<typeof receiptAnswer>;

/** What a typed code shows: state and date only. */
export const statusAnswer = z
  .object({ state: z.enum(['in_progress', 'ready', 'handed_over']), due: localDate })
  .meta({ id: 'DossierStatus' });
export type StatusAnswer = z.output<typeof statusAnswer>;

export const issueCollectionBody = z
  .strictObject({
    /** Tokens of the scanned receipts; none for a lost slip. */
    receipts: z.array(token).max(20),
    language: language.default('vi'),
    printer: deviceId.nullable().optional(),
  })
  .meta({ id: 'IssueCollection' });
export type IssueCollectionBody = z.input<typeof issueCollectionBody>;

/** By the kiosk with a scanned receipt, or by the clerk with a code that was searched for. */
export const joinCollectionBody = z
  .strictObject({
    ticket: ticketId,
    receipts: z.array(token).max(20).default([]),
    dossiers: z.array(dossierCode).max(20).default([]),
    /** By a kiosk that did not give the ticket: what its QR said, or what a scanned receipt led to. */
    token: token.nullable().default(null),
  })
  .meta({ id: 'JoinCollection' });
export type JoinCollectionBody = z.input<typeof joinCollectionBody>;

/** A dossier as a clerk sees it, with whose it is. */
export const dossierAnswer = z
  .object({
    code: dossierCode,
    service: serviceId,
    state: z.enum(['in_progress', 'ready', 'handed_over']),
    receivedAt: instant,
    due: localDate,
    feeVnd: z.int(),
    sets: z.int(),
    /** A name is null when a clerk typed it, and the vault has erased it. */
    papers: z.array(paper.extend({ name: z.string().nullable() })),
    /** Null when the vault has erased it. */
    applicant: orNull(applicant),
    handedOver: z
      .object({
        at: instant,
        to: z.enum(['applicant', 'representative']),
        /** Null to the applicant, and when the vault has erased it. */
        representative: orNull(representative),
      })
      .nullable(),
    declined: z.object({ reason: z.enum(declineReasons), note: z.string().nullable() }).nullable(),
    /** The last handover that a supervisor took back, with the reason as far as it is not erased. */
    corrected: z.object({ at: instant, by: clerkId, reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Dossier' });
export type DossierAnswer = z.output<typeof dossierAnswer>;
export const dossiersAnswer = z
  .object({ dossiers: z.array(dossierAnswer), more: z.boolean() })
  .meta({ id: 'Dossiers' });
export type DossiersAnswer = z.output<typeof dossiersAnswer>;
