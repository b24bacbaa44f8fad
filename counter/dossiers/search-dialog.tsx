import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { words as inUse, language } from '../../ui/language.ts';
import { readCode } from '../../wire/codes.ts';
import { queries } from '../../wire/endpoints.ts';
import type { DossiersAnswer } from '../../wire/http/dossiers.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { counterWords } from '../../words/counter/words.ts';
import { refusalText } from '../../words/refusals/words.ts';
import { readCitizenCard } from '../citizen-card.ts';
import type { Desk } from '../console/desk.ts';
import { DeskDialog } from '../dialogs/desk-dialog.tsx';
import { askReceipt } from '../scan/ask-receipt.ts';
import { useScan } from '../scan/use-scan.ts';
import type { CounterView } from '../views.ts';
import { FoundDossier } from './found-dossier.tsx';

type SearchDialogProps = { readonly desk: Desk; readonly view: CounterView; readonly words: string };

/** A pause in typing that ends a word. */
const AFTER_TYPING_MS = 250;
const LEAST_LETTERS = 2;

/** By code, name, ID number or phone: for a lost slip, and to tell that a result has come. */
export const SearchDialog = ({ desk, view, words }: SearchDialogProps): JSX.Element => {
  const w = inUse(counterWords).dossiers;
  const typed = useSignal(words);
  const found = useSignal<DossiersAnswer | null>(null);
  const problem = useSignal<Problem | null>(null);
  const { client, screen } = desk.link;
  useScan(desk, (text) => {
    typed.value = wordsOf(text);
  });
  const asked = typed.value.trim();
  // What was marked or joined a moment ago shows at once.
  const changes = desk.state.value.notice;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change of the words or of a dossier
  useEffect(() => {
    if (asked.length < LEAST_LETTERS) {
      found.value = null;
      return;
    }
    let gone = false;
    const timer = setTimeout(async () => {
      const code = readCode(asked);
      if (code.kind === 'receipt') {
        const receipt = await askReceipt(desk.link, code);
        if (gone) return;
        problem.value = receipt.ok ? null : receipt.problem;
        found.value = null;
        if (receipt.ok) typed.value = receipt.value.dossier;
        return;
      }
      const answer = await client.ask(queries.searchDossiers(screen.branch, asked));
      if (gone) return;
      problem.value = answer.ok ? null : answer.problem;
      if (answer.ok) found.value = answer.value;
    }, AFTER_TYPING_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked, changes]);
  return (
    <DeskDialog desk={desk} title={w.searchTitle} wide>
      <label class="field">
        <span class="field__label">{w.searchLabel}</span>
        <input
          class="field__input"
          type="search"
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = wordsOf(event.currentTarget.value);
          }}
        />
      </label>
      <div class="found" aria-live="polite">
        {problem.value === null ? null : (
          <p class="field__error">{refusalText(problem.value, language.value, screen.timeZone)}</p>
        )}
        {asked.length < LEAST_LETTERS ? <p class="quiet">{w.typeMore}</p> : null}
        {found.value !== null && found.value.dossiers.length === 0 ? <p class="quiet">{w.nothing}</p> : null}
        <ul>
          {(found.value?.dossiers ?? []).map((dossier) => (
            <FoundDossier key={dossier.code} desk={desk} present={view.present} dossier={dossier} />
          ))}
        </ul>
        {found.value?.more === true ? <p class="quiet">{w.more}</p> : null}
      </div>
    </DeskDialog>
  );
};

/** Of a citizen card its number is searched for; everything else as it is. */
function wordsOf(text: string): string {
  const reading = readCitizenCard(text);
  return reading.ok ? reading.card.number : text;
}
