import { createHmac, hash as hashOnce } from 'node:crypto';
import { statSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { branchId, clerkId, deviceId } from '../../wire/http/fields.ts';
import { role } from '../../wire/http/people.ts';
import type { Random } from '../ports.ts';
import { countFile, readCounted, writeCounted } from './counted-file.ts';

const deviceKey = z.object({
  id: deviceId,
  branch: branchId,
  kind: z.enum(['kiosk', 'display', 'printer']),
  hash: z.string(),
});
const clerkKey = z.object({
  id: clerkId,
  branch: branchId,
  name: z.string(),
  role,
  pinHash: z.string(),
  /** One of the demo's people: gone when the house is one no more. */
  sample: z.boolean().optional(),
});
const systemKey = z.object({ id: z.string(), hash: z.string() });
const keysFile = z.object({
  /** Signs sessions, so that a clerk stays signed in over a restart of the server. */
  sessionSecret: z.string(),
  /** The mode that the house was last opened in. */
  mode: z.enum(['demo', 'branch']).optional(),
  devices: z.array(deviceKey),
  clerks: z.array(clerkKey),
  systems: z.array(systemKey),
});
export type DeviceKey = z.output<typeof deviceKey>;
export type ClerkKey = z.output<typeof clerkKey>;
type KeysFile = z.output<typeof keysFile>;

/** PIN hashes and hashes of device tokens: a file of the data folder, readable by the server alone, in no stream. */
export interface KeyStore {
  clerks(branch: string): readonly ClerkKey[];
  /** Makes a token for a device, anew if it has one already; told once and never again. */
  registerDevice(key: Omit<DeviceKey, 'hash'>): string;
  /** A token the house gives itself (a demo's pages, an agent in this process): the same at each start, kept in memory. */
  ownDevice(key: Omit<DeviceKey, 'hash'>): string;
  removeDevice(id: string, branch: string): boolean;
  devices(): readonly DeviceKey[];
  registerSystem(id: string): string;
  removeSystem(id: string): boolean;
  systems(): readonly string[];
  setClerk(key: Omit<ClerkKey, 'pinHash'>, pin: string): Promise<void>;
  removeClerk(id: string, branch: string): boolean;
  checkPin(clerk: ClerkKey, pin: string): Promise<boolean>;
  deviceOf(token: string): DeviceKey | undefined;
  /** Rises with every change of any key. */
  version(): number;
  systemOf(token: string): string | undefined;
  /** The house opens in this mode: what another one has given out (sessions, pages' tokens, known machines, sample people) opens nothing. */
  enter(mode: 'demo' | 'branch'): void;
  sign(text: string): string;
  /** Reads the file again if another process (`npm run keys`) has written it; true when it had. A damaged file changes nothing. */
  reload(): boolean;
}

/** The key file cannot be understood: its message is one line for whoever starts the server. */
export class DamagedKeys extends Error {}

const digest = (text: string): string => hashOnce('sha256', text, 'base64url');

export function openKeyStore(file: string, random: Random): KeyStore {
  const secret = (bytes: number): string => Buffer.from(random.bytes(bytes)).toString('base64url');
  const own = new Map<string, DeviceKey>();
  // By hash: a token of 192 random bits cannot be searched for by the time that a look-up takes.
  let byHash = new Map<string, DeviceKey>();
  let keys: KeysFile = { sessionSecret: secret(32), devices: [], clerks: [], systems: [] };
  let readAt = '';
  let written = 0;

  let version = 0;
  const hold = (fresh: KeysFile): void => {
    version += 1;
    keys = fresh;
    byHash = new Map(fresh.devices.map((device) => [device.hash, device]));
  };
  function change(next: (now: KeysFile) => Partial<KeysFile>): void {
    // What another process has written meanwhile is kept.
    reload();
    hold({ ...keys, ...next(keys) });
    written += 1;
    writeCounted(file, keys, written);
    readAt = versionOf(file);
  }
  function reload(): boolean {
    const version = versionOf(file);
    if (version === readAt || version === '') return false;
    const { count, content } = readKeys(file);
    hold(content);
    written = count;
    readAt = version;
    return true;
  }
  if (readCounted(file) !== 'missing') {
    readKeys(file);
    reload();
  } else change(() => ({}));

  return {
    clerks: (branch) => keys.clerks.filter((clerk) => clerk.branch === branch),
    devices: () => keys.devices,
    registerDevice(key) {
      const token = `d.${secret(24)}`;
      change(({ devices }) => ({ devices: [...devices.filter(notIt(key)), { ...key, hash: digest(token) }] }));
      return token;
    },
    ownDevice(key) {
      const token = `d.${createHmac('sha256', keys.sessionSecret).update(`own ${key.branch}/${key.id}`).digest('base64url')}`;
      version += 1;
      own.set(digest(token), { ...key, hash: digest(token) });
      return token;
    },
    removeDevice(id, branch) {
      const before = keys.devices.length;
      change(({ devices }) => ({ devices: devices.filter(notIt({ id, branch })) }));
      return keys.devices.length < before;
    },
    registerSystem(id) {
      const token = `s.${secret(24)}`;
      change(({ systems }) => ({ systems: [...systems.filter((one) => one.id !== id), { id, hash: digest(token) }] }));
      return token;
    },
    removeSystem(id) {
      const before = keys.systems.length;
      change(({ systems }) => ({ systems: systems.filter((one) => one.id !== id) }));
      return keys.systems.length < before;
    },
    systems: () => keys.systems.map(({ id }) => id),
    async setClerk(key, pin) {
      const pinHash = await hash(pin);
      change(({ clerks }) => ({ clerks: [...clerks.filter(notIt(key)), { ...key, pinHash }] }));
    },
    removeClerk(id, branch) {
      const before = keys.clerks.length;
      change(({ clerks }) => ({ clerks: clerks.filter(notIt({ id, branch })) }));
      return keys.clerks.length < before;
    },
    checkPin: (clerk, pin) => verify(clerk.pinHash, pin),
    version: () => version,
    deviceOf(token) {
      const wanted = digest(token);
      return own.get(wanted) ?? byHash.get(wanted);
    },
    systemOf(token) {
      const wanted = digest(token);
      return keys.systems.find((system) => system.hash === wanted)?.id;
    },
    enter(mode) {
      if (keys.mode === mode) return;
      change(({ clerks }) => ({
        mode,
        sessionSecret: secret(32),
        clerks: mode === 'demo' ? clerks : clerks.filter(({ sample }) => sample !== true),
      }));
      own.clear();
    },
    sign: (text) => createHmac('sha256', keys.sessionSecret).update(text).digest('base64url'),
    reload() {
      try {
        return reload();
      } catch (error) {
        // Half written by hand, say: the keys that were good a moment ago stay in force.
        if (error instanceof DamagedKeys) return false;
        throw error;
      }
    },
  };
}

const notIt =
  (one: { readonly id: string; readonly branch: string }) =>
  (other: { readonly id: string; readonly branch: string }): boolean =>
    other.id !== one.id || other.branch !== one.branch;

/** Empty while there is no file. */
function versionOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino}/${found.mtimeNs}/${found.size}`;
}

/** Throws DamagedKeys. */
function readKeys(file: string): { readonly count: number; readonly content: KeysFile } {
  const read = readCounted(file);
  if (read === 'old')
    throw new DamagedKeys(
      `The key file ${file} is an old copy, or is gone: whom it lets in may have been turned away since. Put the newest in its place from a backup (npm run restore), or remove ${countFile(file)} to go on with what is there`,
    );
  if (read === 'unreadable')
    throw new DamagedKeys(`The key file ${file} cannot be read: look at its owner and rights, and that it is a file`);
  const parsed = typeof read === 'string' ? null : keysFile.safeParse(read.content);
  if (typeof read === 'string' || parsed?.success !== true)
    throw new DamagedKeys(
      `The key file ${file} is damaged or was changed by hand: put it back from a backup, or move it and ${countFile(file)} away and register anew`,
    );
  return { count: read.count, content: parsed.data };
}
