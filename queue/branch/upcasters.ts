import type { BranchEvent } from './branch.ts';
import { eventVersions } from './event-versions.ts';

/** An event as it was written: its shape is that of its type and version. */
type Written = Readonly<Record<string, unknown>>;

/** `<type> <version>`: what makes an event of that version one of the next. An event of an older program is read through all. */
const upcasters: Readonly<Record<string, (written: Written) => Written>> = {
  // Its rows were erased as it was written.
  'PersonalDataErased 1': (written) => ({ ...written, rows: [] }),
  // Nobody knows any more which kiosk gave it: such a ticket is changed by its QR, or by a clerk.
  'TicketIssued 1': (written) => ({ ...written, device: null }),
  // Such a transfer is ten seconds old at the least: nobody takes it back.
  'TicketTransferred 1': (written) => ({ ...written, from: null }),
};

/** An entry of a type or version that this program does not know: to fold it would be to guess. */
export class UnknownEntry extends Error {
  override readonly name = 'UnknownEntry';
  readonly type: string;
  readonly version: number;

  constructor(type: string, version: number) {
    super(`${type} of version ${version} is not known to this program`);
    this.type = type;
    this.version = version;
  }
}

/**
 * The event of an entry, in the shape of this program.
 * @throws UnknownEntry for a type, or a version of one, that it does not know.
 */
export function readEvent(type: string, version: number, data: string): BranchEvent {
  const current = Object.hasOwn(eventVersions, type) ? eventVersions[type as BranchEvent['type']] : 0;
  if (version === current) return JSON.parse(data) as BranchEvent;
  if (!Number.isInteger(version) || version < 1 || version > current) throw new UnknownEntry(type, version);
  let event = JSON.parse(data) as Written;
  for (let from = version; from < current; from++) {
    const upcast = upcasters[`${type} ${from}`];
    if (upcast === undefined) throw new UnknownEntry(type, from);
    event = upcast(event);
  }
  return event as unknown as BranchEvent;
}
