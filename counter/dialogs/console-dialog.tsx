import type { JSX } from 'preact';
import type { Dialog } from '../console/console-flow.ts';
import type { Desk } from '../console/desk.ts';
import { DeclineDialog } from '../dossiers/decline-dialog.tsx';
import { HandOverDialog } from '../dossiers/hand-over-dialog.tsx';
import { ReceiptDialog } from '../dossiers/receipt-dialog.tsx';
import { ReceiveDialog } from '../dossiers/receive-dialog.tsx';
import { SearchDialog } from '../dossiers/search-dialog.tsx';
import type { CounterView } from '../views.ts';
import { AmendDialog } from './amend-dialog.tsx';
import { CallNumberDialog } from './call-number-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { IssuedDialog } from './issued-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MissDialog } from './miss-dialog.tsx';
import { ReprintDialog } from './reprint-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { UnreturnedDialog } from './unreturned-dialog.tsx';

type ConsoleDialogProps = { readonly desk: Desk; readonly view: CounterView; readonly dialog: Dialog };

/** The one dialog that is open. */
export const ConsoleDialog = ({ desk, view, dialog }: ConsoleDialogProps): JSX.Element => {
  switch (dialog.name) {
    case 'keys':
      return <KeysDialog desk={desk} />;
    case 'miss':
      return <MissDialog desk={desk} ticket={dialog.ticket} />;
    case 'unreturned':
      return <UnreturnedDialog desk={desk} ticket={dialog.ticket} verb={dialog.verb} />;
    case 'issue':
      return <IssueDialog desk={desk} />;
    case 'issued':
      return <IssuedDialog desk={desk} given={dialog.given} printer={dialog.printer} />;
    case 'call_number':
      return <CallNumberDialog desk={desk} view={view} />;
    case 'transfer':
      return <TransferDialog desk={desk} ticket={dialog.ticket} />;
    case 'amend':
      return <AmendDialog desk={desk} ticket={dialog.ticket} />;
    case 'reprint':
      return <ReprintDialog desk={desk} ticket={dialog.ticket} />;
    case 'receive':
      return <ReceiveDialog desk={desk} ticket={dialog.ticket} scan={dialog.scan} />;
    case 'receipt':
      return <ReceiptDialog desk={desk} dossier={dialog.dossier} due={dialog.due} />;
    case 'search':
      return <SearchDialog desk={desk} view={view} words={dialog.words} />;
    case 'hand_over':
      return <HandOverDialog desk={desk} ticket={dialog.ticket} dossier={dialog.dossier} />;
    case 'decline':
      return <DeclineDialog desk={desk} ticket={dialog.ticket} dossier={dialog.dossier} />;
    default:
      return dialog satisfies never;
  }
};
