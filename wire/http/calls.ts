import { z } from 'zod';
import { callId, page, printJobId, zoneId } from './fields.ts';

export const shownBody = z.strictObject({ call: callId }).meta({ id: 'CallShown' });
export type ShownBody = z.input<typeof shownBody>;
/** A display that can sound offers to be its zone's voice; refused while another connected one is. */
export const offerVoiceBody = z.strictObject({ zone: zoneId, page }).meta({ id: 'OfferVoice' });
export type OfferVoiceBody = z.input<typeof offerVoiceBody>;
export const claimBody = z
  .strictObject({ call: callId, announcement: z.int().positive(), form: z.enum(['full', 'short']), page })
  .meta({ id: 'ClaimAnnouncement' });
export type ClaimBody = z.input<typeof claimBody>;
export const spokenBody = z
  .strictObject({ call: callId, announcement: z.int().positive() })
  .meta({ id: 'AnnouncementSpoken' });
export type SpokenBody = z.input<typeof spokenBody>;
export const printJobBody = z.strictObject({ job: printJobId }).meta({ id: 'OnPrintJob' });
export type PrintJobBody = z.input<typeof printJobBody>;
