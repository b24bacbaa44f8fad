import type { JSX } from 'preact';
import { words } from '../ui/language.ts';
import { nameOf } from '../ui/name-of.ts';
import { officeWords } from '../words/office/words.ts';
import { Ask } from './ask.tsx';
import { closingOf } from './closing.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import type { Desk } from './desk.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { HangingDialog } from './hanging-dialog.tsx';
import type { Dialog } from './office-flow.ts';
import { ServicesDialog } from './services-dialog.tsx';
import type { CounterId, OfficeView } from './views.ts';

type OfficeDialogProps = { readonly desk: Desk; readonly view: OfficeView; readonly dialog: Dialog };

export const OfficeDialog = ({ desk, view, dialog }: OfficeDialogProps): JSX.Element => {
  switch (dialog.name) {
    case 'release':
      return <ReleaseDialog desk={desk} view={view} counter={dialog.counter} />;
    case 'hanging':
      return <HangingDialog desk={desk} view={view} counter={dialog.counter} />;
    case 'services':
      return <ServicesDialog desk={desk} view={view} counter={dialog.counter} />;
    case 'close_day':
      return <CloseDialog desk={desk} view={view} />;
    case 'correct_handover':
      return <CorrectDialog desk={desk} />;
    case 'erase_personal_data':
      return <EraseDialog desk={desk} />;
    default:
      return dialog satisfies never;
  }
};

const ReleaseDialog = ({ desk, view, counter }: { desk: Desk; view: OfficeView; counter: CounterId }): JSX.Element => {
  const w = words(officeWords).release;
  const found = view.counters.find(({ id }) => id === counter);
  const clerk = found?.clerk ?? null;
  return (
    <Ask desk={desk} title={w.title(counter)} go={clerk === null ? null : w.go} order={{ kind: 'release', counter }}>
      {clerk === null ? <p role="status">{w.nobody}</p> : <p>{w.text(nameOf(desk.people.value, clerk))}</p>}
      {found?.number == null ? null : <p>{w.ticket(found.number)}</p>}
    </Ask>
  );
};

const CloseDialog = ({ desk, view }: { desk: Desk; view: OfficeView }): JSX.Element => {
  const w = words(officeWords).close;
  const { expire, missed, served, clerks } = closingOf(view);
  const effects = [
    expire > 0 ? w.expire(expire) : null,
    missed > 0 ? w.missed(missed) : null,
    served > 0 ? w.served(served) : null,
    clerks > 0 ? w.counters(clerks) : null,
  ].filter((text) => text !== null);
  return (
    <Ask desk={desk} title={w.title} go={w.go} stay={w.stay} order={{ kind: 'close_day' }}>
      {effects.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <ul class="effects">
          {effects.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p class="quiet">{w.text}</p>
    </Ask>
  );
};
