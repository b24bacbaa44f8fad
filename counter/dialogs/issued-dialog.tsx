import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import { QrPicture } from '../../ui/qr-picture.tsx';
import { counterWords } from '../../words/counter/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { inWords } from '../catalogue-names.ts';
import type { Desk } from '../console/desk.ts';
import type { Given } from '../console/order.ts';
import { DeskDialog } from './desk-dialog.tsx';
import { printersOf } from './printers.ts';

type IssuedDialogProps = { readonly desk: Desk; readonly given: Given; readonly printer: string | null };

/** The number of someone who came without one: to read out, to show, and where its paper is. */
export const IssuedDialog = ({ desk, given, printer }: IssuedDialogProps): JSX.Element => {
  const w = words(counterWords).issue;
  const states = words(sharedWords).printerState;
  const place = printersOf(desk.link.catalogue.value, desk.link.devices.value).find((one) => one.printer === printer);
  return (
    <DeskDialog desk={desk} title={w.doneTitle} came>
      <div class="issued">
        <p class="issued__number">
          <NumberText number={given.number ?? ''} />
        </p>
        {given.url === undefined ? null : (
          <div class="issued__qr">
            <QrPicture text={given.url} label={w.qr} />
          </div>
        )}
      </div>
      <p>
        {given.ahead === undefined ? null : `${w.ahead(given.ahead)}. `}
        {place === undefined ? w.notPrinted : place.trouble === null ? w.printing(inWords(place.name)) : null}
      </p>
      {place === undefined || place.trouble === null ? null : (
        <p class="notice notice--bad" role="alert">
          <Icon name="warning" />
          <span class="notice__text">{w.printerTrouble(inWords(place.name), states[place.trouble])}</span>
        </p>
      )}
    </DeskDialog>
  );
};
