import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { sharedWords } from '../words/shared/words.ts';
import type { Desk } from './desk.ts';
import type { CounterId, HangingCard, OfficeView, ServiceId } from './views.ts';

/** Where a ticket is sent: null leaves its service, or any counter that takes it. */
export interface Onward {
  readonly service: ServiceId | null;
  readonly to: CounterId | null;
}

type SendOnProps = {
  readonly desk: Desk;
  readonly view: OfficeView;
  readonly from: CounterId;
  readonly card: HangingCard;
  readonly onward: Signal<Onward>;
};

/** To another service, to one counter, or both; what collects results stays with them. */
export const SendOn = ({ desk, view, from, card, onward }: SendOnProps): JSX.Element => {
  const w = words(officeWords).hanging;
  const { counterNumber } = words(sharedWords);
  const { fields = [], services = [] } = desk.catalogue.value ?? {};
  return (
    <>
      {card.category === 'collection' ? null : (
        <label class="field">
          <span class="field__label">{w.toService}</span>
          <select
            class="field__input"
            value={onward.value.service ?? card.service}
            onChange={(event) => {
              onward.value = { ...onward.value, service: event.currentTarget.value as ServiceId };
            }}
          >
            {fields
              .filter(({ kind }) => kind !== 'results')
              .map((field) => (
                <optgroup key={field.id} label={`${field.letter} · ${field.name[language.value]}`}>
                  {services
                    .filter((service) => service.field === field.id)
                    .map((service) => (
                      <option key={service.id} value={service.id}>
                        {service.name[language.value]}
                      </option>
                    ))}
                </optgroup>
              ))}
          </select>
        </label>
      )}
      <label class="field">
        <span class="field__label">{w.toCounter}</span>
        <select
          class="field__input"
          value={onward.value.to ?? ''}
          onChange={(event) => {
            const to = event.currentTarget.value;
            onward.value = { ...onward.value, to: to === '' ? null : (to as CounterId) };
          }}
        >
          <option value="">{w.anyCounter}</option>
          {view.counters
            .filter(({ id }) => id !== from)
            .map(({ id, clerk }) => (
              <option key={id} value={id}>
                {clerk === null ? `${counterNumber(id)} (${words(officeWords).counters.free})` : counterNumber(id)}
              </option>
            ))}
        </select>
      </label>
    </>
  );
};
