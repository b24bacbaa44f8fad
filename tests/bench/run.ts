/**
 * The figures that the house is held to, each a ratio within this run or a size. Run: npm run bench
 * [-- --only tickets,tap,call-next,pages,stream]
 */
import { callNext } from './call-next.ts';
import { durableTickets } from './durable-tickets.ts';
import { openingStream } from './opening-stream.ts';
import { pageSizes } from './page-sizes.ts';
import { runParts } from './run-parts.ts';
import { tapToText } from './tap-to-text.ts';

await runParts({
  tickets: durableTickets,
  tap: tapToText,
  'call-next': callNext,
  pages: pageSizes,
  stream: openingStream,
});
