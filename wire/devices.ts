import type { Device } from '../queue/catalogue.ts';
import type { DeviceId, Instant } from '../queue/ids.ts';
import type { KnownHead } from './print-head.ts';

/** How a printer is, as its agent reports it; `unknown` while no agent is connected. */
export type PrinterState = 'ready' | 'paper_low' | 'paper_out' | 'cover_open' | 'failed' | 'busy' | 'gone' | 'unknown';

export interface DeviceCard {
  readonly id: DeviceId;
  readonly kind: Device['kind'];
  readonly name: Device['name'];
  readonly connected: boolean;
  /** When it came or went, as the server saw it; null before it was ever seen since the server's start. */
  readonly since: Instant | null;
  /** Of a printer. */
  readonly printer: PrinterState | null;
  /** Of a printer: what it prints with, as its agent tells. */
  readonly head: KnownHead | null;
  /** Of a display: whether its browser lets it sound. */
  readonly sound: 'on' | 'blocked' | null;
  /** Of a display: how many pages are open in its name. More than one has been given the same token; one of them speaks. */
  readonly boards: number;
}

export interface DevicesView {
  readonly devices: readonly DeviceCard[];
}
