import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language, words } from '../../ui/language.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { dateOfDay, timeAndDate } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { Frame } from '../frame/frame.tsx';
import { UnknownPage } from '../frame/unknown-page.tsx';
import type { ReceiptPageModel } from './start-receipt.ts';

const STATES = { in_progress: 'received', ready: 'ready', handed_over: 'handedOver' } as const;
const OTHER_BRANCH: ReadonlySet<string> = new Set(['branch_unknown', 'code_of_another_branch']);

/** `/d/:token`: how a dossier stands, from the receipt's QR scanned at home. */
export const ReceiptPage = ({ page }: { page: ReceiptPageModel }): JSX.Element => {
  const text = words(phoneWords);
  const receipt = page.receipt.value;
  if (typeof receipt === 'string') return <UnknownPage what={OTHER_BRANCH.has(receipt) ? 'other_branch' : 'receipt'} />;
  const band = page.away.value ? text.connecting : null;
  if (receipt === null)
    return (
      <Frame band={band}>
        <p class="told" role="status">
          {text.loading}
        </p>
      </Frame>
    );
  const zone = page.timeZone.value;
  return (
    <Frame branch={receipt.branchName} band={band}>
      <section class="dossier" data-state={receipt.state}>
        <h1 class="ticket__label">{text.receipt.title}</h1>
        <p class="dossier__state" role="status">
          {words(sharedWords).dossierState[STATES[receipt.state]]}
        </p>
        <p class="dossier__advice">
          {receipt.state === 'handed_over'
            ? receipt.handedOverAt === null
              ? null
              : text.receipt.handedOver(timeAndDate(receipt.handedOverAt, zone, language.value))
            : receipt.state === 'ready'
              ? text.receipt.readyText
              : text.receipt.waitingText}
        </p>
        {receipt.ticket === null ? null : (
          <p class="dossier__ticket">{text.receipt.collectedBy(receipt.ticket.number)}</p>
        )}
      </section>
      <dl class="facts">
        <dt>{text.receipt.due}</dt>
        <dd class="facts__due">{dateOfDay(receipt.due)}</dd>
        <dt>{text.receipt.received}</dt>
        <dd>{timeAndDate(receipt.receivedAt, zone, language.value)}</dd>
        <dt>{text.receipt.service}</dt>
        <dd>{receipt.serviceName[language.value]}</dd>
        <dt>{text.receipt.code}</dt>
        <dd>{receipt.dossier}</dd>
      </dl>
      <section class="foot">
        <Button wide icon="repeat" onPress={() => void page.refresh()}>
          {text.receipt.refresh}
        </Button>
      </section>
    </Frame>
  );
};
