import { z } from 'zod';
import { demoAnswer, papersAnswer, printerState } from '../../wire/http/demo.ts';
import { type DemoPrinters, printerControls } from '../demo-printers.ts';
import type { Api } from './api.ts';
import { demoReceiptRoutes } from './demo-receipts.ts';

const tag = 'Demo';
/** So that no browser takes a paper of an earlier run, which it may still hold, for one of this. */
const RUN_BYTES = 6;

/** What only the hall page of demo mode asks: what fell out of the simulated printers, and their controls. */
export function demoRoutes(api: Api, printers: DemoPrinters | null, rush: () => void): void {
  const { house } = api;
  if (house.mode !== 'demo') return;
  api.get(
    {
      path: '/api/demo',
      summary: 'The PINs of the demo’s people',
      tag,
      right: null,
      answer: demoAnswer,
    },
    (asked) => asked.c.json({ people: house.demoPins }),
  );
  api.post(
    {
      path: '/api/demo/rush',
      summary: 'Plays a rush hour',
      tag,
      right: null,
      keyed: false,
      body: z.strictObject({}),
      answer: z.object({ started: z.boolean() }),
    },
    (asked) => {
      rush();
      return asked.c.json({ started: true });
    },
  );
  demoReceiptRoutes(api);
  if (printers === null) return;
  const run = Buffer.from(house.random.bytes(RUN_BYTES)).toString('hex');
  api.get(
    {
      path: '/api/demo/printers/{printer}/papers',
      summary: 'Papers after the nth; answers when there is one or the printer changes, at the latest after 20 s',
      tag,
      right: null,
      answer: papersAnswer,
      query: {
        after: 'The last n that is known; without one it answers at once',
        run: 'The run which that n is of; if the server has started again since, it answers at once with all papers',
      },
    },
    async (asked) => {
      const printer = printers.get(asked.params.printer ?? '');
      if (printer === undefined) return asked.problem('unknown_printer');
      const ofThisRun = (asked.c.req.query('run') ?? run) === run;
      const known = ofThisRun ? asked.c.req.query('after') : undefined;
      const after = Number(known ?? 0);
      if (known !== undefined) await printer.untilAfter(after, asked.c.req.raw.signal);
      const pieces = printer.pieces().filter(({ n }) => n > after);
      const base = `/api/demo/printers/${asked.params.printer}/papers/${run}`;
      return asked.c.json({
        run,
        newest: printer.newest(),
        pieces: pieces.map(({ n, heightMm }) => ({ n, url: `${base}/${n}.png`, heightMm })),
        state: printer.state(),
      });
    },
  );
  api.app.get('/api/demo/printers/:printer/papers/:run/:file{[0-9]+\\.png}', async (c) => {
    const piece = printers
      .get(c.req.param('printer'))
      ?.pieces()
      .find(({ n }) => `${n}.png` === c.req.param('file'));
    if (piece === undefined || c.req.param('run') !== run) return c.notFound();
    return c.body(new Uint8Array(await piece.png()), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'private, max-age=3600',
    });
  });
  api.post(
    {
      path: '/api/demo/printers/{printer}/control',
      summary: 'Takes the paper out, opens the cover, pulls the plug',
      tag,
      right: null,
      keyed: false,
      body: z.object({ control: z.enum(printerControls) }),
      answer: printerState,
    },
    async (asked) => {
      const printer = printers.get(asked.params.printer ?? '');
      if (printer === undefined) return asked.problem('unknown_printer');
      await printer.control(asked.body.control);
      return asked.c.json(printer.state());
    },
  );
}
