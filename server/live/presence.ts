import type { Catalogue } from '../../queue/catalogue.ts';
import type { DeviceId, Instant } from '../../queue/ids.ts';
import type { DeviceCard, DevicesView, PrinterState } from '../../wire/devices.ts';

interface Seen {
  connections: number;
  since: Instant;
  printer: PrinterState | null;
  sound: 'on' | 'blocked' | null;
}

/** Who is connected, and how the printers are: a view of its own, never journaled. */
export interface Presence {
  came(branch: string, device: DeviceId, at: Instant): void;
  went(branch: string, device: DeviceId, at: Instant): void;
  /** True when it is another state than before. */
  reported(branch: string, device: DeviceId, status: { printer?: PrinterState; sound?: 'on' | 'blocked' }): boolean;
  /** A display that is not connected cannot be heard; neither can one whose browser keeps it silent. */
  isAudible(branch: string, device: DeviceId): boolean;
  view(branch: string, catalogue: Catalogue | undefined): DevicesView;
  onChange(run: (branch: string) => void): void;
}

export function createPresence(): Presence {
  const seen = new Map<string, Seen>();
  const listeners: ((branch: string) => void)[] = [];
  const tell = (branch: string): void => {
    for (const run of listeners) run(branch);
  };
  const key = (branch: string, device: string): string => `${branch}/${device}`;

  function card(branch: string, { id, kind, name }: Catalogue['devices'][number]): DeviceCard {
    const now = seen.get(key(branch, id));
    const connected = (now?.connections ?? 0) > 0;
    const printer = kind === 'printer' ? (connected ? (now?.printer ?? 'unknown') : 'unknown') : null;
    return {
      id,
      kind,
      name,
      connected,
      since: now?.since ?? null,
      printer,
      sound: connected ? (now?.sound ?? null) : null,
    };
  }

  return {
    came(branch, device, at) {
      const before = seen.get(key(branch, device));
      const connections = (before?.connections ?? 0) + 1;
      seen.set(key(branch, device), { printer: null, sound: null, ...before, connections, since: at });
      tell(branch);
    },
    went(branch, device, at) {
      const now = seen.get(key(branch, device));
      if (now === undefined) return;
      now.connections -= 1;
      if (now.connections === 0) Object.assign(now, { since: at, printer: null, sound: null });
      tell(branch);
    },
    reported(branch, device, { printer, sound }) {
      const now = seen.get(key(branch, device));
      if (now === undefined) return false;
      const changed =
        (printer !== undefined && printer !== now.printer) || (sound !== undefined && sound !== now.sound);
      if (!changed) return false;
      Object.assign(now, { printer: printer ?? now.printer, sound: sound ?? now.sound });
      tell(branch);
      return true;
    },
    isAudible(branch, device) {
      const now = seen.get(key(branch, device));
      return now !== undefined && now.connections > 0 && now.sound !== 'blocked';
    },
    view: (branch, catalogue) => ({ devices: (catalogue?.devices ?? []).map((device) => card(branch, device)) }),
    onChange: (run) => void listeners.push(run),
  };
}
