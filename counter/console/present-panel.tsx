import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { LANGUAGE_NAMES } from '../../words/catalogue.ts';
import { counterWords } from '../../words/counter/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { fieldName, groundName, serviceName } from '../catalogue-names.ts';
import { TicketDossiers } from '../dossiers/ticket-dossiers.tsx';
import type { CounterView, PresentCard } from '../views.ts';
import { CallFateTags } from './call-fate-tags.tsx';
import { DeedButton } from './deed-button.tsx';
import type { Desk } from './desk.ts';
import { Timer } from './timer.tsx';
import { whyCalled } from './why-text.ts';

type PresentPanelProps = { readonly desk: Desk; readonly view: CounterView; readonly present: PresentCard };

/** The visitor at the counter, large: number, service, why, how long, whether the hall has heard; and what can be done now. */
export const PresentPanel = ({ desk, view, present }: PresentPanelProps): JSX.Element => {
  const w = words(counterWords);
  const shared = words(sharedWords);
  const { link } = desk;
  const catalogue = link.catalogue.value;
  const serving = present.state === 'serving';
  const ground = groundName(catalogue, present.ground);
  return (
    <section class={serving ? 'present present--serving panel' : 'present panel'} aria-label={present.number}>
      <div class="present__head">
        <p class="present__number slides-in">
          <NumberText number={present.number} />
        </p>
        <div class="present__about">
          <p class={serving ? 'present__state present__state--serving' : 'present__state'} role="status">
            <Icon name={serving ? 'desk' : 'speaker'} />
            {serving ? w.state.serving : w.state.called}
          </p>
          <h2 class="present__service">{serviceName(catalogue, present.service)}</h2>
          <p class="quiet">{fieldName(catalogue, present.field)}</p>
          <p class="present__tags">
            {/* The service of a collection says it already. */}
            {present.category === 'standard' || present.category === 'collection' ? null : (
              <span class="tag tag--action">
                <Icon name={present.category === 'priority' ? 'priority' : 'calendar'} />
                {shared.category[present.category]}
                {ground === null ? null : ` · ${ground}`}
              </span>
            )}
            {present.language === 'vi' ? null : (
              <span class="tag">
                <Icon name="language" />
                {LANGUAGE_NAMES[present.language]}
              </span>
            )}
            {present.calls > 1 ? <span class="tag">{w.call.times(present.calls)}</span> : null}
          </p>
          {present.why === null ? null : (
            <p class="present__why">{whyCalled(present.why, w.why, shared.category, link.screen.timeZone)}</p>
          )}
        </div>
      </div>
      <div class="present__facts">
        <Timer
          time={link.time}
          label={w.timers.waited}
          from={present.issuedAt}
          until={present.calledAt ?? present.startedAt}
        />
        {present.calledAt === null ? null : (
          <Timer time={link.time} label={w.timers.called} from={present.calledAt} until={present.startedAt} />
        )}
        {present.startedAt === null ? null : (
          <Timer time={link.time} label={w.timers.serving} from={present.startedAt} until={null} strong />
        )}
        {present.call === null ? null : <CallFateTags call={present.call} />}
      </div>
      {serving ? <ServingDeeds desk={desk} view={view} /> : <CalledDeeds desk={desk} view={view} />}
      {serving || present.dossiers.length > 0 || present.category === 'collection' ? (
        <TicketDossiers desk={desk} view={view} present={present} />
      ) : null}
    </section>
  );
};

type DeedsProps = { readonly desk: Desk; readonly view: CounterView };

const CalledDeeds = ({ desk, view }: DeedsProps): JSX.Element => (
  <div class="present__deeds">
    <DeedButton desk={desk} view={view} deed="start" kind="action" icon="play" large />
    <DeedButton desk={desk} view={view} deed="recall" icon="repeat" large />
    <DeedButton desk={desk} view={view} deed="miss" icon="absent" large />
    <span class="present__break" />
    <DeedButton desk={desk} view={view} deed="finish_and_call_next" icon="check" />
    <DeedButton desk={desk} view={view} deed="transfer" icon="transfer" />
    <DeedButton desk={desk} view={view} deed="amend" icon="settings" />
  </div>
);

const ServingDeeds = ({ desk, view }: DeedsProps): JSX.Element => (
  <div class="present__deeds">
    <DeedButton desk={desk} view={view} deed="finish_and_call_next" kind="action" icon="check" large />
    <DeedButton desk={desk} view={view} deed="finish" kind="good" large />
    {view.present?.category === 'collection' ? null : (
      <DeedButton desk={desk} view={view} deed="receive" icon="document" large />
    )}
    <span class="present__break" />
    <DeedButton desk={desk} view={view} deed="park" icon="pause" />
    <DeedButton desk={desk} view={view} deed="transfer" icon="transfer" />
    <DeedButton desk={desk} view={view} deed="amend" icon="settings" />
  </div>
);
