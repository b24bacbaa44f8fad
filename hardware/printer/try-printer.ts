// For the technician who sets a printer up: node hardware/printer/try-printer.ts 192.0.2.10[:9100] [58|80]
// It prints the test page, says whether the printer proved it, and then follows paper and cover until Ctrl-C.
import { drawTestPage } from '../paper/test-page.ts';
import { PAPER_DOTS, type PaperWidthMm } from './escpos-bytes.ts';
import { NetworkPrinter } from './network-printer.ts';

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
const result = await printer.print(page);
say(result.ok ? 'printed, and the printer said so' : `not printed: ${result.fault}${result.begun ? ', begun' : ''}`);
say('now open the cover, take the paper out, switch it off and on: each must show here. Ctrl-C ends.');
