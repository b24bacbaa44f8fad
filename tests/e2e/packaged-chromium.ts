import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

/** Names the folder of this run, so that its workers share one unpacked browser. */
const RUN_FOLDER = 'BROWSER_OF_THIS_RUN';

/**
 * The one font beside those that a page brings along, on every machine alike. There must be one: without any, Chromium asks
 * for no weight that comes into use later, and leaves its text out.
 */
const fontsAt = (home: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>`;

/** The package has a browser for this machine. */
export const isPackaged = process.platform === 'linux' && process.arch === 'x64';

/** This run's own folder for the browser; goes with the process that asked first. */
export function browserFolder(): string {
  const named = process.env[RUN_FOLDER];
  if (named !== undefined) return named;
  const folder = mkdtempSync(join(tmpdir(), 'motcua-browser-'));
  process.env[RUN_FOLDER] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface UnpackedChromium {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The Chromium of @sparticuz/chromium with the NSS libraries that a bare Linux lacks, unpacked once a run.
 *
 * @throws when the temporary folder has no room for it, or cannot be written
 */
export async function unpackedChromium(): Promise<UnpackedChromium> {
  const home = join(browserFolder(), 'chromium');
  if (!existsSync(home)) await unpackTo(home);
  return {
    executable: join(home, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

/** Whole or not at all: of two workers that unpack at once the first one's stays. */
async function unpackTo(home: string): Promise<void> {
  const own = mkdtempSync(join(dirname(home), 'unpacking-'));
  const usual = process.env.TMPDIR;
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  try {
    // inflate() unpacks into the temporary folder under a fixed name.
    process.env.TMPDIR = own;
    for (const part of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(join(packed, part));
    writeFileSync(join(own, 'fonts.conf'), fontsAt(home));
    renameSync(own, home);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (existsSync(home)) return;
    throw new Error(
      `The browser of the tests was not unpacked to ${home}. It takes 220 MB; TMPDIR may name another place.`,
      { cause: error },
    );
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}
