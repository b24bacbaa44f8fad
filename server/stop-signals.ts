import { systemSteady, systemTimers } from './system.ts';

/** A terminal, npm and start.mjs may each pass on the same Ctrl-C; a person's second one comes later. */
export const SAME_PRESS_MS = 1_000;
/** So long a stop may take that a fault has begun: what holds it up may be that very fault. */
const STOPPED_WITHIN_MS = 10_000;
/** EX_SOFTWARE of sysexits.h. Not 0, so that whatever started the process starts it again. */
const FAULT_EXIT = 70;

interface Ending {
  /** In good order. */
  readonly stop: (why: string) => Promise<void>;
  /** Writes down what nobody caught. */
  readonly onFault: (error: unknown, origin: string) => void;
}

/**
 * The first SIGINT, SIGTERM or SIGHUP begins the stop; the process ends with 0 when it is done, with 1 when it failed. systemd
 * signals every process of a service, and start.mjs passes its signal on, so each comes twice: further ones are ignored, and
 * only a second Ctrl-C ends the process at once.
 *
 * What nobody caught begins the same stop: nobody knows what state it left behind, so the process must be started anew; but
 * what was taken is carried out before. It ends with 70, also when the stop does not come to its end.
 */
export function stopInOrder({ stop, onFault }: Ending): void {
  let since: number | null = null;
  let code = 0;

  function begin(why: string): void {
    since = systemSteady.elapsed();
    stop(why).then(
      () => process.exit(code),
      (error: unknown) => {
        if (code === 0) process.stderr.write(`${String((error as Error).stack)}\n`);
        else onFault(error, 'stop');
        process.exit(code || 1);
      },
    );
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (since === null) begin(signal);
      else if (signal === 'SIGINT' && systemSteady.elapsed() - since > SAME_PRESS_MS) process.exit(code || 1);
    });
  // A promise that was rejected and not caught comes here as well, and so does what ends a worker that nobody listens to.
  process.on('uncaughtException', (error, origin) => {
    onFault(error, origin);
    if (code !== 0) return;
    code = FAULT_EXIT;
    process.exitCode = FAULT_EXIT;
    systemTimers.after(STOPPED_WITHIN_MS, () => process.exit(FAULT_EXIT));
    if (since === null) begin(origin);
  });
}
