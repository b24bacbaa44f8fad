/**
 * Writes this release's golden journal: `node tests/queue/golden/write.ts <release>`. Each release keeps the files of those
 * before it as they are, and adds its own (docs/changing.md).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { eventVersions } from '../../../queue/branch/event-versions.ts';
import { type History, play, step } from '../random-history.ts';
import { factsOf, type Golden, shownOf } from './golden.ts';
import { shapesOf } from './shapes.ts';

const [release] = process.argv.slice(2);
if (release === undefined) throw new Error('Which release?');

const histories = fc
  .sample(fc.noBias(fc.array(step, { maxLength: 300, size: 'max' })), { numRuns: 800, seed: 1 })
  .map((each) => play(each));

/** Each kind of event with each part that it may have: a day that is opened again says so in a part of its own. */
const partsOf = ({ entries }: History): Set<string> =>
  new Set(entries.flatMap(({ event }) => Object.keys(event).map((part) => `${event.type} ${part}`)));
const parts = new Map(histories.map((history) => [history, partsOf(history)]));

/** Few histories that come to every kind of event: each time the one that brings most of those that are missing. */
const chosen: History[] = [];
let missing = new Set(Object.keys(eventVersions).map((type) => `${type} type`)).union(
  parts.values().reduce((all, each) => all.union(each), new Set<string>()),
);
while (missing.size > 0) {
  const gain = (history: History): number => parts.get(history)?.intersection(missing).size ?? 0;
  const best = histories.reduce((a, b) => (gain(b) > gain(a) ? b : a));
  if (gain(best) === 0) throw new Error(`No history comes to ${[...missing].join(', ')}`);
  chosen.push(best);
  missing = missing.difference(parts.get(best) ?? new Set());
}

const golden: Golden = {
  release,
  shapes: shapesOf(histories.flatMap(({ entries }) => entries.map(({ event }) => event))),
  streams: chosen.map(({ entries, state, now }) => ({ facts: factsOf(entries), now, shown: shownOf(state, now) })),
};
const text = JSON.stringify(golden).replaceAll('{"at":', '\n{"at":').replaceAll(',"streams":', ',\n"streams":');
writeFileSync(join(import.meta.dirname, `${release}.journal`), `${text}\n`);
