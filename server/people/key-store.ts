import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { branchId, clerkId, deviceId } from '../../wire/http/fields.ts';
import { role } from '../../wire/http/people.ts';
import type { Random } from '../ports.ts';

const deviceKey = z.object({
  id: deviceId,
  branch: branchId,
  kind: z.enum(['kiosk', 'display', 'printer']),
  hash: z.string(),
});
const clerkKey = z.object({ id: clerkId, branch: branchId, name: z.string(), role, pinHash: z.string() });
const systemKey = z.object({ id: z.string(), hash: z.string() });
const keysFile = z.object({
  /** Signs sessions, so that a clerk stays signed in over a restart of the server. */
  sessionSecret: z.string(),
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
  device(id: string, branch: string): DeviceKey | undefined;
  /** Makes a token for a device, anew if it has one already; told once and never again. */
  registerDevice(key: Omit<DeviceKey, 'hash'>): string;
  /** A token the house gives itself (a demo's pages, an agent in this process): the same at each start, kept in memory. */
  ownDevice(key: Omit<DeviceKey, 'hash'>): string;
  removeDevice(id: string, branch: string): boolean;
  devices(): readonly DeviceKey[];
  registerSystem(id: string): string;
  setClerk(key: Omit<ClerkKey, 'pinHash'>, pin: string): Promise<void>;
  checkPin(clerk: ClerkKey, pin: string): Promise<boolean>;
  deviceOf(token: string): DeviceKey | undefined;
  systemOf(token: string): string | undefined;
  sign(text: string): string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export function openKeyStore(file: string, random: Random): KeyStore {
  const secret = (bytes: number): string => Buffer.from(random.bytes(bytes)).toString('base64url');
  let keys: KeysFile = existsSync(file)
    ? keysFile.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { sessionSecret: secret(32), devices: [], clerks: [], systems: [] };

  const own = new Map<string, DeviceKey>();
  const ownIds = new Map<string, DeviceKey>();

  function change(next: Partial<KeysFile>): void {
    keys = { ...keys, ...next };
    const fresh = `${file}.new`;
    writeFileSync(fresh, JSON.stringify(keys, null, 2), { mode: 0o600 });
    renameSync(fresh, file);
    chmodSync(file, 0o600);
  }
  if (!existsSync(file)) change({});

  return {
    clerks: (branch) => keys.clerks.filter((clerk) => clerk.branch === branch),
    device: (id, branch) =>
      ownIds.get(`${branch}/${id}`) ?? keys.devices.find((device) => device.id === id && device.branch === branch),
    devices: () => keys.devices,
    registerDevice(key) {
      const token = `d.${secret(24)}`;
      const others = keys.devices.filter((device) => device.id !== key.id || device.branch !== key.branch);
      change({ devices: [...others, { ...key, hash: digest(token) }] });
      return token;
    },
    ownDevice(key) {
      const token = `d.${createHmac('sha256', keys.sessionSecret).update(`own ${key.branch}/${key.id}`).digest('base64url')}`;
      own.set(digest(token), { ...key, hash: digest(token) });
      ownIds.set(`${key.branch}/${key.id}`, { ...key, hash: digest(token) });
      return token;
    },
    removeDevice(id, branch) {
      const devices = keys.devices.filter((device) => device.id !== id || device.branch !== branch);
      const removed = devices.length < keys.devices.length;
      if (removed) change({ devices });
      return removed;
    },
    registerSystem(id) {
      const token = `s.${secret(24)}`;
      change({ systems: [...keys.systems.filter((system) => system.id !== id), { id, hash: digest(token) }] });
      return token;
    },
    async setClerk(key, pin) {
      const pinHash = await hash(pin);
      const others = keys.clerks.filter((clerk) => clerk.id !== key.id || clerk.branch !== key.branch);
      change({ clerks: [...others, { ...key, pinHash }] });
    },
    checkPin: (clerk, pin) => verify(clerk.pinHash, pin),
    deviceOf(token) {
      const wanted = digest(token);
      return own.get(wanted) ?? keys.devices.find((device) => same(device.hash, wanted));
    },
    systemOf(token) {
      const wanted = digest(token);
      return keys.systems.find((system) => same(system.hash, wanted))?.id;
    },
    sign: (text) => createHmac('sha256', keys.sessionSecret).update(text).digest('base64url'),
  };
}
