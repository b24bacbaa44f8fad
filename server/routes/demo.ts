import { z } from 'zod';
import { type DemoPrinters, printerControls } from '../demo-printers.ts';
import type { Api } from './api.ts';

const tag = 'Demo';
const printerState = z.object({
  paper: z.enum(['ok', 'low', 'out']),
  cover: z.enum(['closed', 'open']),
  gone: z.boolean(),
});
const papers = z.object({
  newest: z.int(),
  pieces: z.array(z.object({ n: z.int(), url: z.string(), heightMm: z.number() })),
  state: printerState,
});

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
      answer: z.object({
        people: z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), pin: z.string() })),
      }),
    },
    (asked) => asked.c.json({ people: house.demoPins }),
  );
  api.post(
    {
      path: '/api/demo/rush',
      summary: 'Plays a rush hour',
      tag,
      right: null,
      body: z.object({}),
      answer: z.object({ started: z.boolean() }),
    },
    (asked) => {
      rush();
      return asked.c.json({ started: true });
    },
  );
  if (printers === null) return;
  api.get(
    {
      path: '/api/demo/printers/{printer}/papers',
      summary: 'Papers after the nth; answers when there is one, at the latest after 20 s',
      tag,
      right: null,
      answer: papers,
      query: { after: 'The last n that is known' },
    },
    async (asked) => {
      const printer = printers.get(asked.params.printer ?? '');
      if (printer === undefined) return asked.problem('unknown_printer');
      const after = Number(asked.c.req.query('after') ?? 0);
      await printer.untilAfter(after, asked.c.req.raw.signal);
      const pieces = printer.pieces().filter(({ n }) => n > after);
      const base = `/api/demo/printers/${asked.params.printer}/papers`;
      return asked.c.json({
        newest: printer.newest(),
        pieces: pieces.map(({ n, heightMm }) => ({ n, url: `${base}/${n}.png`, heightMm })),
        state: printer.state(),
      });
    },
  );
  api.app.get('/api/demo/printers/:printer/papers/:file{[0-9]+\\.png}', (c) => {
    const piece = printers
      .get(c.req.param('printer'))
      ?.pieces()
      .find(({ n }) => `${n}.png` === c.req.param('file'));
    if (piece === undefined) return c.notFound();
    return c.body(new Uint8Array(piece.png), 200, {
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
