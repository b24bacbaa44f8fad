import { createHmac, hash as hashOnce } from 'node:crypto';
import { statSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';
import { type Doubts, noDoubts } from '../doubts.ts';
import { alone } from '../file-lock.ts';
import type { Random } from '../ports.ts';
import { countFile, readCounted, writeCount, writeCounted } from './counted-file.ts';
import { type ClerkKey, countDoubt, DamagedKeys, type DeviceKey, type KeysFile, readKeys } from './keys-file.ts';

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
  /** Reads the file again if another process (`npm run keys`) has written it; true when it had. One that cannot be taken is told, and changes nothing. */
  reload(): boolean;
}

const digest = (text: string): string => hashOnce('sha256', text, 'base64url');

/** Throws DamagedKeys; whoever makes a change, ChangeUnderWay. */
export function openKeyStore(file: string, random: Random, doubts: Doubts = noDoubts): KeyStore {
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
  const change = (
    next: (now: KeysFile) => Partial<KeysFile>,
  ): { readonly before: KeysFile; readonly after: KeysFile } =>
    alone(file, () => {
      // What another process has written meanwhile is kept.
      take(versionOf(file), true);
      const before = keys;
      const after = { ...keys, ...next(keys) };
      writeCounted(file, after, written + 1);
      written += 1;
      hold(after);
      readAt = versionOf(file);
      return { before, after };
    });
  function take(version: string, isLocked = false): boolean {
    if (version === readAt || version === GONE) return false;
    const { counted, content } = readKeys(file);
    const doubt = countDoubt(file, counted);
    // Between the two files of somebody who is writing just now nothing is wrong.
    if (doubt !== null && !isLocked) return alone(file, () => take(versionOf(file), true));
    if (doubt !== null) {
      doubts.raise(countFile(file), doubt);
      writeCount(file, counted.count);
    }
    hold(content);
    written = counted.count;
    readAt = version;
    return true;
  }
  if (readCounted(file) === 'missing') change(() => ({}));
  else {
    readKeys(file);
    take(versionOf(file));
  }

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
      const { before, after } = change(({ devices }) => ({ devices: devices.filter(notIt({ id, branch })) }));
      return after.devices.length < before.devices.length;
    },
    registerSystem(id) {
      const token = `s.${secret(24)}`;
      change(({ systems }) => ({ systems: [...systems.filter((one) => one.id !== id), { id, hash: digest(token) }] }));
      return token;
    },
    removeSystem(id) {
      const { before, after } = change(({ systems }) => ({ systems: systems.filter((one) => one.id !== id) }));
      return after.systems.length < before.systems.length;
    },
    systems: () => keys.systems.map(({ id }) => id),
    async setClerk(key, pin) {
      const pinHash = await hash(pin);
      change(({ clerks }) => ({ clerks: [...clerks.filter(notIt(key)), { ...key, pinHash }] }));
    },
    removeClerk(id, branch) {
      const { before, after } = change(({ clerks }) => ({ clerks: clerks.filter(notIt({ id, branch })) }));
      return after.clerks.length < before.clerks.length;
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
        const version = versionOf(file);
        const isNew = take(version);
        if (version === GONE) doubts.raise(file, `${file} is gone. ${IN_FORCE}`);
        else doubts.end(file);
        return isNew;
      } catch (error) {
        if (!(error instanceof DamagedKeys)) throw error;
        doubts.raise(file, `${error.message}. ${IN_FORCE}`);
        return false;
      }
    },
  };
}

const IN_FORCE = 'Until then the keys that were read before stay in force, also of whom you turn away now';

const notIt =
  (one: { readonly id: string; readonly branch: string }) =>
  (other: { readonly id: string; readonly branch: string }): boolean =>
    other.id !== one.id || other.branch !== one.branch;

const GONE = '';

function versionOf(file: string): string {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? GONE : `${found.ino}/${found.mtimeNs}/${found.size}`;
  } catch {
    return 'out of reach';
  }
}
