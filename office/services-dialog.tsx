import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { Ask } from './ask.tsx';
import type { Desk } from './desk.ts';
import { unserved } from './unserved.ts';
import type { CounterId, OfficeView, ServiceId } from './views.ts';

type ServicesDialogProps = { readonly desk: Desk; readonly view: OfficeView; readonly counter: CounterId };

/** Which services a counter takes; says beforehand when a service would be left without a counter. */
export const ServicesDialog = ({ desk, view, counter }: ServicesDialogProps): JSX.Element => {
  const w = words(officeWords).services;
  const before = view.counters.find(({ id }) => id === counter)?.services ?? [];
  const chosen = useSignal<ReadonlySet<ServiceId>>(new Set(before));
  const catalogue = desk.catalogue.value;
  const set = (services: readonly ServiceId[], on: boolean): void => {
    const next = new Set(chosen.value);
    for (const service of services) {
      if (on) next.add(service);
      else next.delete(service);
    }
    chosen.value = next;
  };
  const services = (catalogue?.services ?? []).filter(({ id }) => chosen.value.has(id)).map(({ id }) => id);
  const orphans = unserved(view, counter, services).flatMap(
    (id) => catalogue?.services.find((service) => service.id === id)?.name[language.value] ?? [],
  );
  return (
    <Ask
      desk={desk}
      title={w.title(counter)}
      go={w.go}
      order={services.length === 0 ? null : { kind: 'services', counter, services }}
    >
      <p class="quiet">{w.text}</p>
      <div class="services">
        <div class="services__columns">
          {(catalogue?.fields ?? []).map((field) => {
            const own = (catalogue?.services ?? []).filter((service) => service.field === field.id);
            const all = own.every(({ id }) => chosen.value.has(id));
            return (
              <fieldset key={field.id} class="services__field">
                <legend class="services__legend">
                  <label class="services__one">
                    <input
                      type="checkbox"
                      checked={all}
                      aria-label={`${w.all}: ${field.name[language.value]}`}
                      onChange={() =>
                        set(
                          own.map(({ id }) => id),
                          !all,
                        )
                      }
                    />
                    <strong>
                      {field.letter} · {field.name[language.value]}
                    </strong>
                  </label>
                </legend>
                {own.map((service) => (
                  <label key={service.id} class="services__one services__one--in">
                    <input
                      type="checkbox"
                      checked={chosen.value.has(service.id)}
                      onChange={(event) => set([service.id], event.currentTarget.checked)}
                    />
                    <span>{service.name[language.value]}</span>
                  </label>
                ))}
              </fieldset>
            );
          })}
        </div>
      </div>
      <p role="status">{services.length === 0 ? w.least : w.count(services.length)}</p>
      {orphans.length === 0 ? null : (
        <p class="band band--attention" role="alert">
          {w.orphan(orphans.join('; '))}
        </p>
      )}
    </Ask>
  );
};
