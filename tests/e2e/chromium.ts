import { type Browser, chromium } from 'playwright-core';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium as docs/operations.md starts it for a board: sound without a touch. `camera`: a film that stands for a camera. */
export function openChromium({ camera = null }: { readonly camera?: string | null } = {}): Promise<Browser> {
  const film =
    camera === null
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${camera}`,
        ];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...QUIET, '--autoplay-policy=no-user-gesture-required', ...film],
  });
}
