import type { Append, CommandWrite, ShelfWrite, VaultWrite, VisitRow } from '../port.ts';

/**
 * How appends cross from the server's thread to the journal's worker: one buffer for all that wait, transferred, not copied.
 *
 *   u32 number of appends
 *   for each append: u32 number of fields · u32 bytes of text · u32 bytes of vault contents
 *   for each append: text (UTF-8) · its vault contents, one after the other
 *
 * The text is a flat row of fields parted by U+001F, which no JSON text can hold; the worker splits once and walks on,
 * and never parses an event. The number of fields is counted from the structure, so a field with a separator inside is
 * found out by the count and cannot pose as two.
 */

const SEPARATOR = '\u001f';
/** Stands for null: a lone control character, which no field of ours can be. */
const NULL = '\u0000';

/** One append's text, with the sizes that its header needs. */
interface EncodedText {
  readonly text: string;
  readonly fields: number;
  readonly vaultBytes: number;
}

export function encodeAppends(appends: readonly Append[]): ArrayBuffer {
  const encoded = appends.map(encodeText);
  const header = new Uint32Array(1 + 3 * appends.length);
  header[0] = appends.length;
  let bytes = header.byteLength;
  for (const [index, { text, fields, vaultBytes }] of encoded.entries()) {
    const textBytes = Buffer.byteLength(text);
    header.set([fields, textBytes, vaultBytes], 1 + 3 * index);
    bytes += textBytes + vaultBytes;
  }
  const frame = new ArrayBuffer(bytes);
  const buffer = Buffer.from(frame);
  new Uint32Array(frame, 0, header.length).set(header);
  let offset = header.byteLength;
  for (const [index, { text, vaultBytes }] of encoded.entries()) {
    offset += buffer.write(text, offset);
    if (vaultBytes > 0) copyVault(appends[index], buffer.subarray(offset));
    offset += vaultBytes;
  }
  return frame;
}

function encodeText({ stream, epoch, expectedSeq, commands }: Append): EncodedText {
  let text = `${stream}\u001f${epoch}\u001f${expectedSeq}\u001f${commands.length}`;
  let fields = 4;
  let vaultBytes = 0;
  for (const command of commands) {
    const { events, claims, vault, visits, shelf = [] } = command;
    text += `\u001f${command.key}\u001f${command.by}\u001f${command.at}\u001f${command.fingerprint}\u001f${events.length}\u001f${claims.length}\u001f${vault.length}\u001f${visits.length}\u001f${shelf.length}`;
    fields +=
      9 + events.length * 3 + claims.length + vault.length * 5 + visits.length * VISIT_FIELDS + shelf.length * 4;
    for (const event of events) text += `\u001f${event.type}\u001f${event.version}\u001f${event.data}`;
    for (const claim of claims) text += SEPARATOR + claim;
    for (const row of vault) {
      const bytes = row.kind === 'put' ? row.content.byteLength : 0;
      vaultBytes += bytes;
      const words = row.kind === 'put' ? (row.words ?? []) : [];
      fields += words.length;
      text += `\u001f${row.kind}\u001f${row.ref}\u001f${row.kind === 'put' ? row.eraseAfter : 0}\u001f${bytes}\u001f${words.length}`;
      for (const word of words) text += SEPARATOR + word;
    }
    for (const visit of visits) text += SEPARATOR + visitFields(visit);
    for (const { code, token, day, facts } of shelf) text += `\u001f${code}\u001f${token}\u001f${day}\u001f${facts}`;
  }
  return { text, fields, vaultBytes };
}

function copyVault(append: Append | undefined, tail: Uint8Array): void {
  let offset = 0;
  for (const { vault } of append?.commands ?? []) {
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

/** An append being read: fields are taken one after the other, as `encodeText` wrote them. */
export interface AppendReader {
  text(): string;
  number(): number;
  command(): CommandWrite;
}

/** The appends of a frame; null for one whose count of fields is wrong: some field holds the separator. */
export function openFrame(frame: ArrayBuffer): (AppendReader | null)[] {
  const [appends = 0] = new Uint32Array(frame, 0, 1);
  const header = new Uint32Array(frame, 0, 1 + 3 * appends);
  let offset = header.byteLength;
  return Array.from({ length: appends }, (_, index) => {
    const [fields = 0, textBytes = 0, vaultBytes = 0] = header.subarray(1 + 3 * index, 4 + 3 * index);
    const text = Buffer.from(frame, offset, textBytes).toString().split(SEPARATOR);
    const vault = new Uint8Array(frame, offset + textBytes, vaultBytes);
    offset += textBytes + vaultBytes;
    return text.length === fields ? readerOf(text, vault) : null;
  });
}

function readerOf(fields: readonly string[], vaultBytes: Uint8Array): AppendReader {
  let next = 0;
  let taken = 0;
  const text = () => fields[next++] ?? '';
  const number = () => Number(text());
  const textOrNull = () => {
    const value = text();
    return value === NULL ? null : value;
  };
  const numberOrNull = () => {
    const value = textOrNull();
    return value === null ? null : Number(value);
  };

  function event(): CommandWrite['events'][number] {
    return { type: text(), version: number(), data: text() };
  }

  function vaultRow(): VaultWrite {
    const kind = text();
    const ref = text();
    const eraseAfter = number();
    const length = number();
    taken += length;
    const words = some(number(), text);
    if (kind === 'erase') return { kind, ref };
    return { kind: 'put', ref, content: vaultBytes.subarray(taken - length, taken), eraseAfter, words };
  }

  function visit(): VisitRow {
    return {
      ticket: text(),
      day: text(),
      field: text(),
      service: text(),
      category: text(),
      counter: textOrNull(),
      clerk: textOrNull(),
      issuedAt: number(),
      calledAt: numberOrNull(),
      startedAt: numberOrNull(),
      endedAt: number(),
      outcome: text(),
    };
  }

  function shelved(): ShelfWrite {
    return { code: text(), token: text(), day: text(), facts: text() };
  }

  return {
    text,
    number,
    command() {
      const key = text();
      const by = text();
      const at = number();
      const fingerprint = text();
      const events = number();
      const claims = number();
      const vault = number();
      const visits = number();
      const shelf = number();
      return {
        key,
        by,
        at,
        fingerprint,
        events: some(events, event),
        claims: some(claims, text),
        vault: some(vault, vaultRow),
        visits: some(visits, visit),
        shelf: some(shelf, shelved),
      };
    },
  };
}

const NONE: readonly never[] = [];

function some<T>(count: number, read: () => T): readonly T[] {
  if (count === 0) return NONE;
  const all: T[] = [];
  for (let left = count; left > 0; left--) all.push(read());
  return all;
}
