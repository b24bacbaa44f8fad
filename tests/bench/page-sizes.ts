import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figure, Missing, type PartResult } from './figure.ts';

const WEB = join(import.meta.dirname, '..', '..', '.built', 'web');
const LIMITS_KB = { kiosk: 60, display: 60, phone: 25 } as const;
/** A name that only the camera's decoder has in it. */
const DECODER_MARK = 'HybridBinarizer';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** JavaScript that each page loads at its start: its entry and all that it imports, gzipped. */
export async function pageSizes(): Promise<PartResult> {
  const manifestFile = join(WEB, '.vite', 'manifest.json');
  if (!existsSync(manifestFile)) throw new Missing('The screens are not built: npm run build.');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const figures: Figure[] = [];
  const made: Record<string, string | number>[] = [];
  for (const [room, atMost] of Object.entries(LIMITS_KB)) {
    const files = [...chunksOf(manifest, `${room}/index.html`)].map(({ file }) => file);
    const texts = files.map((file) => readFileSync(join(WEB, file)));
    if (texts.some((text) => text.includes(DECODER_MARK)))
      throw new Error(`The ${room} page loads the camera's decoder at its start`);
    const bytes = texts.reduce((sum, text) => sum + gzipSync(text).byteLength, 0);
    figures.push({ figure: `JavaScript of the ${room} page`, measured: kB(bytes), limit: { atMost }, unit: 'kB' });
    made.push({ page: room, chunks: files.length, 'kB gzipped': kB(bytes) });
  }
  return { figures, made };
}

const kB = (bytes: number): number => Number((bytes / 1000).toFixed(1));

function chunksOf(manifest: Manifest, name: string, found = new Set<Chunk>()): ReadonlySet<Chunk> {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`The build knows no ${name}`);
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const other of chunk.imports ?? []) chunksOf(manifest, other, found);
  return found;
}
