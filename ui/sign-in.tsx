import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Client } from '../wire/client.ts';
import { commands, queries } from '../wire/endpoints.ts';
import type { ScreenAnswer, SignInPlace } from '../wire/http/people.ts';
import { LEAST_PIN_DIGITS } from '../wire/pin.ts';
import { refusalText } from '../words/refusals/words.ts';
import { signInWords } from '../words/sign-in/words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { keepAsking } from './keep-asking.ts';
import { language, words } from './language.ts';
import './sign-in.css';
import { keepPlaceToken, placeToken } from './place-token.ts';
import { initialSignIn, isWaiting, maySubmit, peopleNamed, type SignInEvent, signInStep } from './sign-in-flow.ts';
import type { StaffSession } from './staff-session.ts';

/** More names than this are found by typing, not by looking. */
const SEARCH_FROM = 12;
/** Placeholders, as on a screen that is not registered: whoever copies a real name throws somebody out. */
const COMMANDS: Readonly<Record<SignInPlace, string>> = {
  counter: 'npm run keys -- clerk add … "…" clerk',
  office: 'npm run keys -- clerk add … "…" supervisor',
};
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

type SignInProps = {
  readonly client: Client;
  readonly screen: ScreenAnswer;
  readonly place: SignInPlace;
  readonly onSignedIn: (session: StaffSession) => void;
};

export const SignIn = ({ client, screen, place, onSignedIn }: SignInProps): JSX.Element => {
  const state = useSignal(initialSignIn(LEAST_PIN_DIGITS[screen.mode]));
  const letters = useSignal('');
  const pad = useRef<HTMLDivElement>(null);
  const w = words(signInWords);
  const step = (event: SignInEvent): void => {
    state.value = signInStep(state.value, event);
  };

  // Taken out of the address as soon as the page is there, not only at the first sign-in.
  useEffect(() => void placeToken(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again until the server answers
  useEffect(
    () =>
      keepAsking(
        () => client.ask(queries.clerks(screen.branch, place)),
        (answer) =>
          step(
            answer.ok
              ? { type: 'people_came', people: answer.value.clerks }
              : { type: 'refused', problem: answer.problem },
          ),
        // Somebody is about to be registered, and waits before this page.
        ({ clerks }) => clerks.length > 0,
      ),
    [],
  );

  const { people, person, pin, sending, problem, tooShort } = state.value;
  const waiting = isWaiting(state.value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one ticking a wait
  useEffect(() => {
    if (!waiting) return;
    const ticking = setInterval(() => step({ type: 'second_passed' }), 1_000);
    return () => clearInterval(ticking);
  }, [waiting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pad takes the keyboard whenever a person has been chosen
  useLayoutEffect(() => {
    if (document.hasFocus()) pad.current?.focus();
  }, [person]);

  const submit = async (): Promise<void> => {
    const ready = maySubmit(state.value);
    step({ type: 'submitted' });
    if (!ready || person === null) return;
    const body = { branch: screen.branch, clerk: person.id, pin, place: placeToken() };
    const answer = await client.send(commands.signIn(), body);
    if (answer.ok) {
      if (answer.value.place !== null) keepPlaceToken(answer.value.place);
      onSignedIn(answer.value);
    } else step({ type: 'refused', problem: answer.problem });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) step({ type: 'digit', digit: event.key });
    else if (event.key === 'Backspace') step({ type: 'erased' });
    else if (event.key === 'Escape') step({ type: 'person_dropped' });
    else if (event.key === 'Enter' && event.target === event.currentTarget) void submit();
    else return;
    event.preventDefault();
  };

  const trouble =
    problem === null ? null : (
      <p class="sign-in__problem" role="alert">
        <Icon name={problem.name === 'offline' ? 'offline' : 'warning'} />
        <span>{people === null ? w.noServer : refusalText(problem, language.value, screen.timeZone)}</span>
      </p>
    );
  if (person === null)
    return (
      <div class="sign-in">
        {people?.length === 0 ? null : <h2 class="sign-in__title">{w.who}</h2>}
        {trouble}
        {people !== null && people.length >= SEARCH_FROM ? (
          <input
            class="field__input"
            type="search"
            placeholder={w.find}
            aria-label={w.find}
            value={letters.value}
            onInput={(event) => {
              letters.value = event.currentTarget.value;
            }}
          />
        ) : null}
        {people === null && problem === null ? <p class="quiet">{w.starting}</p> : null}
        <ul class="sign-in__people">
          {peopleNamed(people ?? [], letters.value).map((choice) => (
            <li key={choice.id}>
              <button
                type="button"
                class="sign-in__person"
                onClick={() => step({ type: 'person_chosen', person: choice })}
              >
                <Icon name="person" />
                <span class="sign-in__name">{choice.name}</span>
              </button>
            </li>
          ))}
        </ul>
        {people?.length === 0 ? (
          <>
            <p role="status">{w.noneYet[place]}</p>
            <code class="sign-in__command">{COMMANDS[place]}</code>
          </>
        ) : null}
        {people !== null && people.length > 0 && peopleNamed(people, letters.value).length === 0 ? (
          <p class="quiet">{w.nobody}</p>
        ) : null}
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pad as a whole takes typed digits
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame round the pad
    <div class="sign-in" role="group" aria-label={w.pinOf(person.name)} ref={pad} tabIndex={0} onKeyDown={onKey}>
      <h2 class="sign-in__title">{w.pinOf(person.name)}</h2>
      <div class="sign-in__dots" role="status" aria-label={w.typed(pin.length)}>
        {Array.from({ length: Math.max(state.value.leastDigits, pin.length) }, (_, place) => (
          <span key={place} class={place < pin.length ? 'sign-in__dot sign-in__dot--typed' : 'sign-in__dot'} />
        ))}
      </div>
      {tooShort ? (
        <p class="sign-in__problem" role="alert">
          <Icon name="warning" />
          <span>{w.tooShort(state.value.leastDigits, pin.length)}</span>
        </p>
      ) : (
        (trouble ?? <p class="quiet sign-in__hint">{w.pinHint(state.value.leastDigits)}</p>)
      )}
      <div class="sign-in__pad">
        {DIGITS.map((digit) => (
          <button
            key={digit}
            type="button"
            class="sign-in__digit"
            onClick={() => {
              step({ type: 'digit', digit });
              pad.current?.focus();
            }}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          class="sign-in__digit sign-in__digit--erase"
          aria-label={w.erase}
          onClick={() => step({ type: 'erased' })}
        >
          <Icon name="erase" />
        </button>
      </div>
      <Button kind="action" large wide off={!maySubmit(state.value)} keyHint="Enter" onPress={() => void submit()}>
        {sending ? '…' : w.signIn}
      </Button>
      <Button kind="bare" wide icon="person" onPress={() => step({ type: 'person_dropped' })}>
        {w.otherPerson}
      </Button>
    </div>
  );
};
