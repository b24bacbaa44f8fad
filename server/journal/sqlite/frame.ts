import type { Append, VisitRow } from '../port.ts';

/**
 * How an append crosses from the server's thread to the journal's worker: one buffer, transferred, not copied.
 *
 *   u32 number of fields · u32 length of the text in bytes · text (UTF-8) · the vault's contents, one after the other
 *
 * The text is a flat row of fields parted by U+001F, which no JSON text can hold; the worker splits once and walks on,
 * and never parses an event. The number of fields is counted from the structure, so a field with a separator inside is
 * found out by the count and cannot pose as two.
 */

const SEPARATOR = '\u001f';
const HEADER_BYTES = 8;
/** Stands for null: a lone control character, which no field of ours can be. */
const NULL = '\u0000';

/** Throws a RangeError for an append without commands or with a number that is not whole. */
export function encodeAppend(append: Append): ArrayBuffer {
  const { commands } = append;
  if (commands.length === 0) throw new RangeError('an append needs a command');
  let text = `${append.stream}\u001f${append.epoch}\u001f${append.expectedSeq}\u001f${commands.length}`;
  let fields = 4;
  let tailBytes = 0;
  for (const command of commands) {
    const { events, claims, vault, visits } = command;
    text += `\u001f${command.key}\u001f${command.by}\u001f${command.at}\u001f${command.fingerprint}\u001f${events.length}\u001f${claims.length}\u001f${vault.length}\u001f${visits.length}`;
    fields += 8 + events.length * 3 + claims.length;
    for (const event of events) text += `\u001f${event.type}\u001f${event.version}\u001f${event.data}`;
    for (const claim of claims) text += SEPARATOR + claim;
    for (const row of vault) {
      fields += 4;
      const bytes = row.kind === 'put' ? row.content.byteLength : 0;
      tailBytes += bytes;
      text += `\u001f${row.kind}\u001f${row.ref}\u001f${row.kind === 'put' ? row.eraseAfter : 0}\u001f${bytes}`;
    }
    for (const visit of visits) {
      fields += VISIT_FIELDS;
      text += SEPARATOR + visitFields(visit);
    }
  }
  const textBytes = Buffer.byteLength(text);
  const frame = new ArrayBuffer(HEADER_BYTES + textBytes + tailBytes);
  const header = new Uint32Array(frame, 0, 2);
  header[0] = fields;
  header[1] = textBytes;
  Buffer.from(frame, HEADER_BYTES, textBytes).write(text);
  if (tailBytes > 0) copyVault(append, new Uint8Array(frame, HEADER_BYTES + textBytes));
  return frame;
}

function copyVault(append: Append, tail: Uint8Array): void {
  let offset = 0;
  for (const { vault } of append.commands) {
    for (const row of vault) {
      if (row.kind === 'erase') continue;
      tail.set(row.content, offset);
      offset += row.content.byteLength;
    }
  }
}

const VISIT_FIELDS = 12;

function visitFields(visit: VisitRow): string {
  const { ticket, day, field, service, category, counter, clerk, issuedAt, calledAt, startedAt, endedAt, outcome } =
    visit;
  return [ticket, day, field, service, category, counter, clerk, issuedAt, calledAt, startedAt, endedAt, outcome]
    .map((value) => value ?? NULL)
    .join(SEPARATOR);
}

/** A frame being read: fields are taken one after the other, as `encodeAppend` wrote them. */
export interface FrameReader {
  text(): string;
  number(): number;
  textOrNull(): string | null;
  numberOrNull(): number | null;
  /** The next `n` bytes of the vault's contents. */
  bytes(n: number): Uint8Array;
}

/** Null when the count of fields is wrong: some field holds the separator. */
export function openFrame(frame: ArrayBuffer): FrameReader | null {
  const [count, textBytes = 0] = new Uint32Array(frame, 0, 2);
  const fields = Buffer.from(frame, HEADER_BYTES, textBytes).toString().split(SEPARATOR);
  if (fields.length !== count) return null;
  let next = 0;
  let tail = HEADER_BYTES + textBytes;
  const text = () => fields[next++] ?? '';
  const textOrNull = () => {
    const value = text();
    return value === NULL ? null : value;
  };
  return {
    text,
    number: () => Number(text()),
    textOrNull,
    numberOrNull() {
      const value = textOrNull();
      return value === null ? null : Number(value);
    },
    bytes(n) {
      tail += n;
      return new Uint8Array(frame, tail - n, n);
    },
  };
}
