import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { LANGUAGE_NAMES } from '../../words/catalogue.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { Desk } from '../console/desk.ts';
import type { Order } from '../console/order.ts';
import { ServiceSelect } from '../service-select.tsx';
import type { IssueBody, ServiceId } from '../views.ts';
import { CategoryChoice, type ChosenCategory } from './category-choice.tsx';
import { DeskDialog } from './desk-dialog.tsx';
import { PrinterSelect } from './printer-select.tsx';
import { firstToPrint, printersOf } from './printers.ts';

/** For someone who comes without a ticket: any service, or a collection for one who lost the slip; printed where they stand. */
export const IssueDialog = ({ desk }: { desk: Desk }): JSX.Element => {
  const w = words(counterWords).issue;
  const catalogue = desk.link.catalogue.value;
  const printers = printersOf(catalogue, desk.link.devices.value);
  const service = useSignal<ServiceId | null>(null);
  const collection = useSignal(false);
  const chosen = useSignal<ChosenCategory>({ category: 'standard', ground: null });
  const spoken = useSignal<'vi' | 'en'>('vi');
  const printer = useSignal(firstToPrint(printers));
  const { category, ground } = chosen.value;
  const order = (): Order | null => {
    if (collection.value) return { kind: 'issue_collection', language: spoken.value, printer: printer.value };
    if (service.value === null || (category === 'priority' && ground === null)) return null;
    const body: IssueBody = {
      service: service.value,
      category,
      ground,
      language: spoken.value,
      printer: printer.value as NonNullable<IssueBody['printer']> | null,
    };
    return { kind: 'issue', body };
  };
  const ready = order();
  return (
    <DeskDialog
      desk={desk}
      title={w.title}
      go={w.go}
      mayGo={ready !== null}
      onGo={() => {
        if (ready !== null) desk.press(ready);
      }}
    >
      <label class="choices__one">
        <input
          type="checkbox"
          checked={collection.value}
          onChange={(event) => {
            collection.value = event.currentTarget.checked;
          }}
        />
        <span>{w.collection}</span>
      </label>
      {collection.value ? null : (
        <>
          <ServiceSelect
            catalogue={catalogue}
            label={w.service}
            choose={w.chooseService}
            value={service.value}
            onChange={(next) => {
              service.value = next;
            }}
          />
          <CategoryChoice
            catalogue={catalogue}
            value={chosen.value}
            onChange={(next) => {
              chosen.value = next;
            }}
          />
        </>
      )}
      <div class="ask__row">
        <label class="field">
          <span class="field__label">{w.language}</span>
          <select
            class="field__input"
            value={spoken.value}
            onChange={(event) => {
              spoken.value = event.currentTarget.value === 'en' ? 'en' : 'vi';
            }}
          >
            <option value="vi">{LANGUAGE_NAMES.vi}</option>
            <option value="en">{LANGUAGE_NAMES.en}</option>
          </select>
        </label>
        <PrinterSelect
          places={printers}
          value={printer.value}
          noPaper={w.noPaper}
          onChange={(next) => {
            printer.value = next;
          }}
        />
      </div>
    </DeskDialog>
  );
};
