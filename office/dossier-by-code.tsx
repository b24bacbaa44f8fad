import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { language, words } from '../ui/language.ts';
import { readCode } from '../wire/codes.ts';
import { queries } from '../wire/endpoints.ts';
import type { DossierAnswer } from '../wire/http/dossiers.ts';
import type { Problem } from '../wire/http/problem.ts';
import { officeWords } from '../words/office/words.ts';
import { refusalText } from '../words/refusals/words.ts';
import { dateOf, timeOfDay } from '../words/shared/times.ts';
import type { Desk } from './desk.ts';
import type { DossierCode } from './views.ts';

type DossierByCodeProps = { readonly desk: Desk; readonly found: Signal<DossierAnswer | null> };

/** A code typed from a receipt, and whose dossier that is: seen before anything is done with it. */
export const DossierByCode = ({ desk, found }: DossierByCodeProps): JSX.Element => {
  const w = words(officeWords).dossiers;
  const typed = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const read = readCode(typed.value);
  const code = read.kind === 'dossier_code' ? read.code : null;
  const { client, screen } = desk;
  useEffect(() => {
    let gone = false;
    found.value = null;
    problem.value = null;
    if (code !== null)
      void client.ask(queries.dossier(screen.branch, code as DossierCode)).then((answer) => {
        if (gone) return;
        if (answer.ok) found.value = answer.value;
        else problem.value = answer.problem;
      });
    return () => {
      gone = true;
    };
  }, [client, screen, code, found, problem]);
  return (
    <>
      <label class="field">
        <span class="field__label">{w.code}</span>
        <input
          class="field__input"
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
      <div role="status">
        {found.value === null ? null : <Whose dossier={found.value} desk={desk} />}
        {problem.value === null ? null : (
          <p class="field__error">{refusalText(problem.value, language.value, screen.timeZone)}</p>
        )}
      </div>
    </>
  );
};

const Whose = ({ dossier, desk }: { dossier: DossierAnswer; desk: Desk }): JSX.Element => {
  const w = words(officeWords).dossiers;
  const service = desk.catalogue.value?.services.find(({ id }) => id === dossier.service);
  const { handedOver } = dossier;
  const zone = desk.screen.timeZone;
  return (
    <>
      <p>
        <strong>{dossier.applicant?.name ?? w.erased}</strong> · {service?.name[language.value] ?? dossier.service}
      </p>
      {handedOver === null ? (
        <p class="field__error">{w.notHandedOver}</p>
      ) : (
        <p class="quiet">
          {handedOver.to === 'applicant'
            ? w.toApplicant(timeOfDay(handedOver.at, zone), dateOf(handedOver.at, zone))
            : w.toOther(
                handedOver.representative?.name ?? '…',
                timeOfDay(handedOver.at, zone),
                dateOf(handedOver.at, zone),
              )}
        </p>
      )}
    </>
  );
};
