import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { hall } from '../model/hall.ts';
import { ownClerk } from './own-clerk.ts';

/** The demo's PINs, as a note beside the clerk's screen. */
export const PinNote = (): JSX.Element => {
  const w = words(hallWords).pins;
  const own = ownClerk.value;
  const roles: Readonly<Record<string, string>> = w.roles;
  const others = hall.people.value.filter((person) => person !== own);
  return (
    <aside class="note">
      <h2 class="note__title">{w.title}</h2>
      {own === undefined ? null : (
        <p class="note__own">
          <span>
            {w.forCounter('5')}
            <strong>{own.name}</strong>
          </span>
          <span class="note__pin">{own.pin}</span>
        </p>
      )}
      <details class="note__all">
        <summary>{w.all}</summary>
        <dl class="note__list">
          {others.map(({ id, name, role, pin }) => (
            <div key={id}>
              <dt>
                {name}
                {role === 'clerk' ? null : <span class="quiet"> {roles[role] ?? role}</span>}
              </dt>
              <dd>{pin}</dd>
            </div>
          ))}
        </dl>
        <a href="/office" target="_blank" rel="noreferrer">
          {w.office}
        </a>
      </details>
    </aside>
  );
};
