import { ID_NUMBER, idNumberOf } from '../../wire/id-number.ts';
import { paperTextFault } from '../../wire/paper-text.ts';
import type { Card } from '../citizen-card.ts';
import type { ReceiveBody, Service, ServiceId, TicketId } from '../views.ts';

interface PaperRow {
  readonly name: string;
  readonly form: 'original' | 'copy';
  /** As typed. */
  readonly quantity: string;
}

/** The form of a dossier as it is typed; nothing is checked before it is sent. */
export interface ReceiveForm {
  readonly service: ServiceId | null;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly papers: readonly PaperRow[];
  readonly sets: string;
  readonly fee: string;
  /** `yyyy-mm-dd`; null: by the service's working days, which the server counts. */
  readonly due: string | null;
}

export type FormField = 'name' | 'idNumber' | 'phone' | 'address' | 'papers' | 'sets' | 'fee' | 'due' | 'service';

export type FormEvent =
  | { readonly type: 'service_chosen'; readonly service: Service }
  | {
      readonly type: 'typed';
      readonly field: 'name' | 'idNumber' | 'phone' | 'address' | 'sets' | 'fee';
      readonly text: string;
    }
  | { readonly type: 'due_set'; readonly due: string | null }
  | { readonly type: 'card_read'; readonly card: Card }
  | { readonly type: 'paper_changed'; readonly at: number; readonly paper: PaperRow }
  | { readonly type: 'paper_added' }
  | { readonly type: 'paper_removed'; readonly at: number };

const EMPTY_PAPER: PaperRow = { name: '', form: 'copy', quantity: '1' };

/** The papers and the fee come from the catalogue, and can be changed to what the visitor really brought. */
export function formFor(service: Service | undefined): ReceiveForm {
  const empty = { name: '', idNumber: '', phone: '', address: '', sets: '1', due: null };
  return { ...empty, ...ofService(service?.dossier == null ? undefined : service) };
}

const ofService = (service: Service | undefined): Pick<ReceiveForm, 'service' | 'papers' | 'fee'> => ({
  service: service?.id ?? null,
  papers: service?.dossier?.papers.map((paper) => ({ ...paper, quantity: String(paper.quantity) })) ?? [EMPTY_PAPER],
  fee: String(service?.dossier?.feeVnd ?? 0),
});

export function formStep(form: ReceiveForm, event: FormEvent): ReceiveForm {
  switch (event.type) {
    case 'service_chosen':
      return { ...form, ...ofService(event.service) };
    case 'typed':
      return { ...form, [event.field]: event.text };
    case 'due_set':
      return { ...form, due: event.due };
    case 'card_read':
      return { ...form, name: event.card.name, idNumber: event.card.number, address: event.card.address };
    case 'paper_changed':
      return { ...form, papers: form.papers.map((paper, at) => (at === event.at ? event.paper : paper)) };
    case 'paper_added':
      return { ...form, papers: [...form.papers, EMPTY_PAPER] };
    case 'paper_removed':
      return { ...form, papers: form.papers.filter((_, at) => at !== event.at) };
    default:
      return event satisfies never;
  }
}

/** The fields that the server would refuse; the rules are those of wire/http/dossiers.ts. */
export function wrongFields(form: ReceiveForm, today: string): readonly FormField[] {
  const papers = filled(form.papers);
  const wrong: Record<FormField, boolean> = {
    service: form.service === null,
    name: form.name.trim() === '' || typedFault(form, 'name') !== null,
    idNumber: !ID_NUMBER.test(idNumberOf(form.idNumber)),
    phone: form.phone.trim() !== '' && !/^\+?\d[\d .]{7,14}$/.test(form.phone.trim()),
    address: typedFault(form, 'address') !== null,
    papers:
      papers.length === 0 ||
      typedFault(form, 'papers') !== null ||
      papers.some(({ quantity }) => !whole(quantity, 1, 999)),
    sets: !whole(form.sets, 1, 99),
    fee: !whole(form.fee.replaceAll('.', ''), 0, 1_000_000_000),
    due: form.due !== null && (form.due === '' || form.due < today || form.due > latestDue(today)),
  };
  return (Object.keys(wrong) as FormField[]).filter((field) => wrong[field]);
}

/** What is wrong with a text itself, as the server says it: null where it is not, or where nothing was typed. */
export function typedFault(form: ReceiveForm, field: FormField): TypedFault | null {
  switch (field) {
    case 'name':
      return form.name.trim() === '' ? null : paperTextFault(form.name, 'name');
    case 'address':
      return form.address.trim() === '' ? null : paperTextFault(form.address, 'address');
    case 'papers':
      return (
        filled(form.papers)
          .map(({ name }) => paperTextFault(name, 'paper'))
          .find((fault) => fault !== null) ?? null
      );
    default:
      return null;
  }
}
type TypedFault = NonNullable<ReturnType<typeof paperTextFault>>;

/** The last day that the server takes: the same day of the year after next. */
export const latestDue = (today: string): string => `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;

/** Null while a field is wrong. */
export function bodyOf(form: ReceiveForm, ticket: TicketId, today: string): Omit<ReceiveBody, 'counter'> | null {
  if (form.service === null || wrongFields(form, today).length > 0) return null;
  return {
    ticket,
    service: form.service,
    applicant: {
      name: form.name.trim(),
      idNumber: idNumberOf(form.idNumber),
      phone: form.phone.trim() === '' ? null : form.phone.trim(),
      address: form.address.trim() === '' ? null : form.address.trim(),
    },
    papers: filled(form.papers).map((paper) => ({
      name: paper.name.trim(),
      form: paper.form,
      quantity: Number(paper.quantity),
    })),
    sets: Number(form.sets),
    feeVnd: Number(form.fee.replaceAll('.', '')),
    due: form.due as NonNullable<ReceiveBody['due']> | null,
  };
}

/** A row without a name was never filled in. */
const filled = (papers: readonly PaperRow[]): readonly PaperRow[] => papers.filter(({ name }) => name.trim() !== '');

const whole = (text: string, least: number, most: number): boolean =>
  /^\d{1,10}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
