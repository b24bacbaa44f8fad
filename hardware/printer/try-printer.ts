// For the technician who sets a printer up: node hardware/printer/try-printer.ts 192.0.2.10[:9100] [58|80]
// It prints the test page, says whether the printer proved it, and then follows paper and cover until Ctrl-C.
import { drawTestPage } from '../paper/test-page.ts';
import { PAPER_DOTS, type PaperWidthMm } from './escpos-bytes.ts';
import { NetworkPrinter } from './network-printer.ts';
import { systemTimers } from './timers.ts';

const FIRST_ANSWER_MS = 15_000;

const [address, width = '80'] = process.argv.slice(2);
const [host, port = '9100'] = (address ?? '').split(':');
if (!host || !/^\d+$/.test(port) || (width !== '58' && width !== '80')) {
  process.stderr.write('usage: node hardware/printer/try-printer.ts <address>[:<port>] [58|80]\n');
  process.exit(2);
}
const paperWidthMm: PaperWidthMm = width === '58' ? 58 : 80;
const say = (line: string) => process.stdout.write(`${line}\n`);

const printer = new NetworkPrinter({ host, port: Number(port), paperWidthMm });
printer.onStatus((status) => say(`status: ${status}`));
process.once('SIGINT', () => {
  void printer.close();
});

const page = drawTestPage(
  {
    title: 'Trang in thử / Test page',
    lines: [`${host}:${port}`, `${width} mm, ${PAPER_DOTS[paperWidthMm]} dots`, new Date().toISOString().slice(0, 16)],
    url: `http://${host}/`,
  },
  PAPER_DOTS[paperWidthMm],
);
const result = await firstAnswer().then(() => printer.print(page));
if (!result.ok) say(`not printed: ${result.fault}${result.begun ? ', begun' : ''}`);
else say(printer.proves() ? 'printed, and the printer said so' : 'sent; this printer cannot say whether it printed');
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
    const stop = printer.onStatus(done);
    const stopClock = systemTimers.after(FIRST_ANSWER_MS, done);
  });
}
