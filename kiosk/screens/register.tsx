import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { keepDeviceToken } from '../../ui/device-token.ts';
import { Mark } from '../../ui/mark.tsx';
import { say } from '../parts/texts.ts';

/** For the person who sets the kiosk up, with a keyboard: no visitor sees it on a kiosk that is registered. */
export const Register = ({ refused }: { refused: boolean }): JSX.Element => {
  const { register } = say();
  const [token, setToken] = useState('');
  return (
    <main class="register">
      <Mark />
      <h1>{register.title}</h1>
      {refused ? (
        <p class="band band--attention" role="alert">
          {register.refused}
        </p>
      ) : null}
      <p>{register.text}</p>
      <pre class="register__command">npm run keys -- device add kiosk-…</pre>
      <p class="quiet">docs/operations.md</p>
      <form
        class="register__form"
        onSubmit={(event) => {
          event.preventDefault();
          keepDeviceToken('kiosk', token);
          location.reload();
        }}
      >
        <label class="field">
          <span class="field__label">{register.token}</span>
          <input
            class="field__input"
            autocomplete="off"
            spellcheck={false}
            value={token}
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </label>
        <Button kind="action" type="submit" large wide off={token.trim() === ''}>
          {register.save}
        </Button>
      </form>
    </main>
  );
};
