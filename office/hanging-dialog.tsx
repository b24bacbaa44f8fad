import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { Ask } from './ask.tsx';
import type { Desk } from './desk.ts';
import { deedsFor, type HangingDeed } from './hanging.ts';
import type { Order } from './order.ts';
import { type Onward, SendOn } from './send-on.tsx';
import type { CounterId, HangingCard, OfficeView } from './views.ts';

type HangingDialogProps = { readonly desk: Desk; readonly view: OfficeView; readonly counter: CounterId };

/** Nobody sits at the counter, and somebody hangs there: a supervisor clears it from the office. */
export const HangingDialog = ({ desk, view, counter }: HangingDialogProps): JSX.Element => {
  const w = words(officeWords).hanging;
  const cards = view.counters.find(({ id }) => id === counter)?.hanging ?? [];
  const chosen = useSignal<HangingCard['ticket'] | null>(null);
  const wanted = useSignal<{ readonly ticket: HangingCard['ticket']; readonly deed: HangingDeed } | null>(null);
  const onward = useSignal<Onward>({ service: null, to: null });
  const card = cards.find(({ ticket }) => ticket === chosen.value) ?? cards[0];
  const deeds = card === undefined ? [] : deedsFor(card, view);
  // Chosen for one ticket: another supervisor may have dealt with it, and the next one takes its place under the hand.
  const deed = deeds.find((one) => one === wanted.value?.deed && card?.ticket === wanted.value.ticket) ?? null;
  return (
    <Ask
      desk={desk}
      title={w.title(counter)}
      // Emptied by somebody else, or nothing to be done before the day is closed.
      go={deeds.length === 0 ? null : deed === null ? w.choose : w.deed[deed]}
      order={card === undefined || deed === null ? null : orderOf(deed, counter, card, onward.value)}
    >
      {card === undefined ? <p role="status">{w.nobody}</p> : null}
      {cards.length < 2 || card === undefined ? null : (
        <fieldset class="choices">
          <legend class="field__label">{w.ticket}</legend>
          {cards.map((one) => (
            <label key={one.ticket} class="choices__one choices__one--wide">
              <input
                type="radio"
                name="hanging-ticket"
                checked={one.ticket === card.ticket}
                onChange={() => {
                  chosen.value = one.ticket;
                  if (wanted.value !== null) wanted.value = { ticket: one.ticket, deed: wanted.value.deed };
                  onward.value = { service: null, to: null };
                }}
              />
              <span>
                <strong>{one.number}</strong> {stateOf(one)}
                <small class="quiet choices__more">{serviceName(desk, one)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {card === undefined || cards.length > 1 ? null : (
        <p>
          <strong>{card.number}</strong> · {stateOf(card)} · {serviceName(desk, card)}
        </p>
      )}
      {card !== undefined && deeds.length === 0 ? <p role="status">{w.atClosing}</p> : null}
      {deeds.length === 0 ? null : (
        <fieldset class="choices">
          <legend class="field__label">{w.what}</legend>
          {deeds.map((one) => (
            <label key={one} class="choices__one choices__one--wide">
              <input
                type="radio"
                name="hanging-deed"
                checked={one === deed}
                onChange={() => {
                  if (card !== undefined) wanted.value = { ticket: card.ticket, deed: one };
                }}
              />
              <span>
                {w.deed[one]} <small class="quiet choices__more">{w.effect[one]}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {deed === 'send_on' && card !== undefined ? (
        <SendOn desk={desk} view={view} from={counter} card={card} onward={onward} />
      ) : null}
    </Ask>
  );
};

function orderOf(
  deed: HangingDeed,
  counter: CounterId,
  { ticket, service }: HangingCard,
  onward: Onward,
): Order | null {
  switch (deed) {
    case 'to_line':
      return { kind: 'send_on', counter, body: { ticket, service: null, to: null } };
    case 'send_on': {
      const other = onward.service === service ? null : onward.service;
      return other === null && onward.to === null
        ? null
        : { kind: 'send_on', counter, body: { ticket, service: other, to: onward.to } };
    }
    case 'miss':
    case 'finish':
    case 'return':
      return { kind: 'at_empty', verb: deed, counter, ticket };
    default:
      return deed satisfies never;
  }
}

function stateOf({ state }: HangingCard): string {
  const w = words(officeWords).counters;
  return state === 'called' ? w.called : state === 'serving' ? w.serving : w.parkedState;
}

const serviceName = ({ catalogue }: Desk, { service }: HangingCard): string =>
  catalogue.value?.services.find(({ id }) => id === service)?.name[language.value] ?? '';
