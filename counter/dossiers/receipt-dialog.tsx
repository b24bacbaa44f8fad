import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { queries } from '../../wire/endpoints.ts';
import { counterWords } from '../../words/counter/words.ts';
import { dateOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Desk } from '../console/desk.ts';
import { DeskDialog } from '../dialogs/desk-dialog.tsx';
import type { DossierCode } from '../views.ts';

type ReceiptDialogProps = { readonly desk: Desk; readonly dossier: DossierCode; readonly due: string | null };
type Sheet = { readonly at: 'loading' | 'failed' } | { readonly at: 'here'; readonly url: string };

/** The A4 receipt, fetched with the clerk's session and shown as the browser shows a PDF; the paper goes to the visitor. */
export const ReceiptDialog = ({ desk, dossier, due }: ReceiptDialogProps): JSX.Element => {
  const w = words(counterWords).receipt;
  const sheet = useSignal<Sheet>({ at: 'loading' });
  const tries = useSignal(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const { screen, session } = desk.link;
  // biome-ignore lint/correctness/useExhaustiveDependencies: fetched anew on every try
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    sheet.value = { at: 'loading' };
    void fetchSheet(queries.receiptPdf(screen.branch, dossier).path, session.session).then((blob) => {
      if (gone) return;
      url = blob === null ? null : URL.createObjectURL(blob);
      sheet.value = url === null ? { at: 'failed' } : { at: 'here', url };
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [dossier, tries.value]);
  const shown = sheet.value;
  return (
    <DeskDialog
      desk={desk}
      title={w.title}
      wide
      came
      stay={words(sharedWords).close}
      text={due === null ? w.ofCode(dossier) : `${w.ofCode(dossier)}. ${w.due(dateOfDay(due))}.`}
      {...(shown.at === 'here' ? { go: w.print, onGo: () => frame.current?.contentWindow?.print() } : {})}
    >
      {shown.at === 'here' ? (
        <>
          <iframe ref={frame} class="receipt__sheet" src={shown.url} title={w.title} />
          <a href={shown.url} target="_blank" rel="noopener">
            {w.open}
          </a>
        </>
      ) : (
        <div class="receipt__sheet receipt__sheet--none">
          <p role="status">{shown.at === 'loading' ? w.loading : w.failed}</p>
          {shown.at === 'loading' ? null : (
            <Button
              icon="repeat"
              onPress={() => {
                tries.value += 1;
              }}
            >
              {w.again}
            </Button>
          )}
        </div>
      )}
    </DeskDialog>
  );
};

async function fetchSheet(path: string, token: string): Promise<Blob | null> {
  try {
    const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}
