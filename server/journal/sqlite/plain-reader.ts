import { causeOf, JournalFault, sqliteTrouble } from './fault.ts';
import type { Reader } from './reader-port.ts';

/** What SQLite throws becomes a fault in plain words: what is read may be shown to people. */
export function toldPlainly(reader: Reader, file: string): Reader {
  const fault = (error: unknown): unknown => {
    const trouble = sqliteTrouble(error);
    if (trouble === null) return error;
    const reason = trouble === 'corrupted' ? 'corrupted' : 'unreadable';
    return new JournalFault(reason, `the journal ${file} cannot be read: ${causeOf(error)}`);
  };
  const plain =
    <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Answer) =>
    (...asked: Asked): Answer => {
      try {
        return ask(...asked);
      } catch (error) {
        throw fault(error);
      }
    };
  async function* plainPages<Page>(pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
    try {
      yield* pages;
    } catch (error) {
      throw fault(error);
    }
  }
  return {
    read: (stream, afterSeq) => plainPages(reader.read(stream, afterSeq)),
    facts: (stream, afterSeq) => plainPages(reader.facts(stream, afterSeq)),
    head: plain(reader.head),
    streams: plain(reader.streams),
    kept: plain(reader.kept),
    newestSnapshot: plain(reader.newestSnapshot),
    readVault: plain(reader.readVault),
    visits: plain(reader.visits),
    shelved: plain(reader.shelved),
    shelvedByToken: plain(reader.shelvedByToken),
    shelvedOn: plain(reader.shelvedOn),
    shelvedCodes: plain(reader.shelvedCodes),
    shelfMark: plain(reader.shelfMark),
    found: plain(reader.found),
    marked: plain(reader.marked),
    hashAt: plain(reader.hashAt),
    close: reader.close,
  };
}
