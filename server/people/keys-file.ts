import { z } from 'zod';
import { branchId, clerkId, deviceId } from '../../wire/http/fields.ts';
import { role } from '../../wire/http/people.ts';
import { whoseItIs } from '../users.ts';
import { type Counted, countFile, readCounted } from './counted-file.ts';

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
export type KeysFile = z.output<typeof keysFile>;

export const KEYS_FILE = 'keys.json';

/** The key file cannot be taken as it stands: its message is one line for whoever starts the server. */
export class DamagedKeys extends Error {}

const PUT_BACK = 'put it back from a backup (npm run keys -- put-back <backup>)';

/** `counted`: as it stands in the file. Throws DamagedKeys. */
export function readKeys(file: string): { readonly counted: Counted; readonly content: KeysFile } {
  const read = readCounted(file);
  if (read === 'old' || read === 'missing')
    throw new DamagedKeys(
      `The key file ${file} is an old copy, or is gone: whom it lets in may have been turned away since. Put the newest back from a backup (npm run keys -- put-back <backup>), or remove ${countFile(file)} to go on with what is there`,
    );
  if (read === 'unreadable')
    throw new DamagedKeys(`The key file ${file} cannot be read: ${whoseItIs(file) ?? 'see that it is a file'}`);
  const parsed = read === 'damaged' ? null : keysFile.safeParse(read.content);
  if (read === 'damaged' || parsed?.success !== true)
    throw new DamagedKeys(
      `The key file ${file} is damaged or was changed by hand: ${PUT_BACK}, or move it and ${countFile(file)} away and register anew`,
    );
  return { counted: read, content: parsed.data };
}

/** What is said of a count that should stand beside the keys; null while all is well. */
export const countDoubt = (file: string, { beside }: Counted): string | null =>
  beside === 'none'
    ? `${countFile(file)} is missing or damaged: whether ${file} is the newest is not known. It is written anew`
    : null;
