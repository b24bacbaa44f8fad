import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { language } from '../../ui/language.ts';
import type { Service } from '../../wire/views.ts';
import { chanceFor, isUnserved } from '../flow/door.ts';
import type { Choosing } from '../flow/state.ts';
import { asking, happen, house, newKey } from '../link/kiosk.ts';
import { read, say } from './texts.ts';

/** A touch takes the ticket; the papers it needs are one touch beside it, for those who ask. */
export const ServiceTile = ({ service, from }: { service: Service; from: Choosing }): JSX.Element => {
  const { services, line } = say();
  const { asked } = asking.value ?? {};
  const name = read(service.name);
  const unserved = isUnserved(house.value, service.id);
  const chance = chanceFor(house.value, service.id);
  const note = unserved ? line.unserved : chance === null ? null : line.late[chance];
  return (
    <div class="service">
      <button
        type="button"
        class="tile service__take"
        aria-disabled={unserved}
        aria-pressed={asked?.what === 'ticket' && asked.service === service.id}
        onClick={() => happen({ type: 'serviceChosen', service: service.id, language: language.peek(), key: newKey() })}
      >
        <span class="tile__name">{name}</span>
        {note === null ? null : <span class="tile__note">{note}</span>}
      </button>
      {service.dossier === null ? null : (
        <button
          type="button"
          class="service__papers"
          aria-label={services.detailsOf(name)}
          onClick={() => happen({ type: 'detailsOpened', service: service.id, from })}
        >
          <Icon name="document" />
          <span aria-hidden="true">{services.details}</span>
        </button>
      )}
    </div>
  );
};
