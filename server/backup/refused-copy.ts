/** A backup or a restore that was not done, with everything as it was before: its message is the one line that is printed. */
export class RefusedCopy extends Error {}

/** A refusal of the machine's file system in one line; other errors are bugs and pass as they are. */
export function refusalOf(what: string, error: unknown): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  return syscall === undefined ? error : new RefusedCopy(`${what}: ${message}`);
}
