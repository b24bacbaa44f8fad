import { systemSteady } from './system.ts';

/** A terminal, npm and start.mjs may each pass on the same Ctrl-C; a person's second one comes later. */
const SAME_PRESS_MS = 500;

/**
 * The first SIGINT, SIGTERM or SIGHUP begins the stop; the process ends with 0 when it is done, with 1 when it failed. systemd
 * signals every process of a service, and start.mjs passes its signal on, so each comes twice: further ones are ignored, and
 * only a second Ctrl-C ends the process at once.
 */
export function onStopSignal(stop: (signal: string) => Promise<void>): void {
  let since: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      const now = systemSteady.elapsed();
      if (since !== null) {
        if (signal === 'SIGINT' && now - since > SAME_PRESS_MS) process.exit(1);
        return;
      }
      since = now;
      stop(signal).then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String((error as Error).stack)}\n`);
          process.exit(1);
        },
      );
    });
}
