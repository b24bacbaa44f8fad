/**
 * The figures that the house is held to, each a ratio within this run: prints one table, and ends with 1 when a limit is
 * missed. Run: npm run bench [-- --only tickets|tap|call-next|pages|stream]
 */
import { parseArgs } from 'node:util';
import { callNext } from './call-next.ts';
import { durableTickets } from './durable-tickets.ts';
import { type Figure, holds, Missing, type PartResult } from './figure.ts';
import { machine } from './machine.ts';
import { openingStream } from './opening-stream.ts';
import { pageSizes } from './page-sizes.ts';
import { tapToText } from './tap-to-text.ts';

const PARTS: Readonly<Record<string, () => Promise<PartResult>>> = {
  tickets: durableTickets,
  tap: tapToText,
  'call-next': callNext,
  pages: pageSizes,
  stream: openingStream,
};

const limitOf = ({ limit, unit }: Figure): string =>
  limit === null ? '' : 'atLeast' in limit ? `at least ${limit.atLeast} ${unit}` : `at most ${limit.atMost} ${unit}`;

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
if (only !== undefined && PARTS[only] === undefined) {
  process.stderr.write(`There is no part "${only}": ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(2);
}
process.stdout.write(`${machine()}\n`);
const figures: Figure[] = [];
let missing = false;
for (const [name, part] of Object.entries(PARTS)) {
  if (only !== undefined && only !== name) continue;
  process.stdout.write(`measuring ${name} ...\n`);
  try {
    const result = await part();
    if (result.made.length > 0) console.table(result.made);
    figures.push(...result.figures);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    missing = true;
    process.stderr.write(`${name} is not measured. ${error.message}\n`);
  }
}
console.table(
  Object.fromEntries(
    figures.map((figure) => {
      const held = holds(figure);
      const ok = held === null ? '' : held ? 'yes' : 'NO';
      return [figure.figure, { measured: `${figure.measured} ${figure.unit}`, limit: limitOf(figure), ok }];
    }),
  ),
);
process.exit(missing || figures.some((figure) => holds(figure) === false) ? 1 : 0);
