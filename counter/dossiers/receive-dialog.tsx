import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { serviceOf } from '../catalogue-names.ts';
import { type CardReading, looksLikeCard, readCitizenCard } from '../citizen-card.ts';
import type { Desk } from '../console/desk.ts';
import { DeskDialog } from '../dialogs/desk-dialog.tsx';
import { useScan } from '../scan/use-scan.ts';
import { ServiceSelect } from '../service-select.tsx';
import type { PresentCard } from '../views.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { DueField } from './due-field.tsx';
import { FormInput } from './form-input.tsx';
import { PapersTable } from './papers-table.tsx';
import { bodyOf, type FormEvent, formFor, formStep, type ReceiveForm, wrongFields } from './receive-form.ts';

type ReceiveDialogProps = { readonly desk: Desk; readonly ticket: PresentCard; readonly scan: CardReading | null };

/** A dossier comes in: who, which papers, what fee, when to come back. */
export const ReceiveDialog = ({ desk, ticket, scan }: ReceiveDialogProps): JSX.Element => {
  const w = words(counterWords).receive;
  const catalogue = desk.link.catalogue.value;
  const { drafts } = desk.link;
  const begun = useSignal(drafts.of(ticket.ticket) !== null || scan?.ok === true);
  const form = useSignal<ReceiveForm>(
    withCard(drafts.of(ticket.ticket) ?? formFor(serviceOf(catalogue, ticket.service)), scan),
  );
  const reading = useSignal(scan);
  const tried = useSignal(false);
  const change = (next: ReceiveForm): void => {
    if (next === form.value) return;
    form.value = next;
    begun.value = true;
    drafts.keep(ticket.ticket, next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the dialog opened with, once
  useEffect(() => {
    if (scan?.ok === true) drafts.keep(ticket.ticket, form.value);
  }, []);
  const step = (event: FormEvent): void => change(formStep(form.value, event));
  const today = desk.state.value.view?.day?.date ?? '';
  const wrong = tried.value ? wrongFields(form.value, today) : [];
  const service = form.value.service === null ? undefined : serviceOf(catalogue, form.value.service);

  const read = (text: string): void => {
    reading.value = readCitizenCard(text);
    change(withCard(form.value, reading.value));
  };
  useScan(desk, read);
  /** A card whose letters came too slowly for a scan: it is taken out of the field, and never left there. */
  const onEnter = (event: KeyboardEvent): void => {
    const field = event.target;
    if (event.key !== 'Enter' || !(field instanceof HTMLInputElement)) return;
    const isScanField = field.name === 'scan' && field.value.trim() !== '';
    if (!isScanField && !looksLikeCard(field.value)) return;
    event.preventDefault();
    const text = field.value;
    field.value = '';
    if (!isScanField) field.dispatchEvent(new Event('input', { bubbles: true }));
    read(text);
  };

  return (
    <DeskDialog
      desk={desk}
      title={`${w.title} · ${w.ofTicket(ticket.number)}`}
      wide
      enterSends={false}
      askFirst={
        begun.value
          ? {
              ...w.closing,
              onDiscard: () => {
                drafts.drop(ticket.ticket);
                desk.tell({ type: 'dialog_closed' });
              },
            }
          : null
      }
      go={w.go}
      onGo={() => {
        tried.value = true;
        const body = bodyOf(form.value, ticket.ticket, today);
        if (body !== null) desk.press({ kind: 'receive', body });
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the fields within, is no control itself */}
      <div class="receive" onKeyDown={onEnter}>
        <div class="receive__scan">
          <label class="field">
            <span class="field__label">{w.scan}</span>
            <input class="field__input" name="scan" autocomplete="off" />
          </label>
          <p class={reading.value?.ok === false ? 'field__error' : 'quiet'} role="status">
            {reading.value === null
              ? w.scanHint
              : reading.value.ok
                ? w.scanned(reading.value.card.name)
                : w.cardProblem[reading.value.why]}
          </p>
        </div>
        <div class="receive__who">
          <ServiceSelect
            catalogue={catalogue}
            label={w.service}
            choose={w.wrong.service}
            value={form.value.service}
            only={({ dossier }) => dossier !== null}
            onChange={(id) => {
              const chosen = serviceOf(catalogue, id);
              if (chosen !== undefined) step({ type: 'service_chosen', service: chosen });
            }}
          />
          {wrong.includes('service') ? <p class="field__error">{w.noDossiers}</p> : null}
          <ApplicantFields form={form.value} wrong={wrong} step={step} />
        </div>
        <div class="receive__papers">
          <PapersTable form={form.value} wrong={wrong} step={step} />
          <div class="ask__row">
            <FormInput label={w.sets} field="sets" form={form.value} wrong={wrong} step={step} inputMode="numeric" />
            <FormInput label={w.fee} field="fee" form={form.value} wrong={wrong} step={step} inputMode="numeric" />
          </div>
          <DueField form={form.value} wrong={wrong} step={step} service={service} today={today} />
        </div>
      </div>
    </DeskDialog>
  );
};

const withCard = (form: ReceiveForm, reading: CardReading | null): ReceiveForm =>
  reading?.ok === true ? formStep(form, { type: 'card_read', card: reading.card }) : form;
