import { type Browser, chromium } from 'playwright-core';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const AUTOPLAY = { on: 'no-user-gesture-required', blocked: 'document-user-activation-required' } as const;

interface Wishes {
  /** A film that stands for a camera. */
  readonly camera?: string | null;
  /** `on`: as docs/operations.md starts it for a board, sound without a touch; `blocked`: as browsers are by themselves. */
  readonly sound?: 'on' | 'blocked';
}

export function openChromium({ camera = null, sound = 'on' }: Wishes = {}): Promise<Browser> {
  const film =
    camera === null
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${camera}`,
        ];
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [...QUIET, `--autoplay-policy=${AUTOPLAY[sound]}`, ...film],
  });
}
