import type { Socket } from 'node:net';
import { canonicalAddress, NO_ADDRESS } from '../address.ts';
import type { Refusals } from './refusals.ts';

/** One connection, whatever is spoken over it. */
export interface Peer {
  readonly socket: Socket;
  /** Whom it is counted with. */
  address: string;
  standing: Standing;
}

/**
 * `stranger`: has shown nothing yet; `holder`: follows a ticket that it has the token of; `house`: has shown the key of a
 * device, a session of somebody who works here, or is a proxy of ours.
 */
export type Standing = 'stranger' | 'holder' | 'house';

/**
 * Strangers' connections, in all and of one address. One holds 10 to 25 kB. A hall's own network may be one address for all
 * of its phones: five thousand of them come back at once.
 */
const MOST_STRANGERS = 10_000;
const MOST_AN_ADDRESS = 7_000;

/** Every connection of the server. Only strangers are counted: they never keep out a kiosk, a display, a console or a ticket's holder. */
export interface Peers {
  /** Takes a new connection; when there are too many, the oldest stranger of the address with the most gives way. */
  came(socket: Socket): Peer;
  of(socket: Socket): Peer | undefined;
  /** A proxy has told on whose behalf it speaks. */
  speaksFor(peer: Peer, address: string): void;
  stands(peer: Peer, standing: Standing): void;
  count(): { readonly strangers: number; readonly ofOneAddress: number };
}

interface Limits {
  readonly strangers: number;
  readonly anAddress: number;
}

export function createPeers(
  refusals: Refusals,
  isProxy: (address: string) => boolean,
  most: Limits = { strangers: MOST_STRANGERS, anAddress: MOST_AN_ADDRESS },
): Peers {
  const peers = new Map<Socket, Peer>();
  /** In the order in which they came. */
  const strangers = new Map<string, Set<Peer>>();
  let all = 0;

  function count(peer: Peer): void {
    const ofAddress = strangers.get(peer.address) ?? new Set();
    if (ofAddress.has(peer)) return;
    strangers.set(peer.address, ofAddress.add(peer));
    all += 1;
    if (ofAddress.size > most.anAddress) giveWay(ofAddress);
    else if (all > most.strangers) giveWay(largest());
  }

  function uncount(peer: Peer): void {
    const ofAddress = strangers.get(peer.address);
    if (ofAddress?.delete(peer) !== true) return;
    all -= 1;
    if (ofAddress.size === 0) strangers.delete(peer.address);
  }

  function largest(): Set<Peer> {
    let found = new Set<Peer>();
    for (const ofAddress of strangers.values()) if (ofAddress.size > found.size) found = ofAddress;
    return found;
  }

  function giveWay(ofAddress: Set<Peer>): void {
    const [oldest] = ofAddress;
    if (oldest === undefined) return;
    uncount(oldest);
    refusals.count('too_many_connections');
    oldest.socket.destroy();
  }

  return {
    came(socket) {
      const remote = socket.remoteAddress ?? '';
      const standing: Standing = isProxy(remote) ? 'house' : 'stranger';
      const peer: Peer = { socket, address: canonicalAddress(remote) ?? NO_ADDRESS, standing };
      peers.set(socket, peer);
      if (standing === 'stranger') count(peer);
      socket.once('close', () => {
        peers.delete(socket);
        uncount(peer);
      });
      return peer;
    },
    of: (socket) => peers.get(socket),
    speaksFor(peer, address) {
      if (peer.address === address && peer.standing !== 'house') return;
      uncount(peer);
      peer.address = address;
      peer.standing = 'stranger';
      if (!peer.socket.destroyed) count(peer);
    },
    stands(peer, standing) {
      if (peer.standing === standing) return;
      peer.standing = standing;
      if (standing !== 'stranger') uncount(peer);
      else if (!peer.socket.destroyed) count(peer);
    },
    count: () => ({ strangers: all, ofOneAddress: largest().size }),
  };
}
