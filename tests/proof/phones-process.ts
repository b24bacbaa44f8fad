/** Phones in a process of their own: `node phones-process.ts URL COUNT BRANCH TOKEN,TOKEN,…`. Tells when all are back, as one JSON line. */
import { openRawPhone } from './raw-phone.ts';

const [address = '', count = '0', branch = '', list = ''] = process.argv.slice(2);
const url = new URL(address);
const tokens = list.split(',');
const wanted = Number(count);
const began = performance.now();
const back: number[] = [];
let broken = 0;

for (let phone = 0; phone < wanted; phone++) {
  const ticket = `ticket:${branch}:${tokens[phone % tokens.length]}`;
  const missing = new Set([`line:${branch}`, ticket]);
  const { socket } = openRawPhone(url, [...missing], (topic) => {
    if (missing.delete(topic) && missing.size === 0) back.push(performance.now() - began);
    if (back.length + broken === wanted) tell();
  });
  socket.once('close', () => {
    if (missing.size > 0) broken += 1;
  });
}

let told = false;
function tell(): void {
  if (told) return;
  told = true;
  back.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(back[Math.floor((back.length - 1) * share)] ?? Number.NaN);
  process.stdout.write(`${JSON.stringify({ back: back.length, broken, medianMs: at(0.5), lastMs: at(1) })}\n`);
}
process.stdin.once('data', () => process.exit(0));
setTimeout(() => process.exit(1), 120_000).unref();
