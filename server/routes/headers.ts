import { createHash } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Old Safari on visitors' phones does not take `'self'` for the socket's own scheme. */
const ownSocket = (c: Context): string => {
  const { host } = new URL(c.req.url);
  return `ws://${host} wss://${host}`;
};

/** Lets one style sheet that stands inside a page through. */
export const styleHash = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/**
 * What a browser may do with what is read here: run our own files alone, show them in frames of our own pages alone (the
 * demo's hall; the receipt before it is printed), tell no other site the address, which on a phone holds the ticket's
 * token. Answers of the API stay in no cache unless they say so. TLS, and the promise of it, is the matter of the proxy in
 * front (docs/operations.md). Commands are answered with JSON to a script that asked, and need none of this.
 *
 * @param styles hashes of the style sheets that stand inside pages of ours
 */
export function readHeaders(app: OpenAPIHono, styles: readonly string[]): void {
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // The kiosk's second reader of QR codes is WebAssembly.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'", ...styles],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'", ownSocket],
      frameSrc: ["'self'", 'blob:'],
      objectSrc: ["'self'", 'blob:'],
      frameAncestors: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
    permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [], payment: [], usb: [] },
    strictTransportSecurity: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
  });
  app.on('GET', '*', headers);
  app.on('GET', '/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  });
}
