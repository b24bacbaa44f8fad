import { parseArgs } from 'node:util';
import { type Figure, holds, Missing, type PartResult } from './figure.ts';
import { machine } from './machine.ts';

export type Parts = Readonly<Record<string, () => Promise<PartResult>>>;

const limitOf = ({ limit, unit }: Figure): string =>
  limit === null ? '' : 'atLeast' in limit ? `at least ${limit.atLeast} ${unit}` : `at most ${limit.atMost} ${unit}`;

/**
 * Runs the parts, or those that `--only a,b` names, one after the other, and prints one table of their figures. The process
 * ends with 1 when a limit is missed or a part could not be measured, with 2 when a part has no such name.
 */
export async function runParts(parts: Parts): Promise<never> {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  const wanted = only === undefined ? Object.keys(parts) : only.split(',');
  const slip = wanted.find((name) => parts[name] === undefined);
  if (slip !== undefined) {
    process.stderr.write(`There is no part "${slip}": ${Object.keys(parts).join(', ')}.\n`);
    process.exit(2);
  }
  process.stdout.write(`${machine()}\n`);
  const figures: Figure[] = [];
  let missing = false;
  for (const name of wanted) {
    process.stdout.write(`measuring ${name} ...\n`);
    try {
      const result = await parts[name]?.();
      if (result === undefined) continue;
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
}
