import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { inWords } from '../catalogue-names.ts';
import type { Catalogue } from '../views.ts';

export interface ChosenCategory {
  readonly category: 'standard' | 'priority';
  readonly ground: string | null;
}

type CategoryChoiceProps = {
  readonly catalogue: Catalogue | null;
  readonly value: ChosenCategory;
  readonly onChange: (chosen: ChosenCategory) => void;
};

/** Standard, or priority with its ground: the ground is recorded, no papers are. */
export const CategoryChoice = ({ catalogue, value, onChange }: CategoryChoiceProps): JSX.Element => {
  const w = words(counterWords).amend;
  const { category } = words(sharedWords);
  return (
    <fieldset class="choices">
      <legend class="field__label">{w.category}</legend>
      {(['standard', 'priority'] as const).map((name) => (
        <label key={name} class="choices__one">
          <input
            type="radio"
            name="category"
            checked={value.category === name}
            onChange={() => onChange({ category: name, ground: null })}
          />
          <span>{category[name]}</span>
        </label>
      ))}
      {value.category === 'standard' ? null : (
        <label class="field choices__one--wide">
          <span class="field__label">{w.ground}</span>
          <select
            class="field__input"
            value={value.ground ?? ''}
            onChange={(event) => onChange({ category: 'priority', ground: event.currentTarget.value || null })}
          >
            <option value="">{w.chooseGround}</option>
            {(catalogue?.grounds ?? []).map((ground) => (
              <option key={ground.id} value={ground.id}>
                {inWords(ground.name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
};
