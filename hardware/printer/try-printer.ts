// For the technician who sets a printer up: node hardware/printer/try-printer.ts 192.0.2.10[:9100][/512@180] [58|80]
// It prints the test page, says whether the printer proved it, and then follows paper and cover until Ctrl-C.
import { printHeadIn, printHeadText } from '../../wire/print-head.ts';
import { testPaper } from '../agent/test-paper.ts';
import { drawTestPage } from '../paper/test-page.ts';
import { NetworkPrinter } from './network-printer.ts';
import { systemTimers } from './timers.ts';

const FIRST_ANSWER_MS = 25_000;

const [address, width = '80'] = process.argv.slice(2);
const [, host = '', port = '9100', across] = /^([^:/=]+)(?::(\d{1,5}))?(?:\/(.+))?$/.exec(address ?? '') ?? [];
/** Else the socket throws. */
const isPort = Number(port) >= 1 && Number(port) <= 65_535;
const head = across === undefined ? null : printHeadIn(across);
if (host === '' || !isPort || (across !== undefined && head === null) || (width !== '58' && width !== '80')) {
  process.stderr.write('usage: node hardware/printer/try-printer.ts <address>[:<port>][/<dots>[@<dpi>]] [58|80]\n');
  process.exit(2);
}
const say = (line: string) => process.stdout.write(`${line}\n`);

const printer = new NetworkPrinter({ host, port: Number(port), head, paperWidthMm: width === '58' ? 58 : 80 });
let last = '';
printer.onStatus((status) => {
  const known = printer.head();
  const line = `status: ${status}, width: ${printHeadText(known)} (${known.source})`;
  if (line !== last) say(line);
  last = line;
});
process.once('SIGINT', () => {
  void printer.close();
});

const named = [`${host}:${port}`];
const time = new Date().toISOString().slice(0, 16);
const result = await firstAnswer().then(() =>
  printer.print((known) => drawTestPage(testPaper({ named, head: known, url: `http://${host}/`, time }), known)),
);
if (!result.ok) say(`not printed: ${result.fault}${result.begun ? ', begun' : ''}`);
else say(printer.proves() ? 'printed, and the printer said so' : 'sent; this printer cannot say whether it printed');
say('look at both edges of the page: it says what to set where the right bar is missing.');
// A printer talks to one computer at a time.
if (!result.ok || !printer.proves())
  say('if nothing came out: is its agent, or the server that prints on it, still running? Stop it first.');
say('now open the cover, take the paper out, switch it off and on: each must show here. Ctrl-C ends.');

/** A printer that cannot speak is known as one after some connections; a job before would be refused as `gone`. */
function firstAnswer(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      stopClock();
      resolve();
    };
    const stop = printer.onStatus((status) => {
      if (status !== 'gone') done();
    });
    const stopClock = systemTimers.after(FIRST_ANSWER_MS, done);
  });
}
