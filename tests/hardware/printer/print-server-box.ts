import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** How the box between a computer and a printer spoils what it passes on. */
export interface BoxManners {
  /** Answers come so much later. */
  readonly lagMs?: number;
  /** What the printer says, as the computer hears it; an empty one is kept back. */
  readonly answers?: (said: Buffer) => Buffer;
  /** A computer that says nothing for so long is let go. */
  readonly dropsIdleMs?: number;
  /** It shuts its own half as soon as it is connected. */
  readonly isHalfClosed?: boolean;
}

/** A print server box: it holds the computer's connection, whatever the printer behind it does. */
export async function printServerBox(printerPort: number, manners: BoxManners = {}) {
  const open = new Set<Socket>();
  let printer: Socket | null = null;
  let computer: Socket | null = null;
  const pending: Buffer[] = [];
  let isLosing = false;

  const reach = (): void => {
    if (printer !== null) return;
    const reached = connect(printerPort, '127.0.0.1');
    printer = reached;
    open.add(reached);
    reached.on('error', () => {});
    reached.on('close', () => {
      open.delete(reached);
      if (printer === reached) printer = null;
    });
    reached.on('connect', () => {
      for (const chunk of pending.splice(0)) reached.write(chunk);
    });
    reached.on('data', (said: Buffer) => {
      const passed = manners.answers?.(said) ?? said;
      setTimeout(() => computer?.write(passed), manners.lagMs ?? 0);
    });
  };

  const server = createServer((host) => {
    computer = host;
    open.add(host);
    let idle: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      clearTimeout(idle);
      if (manners.dropsIdleMs !== undefined) idle = setTimeout(() => host.end(), manners.dropsIdleMs);
    };
    rest();
    host.on('error', () => {});
    host.on('close', () => {
      clearTimeout(idle);
      open.delete(host);
      if (computer === host) computer = null;
      // The printer behind serves the next connection as if it were the same computer's.
    });
    host.on('data', (chunk: Buffer) => {
      rest();
      if (isLosing) return;
      reach();
      if (printer?.readyState === 'open') printer.write(chunk);
      else pending.push(chunk);
    });
    if (manners.isHalfClosed === true) host.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** From now on what the computer sends is lost, as while the printer is off; or no more. */
    lose(losing: boolean) {
      isLosing = losing;
    },
    async close() {
      for (const end of open) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
