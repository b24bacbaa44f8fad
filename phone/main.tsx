import { render } from 'preact';
import '../ui/ui.css';
import './style/page.css';
import './style/ticket.css';
import './style/turn.css';
import './style/receipt.css';
import { startLanguage } from '../ui/language.ts';
import { readAddress } from './frame/address.ts';
import { startTheme } from './frame/theme.ts';
import { UnknownPage } from './frame/unknown-page.tsx';
import { ReceiptPage } from './receipt/receipt-page.tsx';
import { startReceipt } from './receipt/start-receipt.ts';
import { startTicket } from './ticket/start-ticket.ts';
import { TicketPage } from './ticket/ticket-page.tsx';

startLanguage();
startTheme();
const app = document.getElementById('app');
const address = readAddress(location.pathname, location.search);
if (app) {
  app.replaceChildren();
  if (address === null) render(<UnknownPage what="ticket" />, app);
  else if (address.kind === 'ticket') render(<TicketPage page={startTicket(address)} />, app);
  else render(<ReceiptPage page={startReceipt(address)} />, app);
}
