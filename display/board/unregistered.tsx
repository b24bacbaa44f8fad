import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { keepDeviceToken } from '../../ui/device-token.ts';
import { Mark } from '../../ui/mark.tsx';
import { inLanguage } from '../../words/catalogue.ts';
import { displayWords } from '../../words/display/words.ts';
import { Both } from './both.tsx';

/** A placeholder: whoever copies a real name throws out the board that has it. */
const COMMAND = 'npm run keys -- device add display-…';

/** Branch mode without a device token, or with one that the server does not take. */
export const Unregistered = ({ refused }: { refused: boolean }): JSX.Element => {
  const { unregistered } = inLanguage(displayWords, 'vi');
  return (
    <main class="unregistered">
      <Mark />
      <h1>
        <Both say={(words) => words.unregistered.title} />
      </h1>
      <p>
        <Both say={(words) => (refused ? words.unregistered.refused : words.unregistered.text)} />
      </p>
      <code class="unregistered__command">{COMMAND}</code>
      <form
        class="unregistered__form"
        onSubmit={(submit) => {
          submit.preventDefault();
          const typed = new FormData(submit.currentTarget).get('token');
          if (typeof typed !== 'string' || typed.trim() === '') return;
          keepDeviceToken('display', typed);
          location.reload();
        }}
      >
        <label class="field">
          <span class="field__label">{unregistered.token}</span>
          <input class="field__input" name="token" autocomplete="off" spellcheck={false} required />
        </label>
        <Button kind="action" type="submit">
          {unregistered.save}
        </Button>
      </form>
    </main>
  );
};
