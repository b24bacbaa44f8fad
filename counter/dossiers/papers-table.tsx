import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { FormPartProps } from './form-input.tsx';
import { typedProblem } from './typed-problem.ts';

/** The papers as form 01 lists them: name, original or copy, how many. */
export const PapersTable = ({ form, wrong, step }: FormPartProps): JSX.Element => {
  const w = words(counterWords).receive;
  return (
    <div class="papers-table">
      <table>
        <caption class="field__label">{w.papers}</caption>
        <thead>
          <tr>
            <th scope="col">{w.paperName}</th>
            <th scope="col">{w.form}</th>
            <th scope="col">{w.quantity}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {form.papers.map((paper, at) => (
            <tr key={at}>
              <td>
                <input
                  class="field__input"
                  aria-label={w.paperName}
                  title={paper.name}
                  value={paper.name}
                  onInput={(event) =>
                    step({ type: 'paper_changed', at, paper: { ...paper, name: event.currentTarget.value } })
                  }
                />
              </td>
              <td>
                <select
                  class="field__input"
                  aria-label={w.form}
                  value={paper.form}
                  onChange={(event) =>
                    step({
                      type: 'paper_changed',
                      at,
                      paper: { ...paper, form: event.currentTarget.value === 'original' ? 'original' : 'copy' },
                    })
                  }
                >
                  <option value="original">{w.original}</option>
                  <option value="copy">{w.copy}</option>
                </select>
              </td>
              <td>
                <input
                  class="field__input papers-table__quantity"
                  aria-label={w.quantity}
                  inputMode="numeric"
                  value={paper.quantity}
                  onInput={(event) =>
                    step({ type: 'paper_changed', at, paper: { ...paper, quantity: event.currentTarget.value } })
                  }
                />
              </td>
              <td>
                <Button
                  kind="bare"
                  icon="close"
                  label={w.removePaper(paper.name)}
                  onPress={() => step({ type: 'paper_removed', at })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {wrong.includes('papers') ? <p class="field__error">{typedProblem(form, 'papers') ?? w.wrong.papers}</p> : null}
      <Button kind="bare" icon="plus" onPress={() => step({ type: 'paper_added' })}>
        {w.addPaper}
      </Button>
    </div>
  );
};
