import type { JSX } from 'preact';
import { inWords, resultsService } from './catalogue-names.ts';
import type { Catalogue, Service, ServiceId } from './views.ts';

type ServiceSelectProps = {
  readonly catalogue: Catalogue | null;
  readonly label: string;
  readonly value: ServiceId | null;
  readonly onChange: (service: ServiceId) => void;
  /** What stands first when nothing is chosen yet. */
  readonly choose?: string;
  /** Also that of results, which a new ticket or dossier is never for. */
  readonly withResults?: boolean;
  /** Which services can be chosen. */
  readonly only?: (service: Service) => boolean;
};

/** All services by field: the browser's own list, which a keyboard searches by typing. */
export const ServiceSelect = ({
  catalogue,
  label,
  value,
  onChange,
  choose,
  withResults = false,
  only = () => true,
}: ServiceSelectProps): JSX.Element => {
  const results = withResults ? null : resultsService(catalogue);
  const groups = (catalogue?.fields ?? [])
    .map((field) => ({
      field,
      services: (catalogue?.services ?? []).filter(
        (service) => service.field === field.id && (service.id === value || (service.id !== results && only(service))),
      ),
    }))
    .filter(({ services }) => services.length > 0);
  return (
    <label class="field">
      <span class="field__label">{label}</span>
      <select
        class="field__input"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value as ServiceId)}
      >
        {value === null ? <option value="">{choose ?? ''}</option> : null}
        {groups.map(({ field, services }) => (
          <optgroup key={field.id} label={`${field.letter} · ${inWords(field.name)}`}>
            {services.map((service) => (
              <option key={service.id} value={service.id}>
                {inWords(service.name)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
};
