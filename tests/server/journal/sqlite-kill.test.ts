import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { temporaryFolder } from './folder.ts';

const ROUNDS = 20;
const STREAMS = ['branch:a', 'branch:b', 'branch:c'];

/** Lets a child append until it is killed, `afterBytes` of acknowledgements and a moment later; what it acknowledged. */
async function lifeOf(folder: string, name: string, afterBytes: number): Promise<string[]> {
  const script = fileURLToPath(new URL('./appending-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.length > afterBytes) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return told.slice(0, told.lastIndexOf('\n')).split('\n');
}

test(`killed ${ROUNDS} times under load: everything acknowledged is there, in its place, without a gap`, async () => {
  const { folder, remove } = temporaryFolder();
  const acknowledged = new Map<string, string>();
  const checked = new Map(STREAMS.map((stream) => [stream, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    const lines = await lifeOf(folder, `life-${round}`, Math.floor(Math.random() * 30_000));
    for (const line of lines) {
      const [stream, seq, key = ''] = line.split(' ');
      acknowledged.set(`${stream} ${seq}`, key);
    }
    const journal = await openJournal({ folder, timers: systemTimers });
    for (const stream of STREAMS) {
      let last = checked.get(stream) ?? 0;
      for await (const page of journal.read(stream, last)) {
        for (const entry of page) {
          expect(entry.seq).toBe(++last);
          const place = `${stream} ${entry.seq}`;
          const key = acknowledged.get(place);
          if (key !== undefined) expect(entry.key).toBe(key);
          acknowledged.delete(place);
        }
      }
      checked.set(stream, last);
    }
    // What was acknowledged and not found above is lost.
    expect([...acknowledged]).toEqual([]);
    await journal.close();
  }
  expect(Math.min(...checked.values())).toBeGreaterThan(ROUNDS / 2);
  remove();
});
