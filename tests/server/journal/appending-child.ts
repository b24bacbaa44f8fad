/**
 * A server's journal under load, for `sqlite-kill.test.ts` to kill: appends to three streams without end and tells each
 * acknowledged append on stdout, as `stream seq key`, at the moment its outcome is there.
 * Arguments: the data folder, and a word that makes this life's keys its own.
 */
import { writeSync } from 'node:fs';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';

const [, , folder = '', life = ''] = process.argv;
const STDOUT = 1;
const journal = await openJournal({ folder, timers: systemTimers });
let keys = 0;

async function load(stream: string, size: number): Promise<never> {
  let { seq } = await journal.head(stream);
  for (;;) {
    const commands = Array.from({ length: size }, () => {
      const key = `${life}-${++keys}`;
      const events = [{ type: 'TicketIssued', version: 1, data: `{"key":"${key}"}` }];
      return { key, by: 'house', at: keys, fingerprint: key, events, claims: [`number:${key}`], vault: [], visits: [] };
    });
    const outcome = await journal.append({ stream, epoch: 1, expectedSeq: seq, commands });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const acknowledged = commands.map(({ key }, index) => `${stream} ${seq + 1 + index} ${key}\n`);
    writeSync(STDOUT, acknowledged.join(''));
    seq = outcome.lastSeq;
  }
}

await Promise.all([load('branch:a', 1), load('branch:b', 20), load('branch:c', 150)]);
