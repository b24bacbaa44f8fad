/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { constants } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

const BROWSER_ROOMS = ['kiosk', 'display', 'counter', 'office', 'phone', 'hall'];

const NODE_ROOMS = 'queue,wire,words,server,hardware,ui,kiosk,display,counter,office,phone,hall,house';

/** Browser tests that hear the boards speak. */
const HEARD = ['display', 'display-rush', 'whole-way'].map((name) => `tests/e2e/${name}.test.ts`);

/** A test that has not ended by then never will. */
const PATIENCE_MS = 300_000;

/** Of 11: half a second for all screens. The last two steps take eight and save a phone 1.8 kB of 26. */
const BROTLI = 9;

/** The fonts go out with their licence, as it asks. */
const fontLicence: Plugin = {
  name: 'font-licence',
  generateBundle() {
    const source = readFileSync(resolve(import.meta.dirname, 'ui', 'OFL.txt'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'assets/OFL.txt', source });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [
    preact(),
    fontLicence,
    // The server hands these out beside the files themselves (server/routes/pages.ts). Type (woff2) is compressed already.
    compression({
      include: /^assets\/.*\.(js|css|svg|wasm)$/,
      algorithms: ['gzip', defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI } })],
      threshold: 1024,
      skipIfLargerOrEqual: true,
      logLevel: 'silent',
    }),
  ],
  build: {
    outDir: '.built/web',
    emptyOutDir: true,
    target: 'es2022',
    // The server reads it to preload a page's chunks; fonts and pictures never go inline, so that they are cached once for all rooms.
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // On a slow machine it tells whoever starts the house the first time how to profile the build.
      checks: { pluginTimings: false },
      input: Object.fromEntries(BROWSER_ROOMS.map((room) => [room, resolve(import.meta.dirname, room, 'index.html')])),
    },
  },
  test: {
    globalSetup: './tests/e2e/run-browser.ts',
    reporters: ['default', './tests/count-reporter.ts'],
    // What has not come by then does not come. Far beyond what is usual, and the only limits: no test is about the machine's speed.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: [`tests/{${NODE_ROOMS}}/**/*.test.{ts,tsx}`],
          // Many of them wait for servers, printers and killed processes: more at a time than a small machine has cores.
          maxWorkers: 4,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Two files at a time: each starts a server and a Chromium, and a small machine has two cores.
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: HEARD,
          maxWorkers: 2,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // One at a time: who speaks when is listened to, and sound wants a processor that is free.
        extends: true,
        test: {
          name: 'e2e-heard',
          include: HEARD,
          fileParallelism: false,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
