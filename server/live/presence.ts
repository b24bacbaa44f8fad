import type { Catalogue } from '../../queue/catalogue.ts';
import type { DeviceId, Instant } from '../../queue/ids.ts';
import type { DeviceCard, DevicesView, PrinterState } from '../../wire/devices.ts';
import type { KnownHead } from '../../wire/print-head.ts';
import type { Log } from '../log.ts';

type Sound = 'on' | 'blocked';

/** One open page of a device, or one program: a device has more than one when its token was given out twice. */
interface Connection {
  readonly page: string;
  /** Null until it is told, and for ever from what is no board. */
  sound: Sound | null;
}

interface Seen {
  /** By socket. */
  readonly connections: Map<string, Connection>;
  since: Instant;
  printer: PrinterState | null;
  head: KnownHead | null;
  /** The page that speaks for it. */
  voice: string | null;
}

/** Who is connected, and how the printers are: a view of its own, never journaled. */
export interface Presence {
  came(branch: string, device: DeviceId, from: { readonly socket: string; readonly page: string }, at: Instant): void;
  went(branch: string, device: DeviceId, socket: string, at: Instant): void;
  /** True when it is another state than before. */
  reported(
    branch: string,
    device: DeviceId,
    socket: string,
    status: { printer?: PrinterState; head?: KnownHead; sound?: Sound },
  ): boolean;
  /** A display that is not connected cannot be heard; neither can one whose browsers keep it silent. */
  isAudible(branch: string, device: DeviceId): boolean;
  /** How many pages of it have told how their sound is: of a board that hangs in one place, one. */
  boards(branch: string, device: DeviceId): number;
  /** False while another page of the same device speaks and can be heard; true makes this one the page that speaks. */
  takeVoice(branch: string, device: DeviceId, page: string): boolean;
  /** The first program of a printer is asked for a test page; false while none is connected. */
  askTestPage(branch: string, device: string): boolean;
  /** `run` with the socket that is asked. */
  onTestPage(run: (socket: string) => void): void;
  view(branch: string, catalogue: Catalogue | undefined): DevicesView;
  /** How often it has changed at a branch since the server's start: the view's seq, since no journal has one. */
  changes(branch: string): number;
  /** What they do with it is theirs: one who throws is written down, and keeps it from nobody. */
  onChange(run: (branch: string) => void): void;
}

export function createPresence(log: Log): Presence {
  const seen = new Map<string, Seen>();
  const listeners: ((branch: string) => void)[] = [];
  const testers: ((socket: string) => void)[] = [];
  const changes = new Map<string, number>();
  const tell = (branch: string): void => {
    changes.set(branch, (changes.get(branch) ?? 0) + 1);
    for (const run of listeners)
      try {
        run(branch);
      } catch (error) {
        log.error('presence_failed', { branch, error });
      }
  };
  const key = (branch: string, device: string): string => `${branch}/${device}`;
  const connectionsOf = (branch: string, device: string): readonly Connection[] => [
    ...(seen.get(key(branch, device))?.connections.values() ?? []),
  ];
  const boards = (branch: string, device: string): number =>
    new Set(connectionsOf(branch, device).flatMap(({ page, sound }) => (sound === null ? [] : [page]))).size;

  function card(branch: string, { id, kind, name }: Catalogue['devices'][number]): DeviceCard {
    const now = seen.get(key(branch, id));
    const connections = connectionsOf(branch, id);
    const connected = connections.length > 0;
    const printer = kind === 'printer' ? (connected ? (now?.printer ?? 'unknown') : 'unknown') : null;
    return {
      id,
      kind,
      name,
      connected,
      since: now?.since ?? null,
      printer,
      head: connected ? (now?.head ?? null) : null,
      sound: soundOf(connections),
      boards: boards(branch, id),
    };
  }

  return {
    came(branch, device, { socket, page }, at) {
      const before = seen.get(key(branch, device));
      const now = before ?? {
        connections: new Map<string, Connection>(),
        since: at,
        printer: null,
        head: null,
        voice: null,
      };
      now.connections.set(socket, { page, sound: null });
      now.since = at;
      seen.set(key(branch, device), now);
      tell(branch);
    },
    went(branch, device, socket, at) {
      const now = seen.get(key(branch, device));
      if (now === undefined) return;
      now.connections.delete(socket);
      if (now.connections.size === 0) Object.assign(now, { since: at, printer: null, head: null });
      tell(branch);
    },
    reported(branch, device, socket, { printer, head, sound }) {
      const now = seen.get(key(branch, device));
      const connection = now?.connections.get(socket);
      if (now === undefined || connection === undefined) return false;
      const changed =
        (printer !== undefined && printer !== now.printer) ||
        (head !== undefined && (now.head === null || !isSameHead(head, now.head))) ||
        (sound !== undefined && sound !== connection.sound);
      if (!changed) return false;
      now.printer = printer ?? now.printer;
      now.head = head ?? now.head;
      connection.sound = sound ?? connection.sound;
      tell(branch);
      return true;
    },
    isAudible(branch, device) {
      const connections = connectionsOf(branch, device);
      return connections.length > 0 && soundOf(connections) !== 'blocked';
    },
    boards,
    takeVoice(branch, device, page) {
      const now = seen.get(key(branch, device));
      if (now === undefined) return true;
      const speaking = [...now.connections.values()].some(
        (other) => other.page === now.voice && other.sound !== 'blocked',
      );
      if (speaking && now.voice !== page) return false;
      now.voice = page;
      return true;
    },
    askTestPage(branch, device) {
      const socket = seen.get(key(branch, device))?.connections.keys().next().value;
      if (socket === undefined) return false;
      for (const run of testers) run(socket);
      return true;
    },
    onTestPage: (run) => void testers.push(run),
    view: (branch, catalogue) => ({ devices: (catalogue?.devices ?? []).map((device) => card(branch, device)) }),
    changes: (branch) => changes.get(branch) ?? 0,
    onChange: (run) => void listeners.push(run),
  };
}

const isSameHead = (a: KnownHead, b: KnownHead): boolean =>
  a.dots === b.dots && a.dpi === b.dpi && a.source === b.source;

/** One page that sounds is enough; what never tells of its sound counts only where nothing else does. */
function soundOf(connections: readonly Connection[]): Sound | null {
  const sounds = connections.map(({ sound }) => sound);
  return sounds.includes('on') ? 'on' : sounds.includes('blocked') ? 'blocked' : null;
}
