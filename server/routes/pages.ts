import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Problem } from '../../wire/http/problem.ts';
import type { House } from '../house.ts';

/** Where each screen stands. `/t` and `/d` are what QR codes lead a phone to. */
const SCREENS = ['kiosk', 'display', 'counter', 'office'] as const;
const PHONE_PATHS = ['/t/:token', '/d/:token'] as const;

const FOR_EVER = 'public, max-age=31536000, immutable';

interface Built {
  /** The folder with the built screens. */
  readonly web: string;
  /** The folder with the voice packs. */
  readonly voice: string;
}

/** The built screens, their assets and the voice packs. */
export function pageRoutes(app: OpenAPIHono, house: House, { web, voice }: Built): void {
  // Read anew each time: a page names its chunks, and a build under a running server has replaced them.
  const page = (room: string): Promise<string | null> =>
    readFile(join(web, room, 'index.html'), 'utf8').catch(() => null);
  const serve = (path: string, room: string): void => {
    app.get(path, async (c) => {
      const html = await page(room);
      c.header('Cache-Control', 'no-cache');
      return html === null
        ? c.text(`The screens are not built yet: npm start builds them (${room}).`, 503)
        : c.html(html);
    });
  };
  for (const room of SCREENS) serve(`/${room}`, room);
  for (const path of PHONE_PATHS) serve(path, 'phone');
  if (house.mode === 'demo') serve('/', 'hall');
  else app.get('/', (c) => c.html(directory()));
  app.use(
    '/assets/*',
    serveStatic({
      root: web,
      // The build has put a .br and a .gz beside each file that gains by it.
      precompressed: true,
      onFound(_, c) {
        c.header('Cache-Control', FOR_EVER);
        // Also on what goes out as it is: a cache on the way must not hand it to everybody.
        c.header('Vary', 'Accept-Encoding');
      },
    }),
  );
  app.use(
    '/voice/*',
    serveStatic({
      root: voice,
      rewriteRequestPath: (path) => path.replace(/^\/voice/, ''),
      onFound: (_, c) => c.header('Cache-Control', 'no-cache'),
    }),
  );
}

/** A branch has no demo page: its first page only tells where the screens are. */
const directory = (): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Motcua</title><body><h1>Motcua</h1><ul>${[...SCREENS, 'api'].map((room) => `<li><a href="/${room}">/${room}</a></li>`).join('')}</ul>`;

/** For a person who mistyped an address, in the language of their browser. */
export const lostPage = ({ title, detail }: Problem): string =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Motcua</title><h1>${title}</h1><p>${detail}</p><p><a href="/">Motcua</a></p>`;
