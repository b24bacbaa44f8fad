import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { language, words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import { refusalText } from '../words/refusals/words.ts';
import { dateOf, timeWithSeconds } from '../words/shared/times.ts';
import type { AccessBook } from './access-book.ts';
import { type AccessRow, hasOlder, rowsShown } from './access-flow.ts';

type AccessSectionProps = { readonly book: AccessBook; readonly timeZone: string };

/** Who read whose personal data, and when: newest first. */
export const AccessSection = ({ book, timeZone }: AccessSectionProps): JSX.Element => {
  const w = words(officeWords).access;
  const state = book.state.value;
  const { rows, asking, problem } = state;
  useEffect(() => book.newest(), [book]);
  return (
    <section class="panel sheet" aria-busy={asking !== null}>
      <div class="access__head">
        <h2 class="sheet__title">{w.title}</h2>
        <Button kind="bare" icon="repeat" off={asking !== null} onPress={() => book.newest()}>
          {problem === null ? w.refresh : w.again}
        </Button>
      </div>
      <p class="quiet">{w.text}</p>
      {problem === null ? null : (
        <p class="field__error" role="alert">
          {refusalText(problem, language.value, timeZone)}
        </p>
      )}
      {rows === null && problem === null ? <p role="status">{w.loading}</p> : null}
      {rows?.length === 0 ? <p role="status">{w.empty}</p> : null}
      {rows === null || rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus
        // biome-ignore lint/a11y/useSemanticElements: the section around it has the heading
        <div class="sheet__scroll" role="region" aria-label={w.title} tabIndex={0}>
          <table class="table table--pairs access">
            <thead>
              <tr>
                <th scope="col">{w.when}</th>
                <th scope="col">{w.who}</th>
                <th scope="col">{w.what}</th>
                <th scope="col">{w.dossiers}</th>
              </tr>
            </thead>
            <tbody>
              {rowsShown(state).map((row) => (
                <Row key={row.seq} row={row} timeZone={timeZone} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows !== null && hasOlder(state) ? (
        <div>
          <Button icon="arrow-down" off={asking !== null} onPress={() => book.older()}>
            {asking === 'older' ? w.loading : w.older}
          </Button>
        </div>
      ) : null}
    </section>
  );
};

const Row = ({ row, timeZone }: { row: AccessRow; timeZone: string }): JSX.Element => {
  const w = words(officeWords).access;
  const { at, who, name, read } = row;
  const byHouse = who === 'house';
  return (
    <tr>
      <th scope="row" class="access__when">
        {timeWithSeconds(at, timeZone)} <span class="quiet">{dateOf(at, timeZone)}</span>
      </th>
      <td data-column={w.who}>{byHouse ? w.house : (name ?? w.unregistered(who.replace(/^\w+:/, '')))}</td>
      <td data-column={w.what}>
        {byHouse ? w.restored : read === null ? <span class="quiet">{w.over}</span> : kindText(read)}
      </td>
      <td data-column={w.dossiers}>
        {read === null ? <span class="quiet">–</span> : <Codes codes={read.dossiers} search={read.what === 'search'} />}
      </td>
    </tr>
  );
};

function kindText({ what, by }: NonNullable<AccessRow['read']>): string {
  const w = words(officeWords).access;
  return what === 'search' ? (by === null ? w.search : w.searchBy[by]) : w.kind[what];
}

/** So many codes stand in the row; a search that found more opens them. */
const CODES_SHOWN = 3;

const Codes = ({ codes, search }: { codes: readonly string[]; search: boolean }): JSX.Element => {
  const w = words(officeWords).access;
  if (codes.length === 0) return <span class="quiet">{search ? w.foundNone : '–'}</span>;
  const rest = codes.slice(CODES_SHOWN);
  return (
    <>
      <ul class="access__codes">
        {codes.slice(0, CODES_SHOWN).map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details class="access__rest">
          <summary>{w.andMore(rest.length)}</summary>
          <ul class="access__codes">
            {rest.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
