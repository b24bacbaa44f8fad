import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { savedText } from '../../queue/branch/snapshot.ts';
import { as, type ClerkId, type DeviceId } from '../../queue/ids.ts';
import { openBranch } from '../../server/branch/rebuild-shelf.ts';
import type { CommandWrite, Journal } from '../../server/journal/port.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { openKeyStore } from '../../server/people/key-store.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { systemRandom, systemTimers } from '../../server/system.ts';
import { months } from '../bench/months.ts';

/** The files that a hall's data folder has, each of which may be damaged. */
export const FILES = [
  'journal.sqlite',
  'journal.sqlite-wal',
  'journal.sqlite-shm',
  'journal.mark',
  'vault.key',
  'keys.json',
  'keys.json.count',
  'server.lock',
];

const ENTRIES = 1_500;
const COMMANDS_AN_APPEND = 12;
const VAULT_EVERY = 9;

export interface Hall {
  /** As it was left by a server that was stopped, and by one that was killed. */
  readonly stopped: string;
  readonly killed: string;
  /** As it had been before the last third of the day. */
  readonly earlier: string;
  remove(): void;
}

/** A data folder with some days of a branch, made by the rules and the real journal. */
export async function makeHall(): Promise<Hall> {
  const root = mkdtempSync(join(tmpdir(), 'motcua-damages-'));
  const [live, stopped, killed, earlier] = ['live', 'stopped', 'killed', 'earlier'].map((name) => join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  const commands = [...months(ENTRIES)].map((command, nth) =>
    nth % VAULT_EVERY === 0 ? withVault(command, nth) : command,
  );
  const first = Math.floor((commands.length * 2) / 3);
  let seq = 0;
  const write = async (journal: Journal, some: readonly CommandWrite[]): Promise<void> => {
    for (let from = 0; from < some.length; from += COMMANDS_AN_APPEND) {
      const answer = await journal.append({
        stream: demoBranch,
        epoch: 1,
        expectedSeq: seq,
        commands: some.slice(from, from + COMMANDS_AN_APPEND),
      });
      if (answer.kind !== 'done') throw new Error(`the hall could not be made: ${JSON.stringify(answer)}`);
      seq = answer.lastSeq;
    }
  };
  mkdirSync(live);
  const keys = openKeyStore(join(live, 'keys.json'), systemRandom);
  await keys.setClerk({ id: as<ClerkId>('lan'), branch: demoBranch, name: 'Nguyễn Thị Lan', role: 'clerk' }, '730164');
  let journal = await openJournal({ folder: live, timers: systemTimers });
  await write(journal, commands.slice(0, first));
  // With a snapshot, and the mark of a whole shelf.
  await openBranch(journal, demoBranch);
  await journal.close();
  cpSync(live, earlier, { recursive: true });
  keys.registerDevice({ id: as<DeviceId>('kiosk-1'), branch: demoBranch, kind: 'kiosk' });
  journal = await openJournal({ folder: live, timers: systemTimers });
  await write(journal, commands.slice(first));
  // A second of quiet: what a mark cannot tell is that second alone.
  await wait(1_500);
  mkdirSync(killed);
  for (const name of readdirSync(live)) copyFileSync(join(live, name), join(killed, name));
  await journal.close();
  cpSync(live, stopped, { recursive: true });
  rmSync(live, { recursive: true });
  return { stopped, killed, earlier, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function withVault(command: CommandWrite, nth: number): CommandWrite {
  const content = Buffer.from(JSON.stringify({ name: `Nguyễn Văn ${nth}` }));
  return { ...command, vault: [{ kind: 'put', ref: `row-${nth}`, content, eraseAfter: Number.MAX_SAFE_INTEGER }] };
}

/** What a start takes from the folder. `told` are the doubts that it names. */
export interface Taken {
  readonly facts: string;
  readonly told: readonly string[];
}

/** Opens the folder as a server does, and reads all that counts. Rejects as the start would. */
export async function take(folder: string): Promise<Taken> {
  const keys = openKeyStore(join(folder, 'keys.json'), systemRandom);
  const journal = await openJournal({ folder, timers: systemTimers });
  try {
    const told = [...journal.doubts()];
    const entries: unknown[] = [];
    const commandKeys = new Set<string>();
    for await (const page of journal.read(demoBranch, 0))
      for (const entry of page) {
        entries.push(Object.values(entry));
        commandKeys.add(entry.key);
      }
    const { state, epoch, seq } = await openBranch(journal, demoBranch);
    const kept = await journal.kept(demoBranch, [...commandKeys]);
    const refs = Array.from({ length: ENTRIES }, (_, nth) => `row-${nth}`);
    const vault = await journal.readVault(demoBranch, refs);
    const visits = [];
    for (const day of new Set([...Array(40).keys()].map((nth) => `2026-06-${String(nth + 1).padStart(2, '0')}`)))
      visits.push(...(await journal.visits(demoBranch, day)));
    const vaultText = [...vault].map(([ref, row]) => [ref, row === null ? null : Buffer.from(row).toString()]);
    const facts = [
      epoch,
      seq,
      entries,
      [...savedText(state)].join(''),
      [...kept.entries()].map(([key, { firstSeq, fingerprint, entries: own }]) => [
        key,
        firstSeq,
        fingerprint,
        own.length,
      ]),
      vaultText,
      visits,
      keys.clerks(demoBranch),
      keys.devices(),
    ];
    return { facts: JSON.stringify(facts), told };
  } finally {
    await journal.close();
  }
}

export const has = (folder: string, name: string): boolean => existsSync(join(folder, name));
