import { type Browser, chromium } from 'playwright-core';
import { isPackaged, unpackedChromium } from './packaged-chromium.ts';

/** Chromium's own sandbox needs rights that root must not have and that containers seldom give; the pages are ours. */
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

export async function openChromium({ camera = null, sound = 'on' }: Wishes = {}): Promise<Browser> {
  const film =
    camera === null
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${camera}`,
        ];
  const args = [...QUIET, `--autoplay-policy=${AUTOPLAY[sound]}`, ...film];
  const named = process.env.CHROMIUM;
  if (named) return chromium.launch({ executablePath: named, args });
  if (!isPackaged)
    throw new Error('There is no packaged Chromium for this machine: name one, CHROMIUM=/path/to/chromium.');
  const { executable, environment } = await unpackedChromium();
  return chromium.launch({ executablePath: executable, args, env: { ...process.env, ...environment } });
}
