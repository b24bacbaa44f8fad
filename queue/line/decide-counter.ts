import type { ClerkId, CounterId } from '../ids.ts';
import { accept, type Decision, refuse } from '../refusals.ts';
import { never } from '../stamp.ts';
import type { CounterCommand } from './commands.ts';
import type { CounterEvent } from './events.ts';
import { counterOf } from './evolve.ts';
import { living } from './living.ts';
import { planOf } from './plan.ts';
import { type LineState, numberOf } from './state.ts';
import { strandedBy } from './stranded.ts';

export function decideCounter(state: LineState, command: CounterCommand): Decision<CounterEvent> {
  if (state.plan?.counters.has(command.counter) !== true) return refuse({ name: 'counter_unknown' });
  const counter = counterOf(state, command.counter);
  switch (command.type) {
    case 'SignIn':
      return signIn(state, command);
    case 'SignOut':
      if (counter.clerk !== command.clerk) return refuse({ name: 'not_signed_in' });
      if (counter.present !== null)
        return refuse({ name: 'counter_busy', number: numberOf(state, counter.present) ?? '' });
      return accept({ type: 'ClerkSignedOut', counter: command.counter, clerk: command.clerk });
    case 'ReleaseCounter':
      if (counter.clerk === null) return refuse({ name: 'nothing_to_change' });
      return accept({ type: 'CounterReleased', counter: command.counter, clerk: counter.clerk });
    case 'PauseCounter':
    case 'ResumeCounter': {
      if (counter.clerk !== command.clerk) return refuse({ name: 'not_signed_in' });
      const pause = command.type === 'PauseCounter';
      if (counter.paused === pause) return refuse({ name: 'nothing_to_change' });
      return accept({ type: pause ? 'CounterPaused' : 'CounterResumed', counter: command.counter });
    }
    case 'ChangeCounterServices': {
      const unknown = command.services.some((service) => state.plan?.services.has(service) !== true);
      if (unknown || command.services.length === 0) return refuse({ name: 'unknown_service' });
      const pins = new Map(state.pins).set(command.counter, command.services);
      const stranded = strandedBy(living(state), planOf(state.plan.catalogue, pins));
      if (stranded !== null) return refuse({ name: 'visitors_stranded', number: stranded.number });
      return accept({
        type: 'CounterServicesChanged',
        counter: command.counter,
        services: [...new Set(command.services)],
      });
    }
    default:
      return never(command);
  }
}

function signIn(state: LineState, command: Extract<CounterCommand, { type: 'SignIn' }>): Decision<CounterEvent> {
  const { counter: id, clerk } = command;
  const here = counterOf(state, id);
  if (here.clerk === clerk) return accept({ type: 'ClerkSignedIn', counter: id, clerk, how: 'resumed' });
  if (here.clerk !== null && !command.takeOver) return refuse({ name: 'counter_taken', clerk: here.clerk });
  const elsewhere = whereIs(state, clerk);
  if (elsewhere !== null && (!command.takeOver || counterOf(state, elsewhere).present !== null))
    return refuse({ name: 'already_signed_in_elsewhere', counter: elsewhere });
  const events: CounterEvent[] = elsewhere === null ? [] : [{ type: 'ClerkSignedOut', counter: elsewhere, clerk }];
  return accept(...events, {
    type: 'ClerkSignedIn',
    counter: id,
    clerk,
    how: here.clerk === null ? 'new' : 'taken_over',
  });
}

/** A clerk is at one counter. */
export function whereIs(state: LineState, clerk: ClerkId): CounterId | null {
  for (const [id, counter] of state.counters) if (counter.clerk === clerk) return id;
  return null;
}
