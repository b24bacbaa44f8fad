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
  const builtPage = (room: string): Promise<string | null> =>
    readFile(join(web, room, 'index.html'), 'utf8').catch(() => null);
  const serve = (path: string, room: string): void => {
    app.get(path, async (c) => {
      const html = await builtPage(room);
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

const ROOMS: readonly (readonly [path: string, vi: string, en: string])[] = [
  ['/kiosk', 'Ki-ốt lấy số', 'Kiosk: where visitors take a number'],
  ['/display', 'Bảng gọi số', 'Board: the numbers that are called'],
  ['/counter', 'Bàn làm việc của cán bộ', 'Counter: a clerk’s console'],
  ['/office', 'Phòng điều hành', 'Office: supervisor and director'],
  ['/api', 'Giao diện cho chương trình khác', 'API: for other programs'],
];

/** A branch has no demo page: its first page only tells where the screens are. */
const directory = (): string => {
  const rows = ROOMS.map(
    ([path, vi, en]) => `<li><a href="${path}"><b>${vi}</b><span lang="en">${en}</span><code>${path}</code></a></li>`,
  );
  return page(
    'Motcua',
    `<h1>Motcua</h1><p>Các màn hình của chi nhánh này · <span lang="en">The screens of this branch</span></p><ul>${rows.join('')}</ul>`,
  );
};

/** For a person who mistyped an address, in the language of their browser. A title is the detail's first sentence. */
export const lostPage = ({ title, detail }: Problem, language: string): string => {
  const more = detail.startsWith(title) ? detail.slice(title.length).trim() : detail;
  return page(`${title} · Motcua`, `<h1>${title}</h1><p>${more}</p><p><a href="/">Motcua</a></p>`, language);
};

const page = (title: string, body: string, language = 'vi'): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${PAGE_STYLE}</style></head><body>${body}</body></html>`;

/** What a page has that is none of the built screens: its hash stands in the policy of every answer. */
export const PAGE_STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;color:#1d2433;background:#fbf7f0;max-width:40rem;margin:3rem auto;padding:0 1rem}' +
  'h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}a{color:#a3191f}ul{list-style:none;padding:0}' +
  'li a{display:block;padding:.9rem 1.1rem;margin:.6rem 0;background:#fff;border:1px solid #e4dccd;border-radius:.75rem;color:inherit;text-decoration:none}' +
  'li a:hover,li a:focus-visible{border-color:#a3191f}li b,li span{display:block}li span{color:#5a6375}code{color:#a3191f;font-size:.85em}';
