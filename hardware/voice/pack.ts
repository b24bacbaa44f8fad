/**
 * A voice pack on disk: `manifest.json` and its clips, `vi/…`, `en/…`, `sounds/…`. The type is the display's too and stands in
 * words/voice-pack.ts.
 *
 * A person's recordings replace the synthesiser's folder by folder: put them as WAV (mono, 16 bits) or FLAC under the clip's name,
 * `<recordings>/vi/counter-3.wav`; a language is taken whole or not at all, so that no announcement changes its voice half-way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VoiceClip, VoicePack } from '../../words/voice-pack.ts';
import { durationMs } from './sound.ts';
import { readWav } from './wav.ts';

export type { VoiceClip, VoicePack } from '../../words/voice-pack.ts';

export const MANIFEST = 'manifest.json';

export const readVoicePack = (folder: string): VoicePack => {
  const pack: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  if (!isVoicePack(pack)) throw new Error(`${join(folder, MANIFEST)} is not a voice pack's manifest`);
  return pack;
};

const isVoiceClip = (value: unknown): value is VoiceClip =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  typeof value.file === 'string' &&
  'durationMs' in value &&
  typeof value.durationMs === 'number';

const isVoicePack = (value: unknown): value is VoicePack =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'clips' in value &&
  typeof value.clips === 'object' &&
  value.clips !== null &&
  Object.values(value.clips).every(isVoiceClip);

/** STREAMINFO: 20 bits of rate from byte 18 on, then channels and bits, then 36 bits of length in samples. */
const flacDurationMs = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  return Math.round((samples / rate) * 1000);
};

/** The recordings of one folder (`vi`) by clip name, or null if there are none. Throws on a format that is not taken. */
export const readRecordings = (root: string, folder: string): ReadonlyMap<string, VoiceClip> | null => {
  let files: readonly string[];
  try {
    files = readdirSync(join(root, folder));
  } catch {
    return null;
  }
  const clips = new Map<string, VoiceClip>();
  for (const file of files.filter((name) => /\.(wav|flac)$/.test(name)).sort()) {
    const bytes = readFileSync(join(root, folder, file));
    const name = `${folder}/${file.replace(/\.\w+$/, '')}`;
    const length = file.endsWith('.wav') ? durationMs(readWav(bytes)) : flacDurationMs(bytes);
    clips.set(name, { file: `${folder}/${file}`, durationMs: length });
  }
  return clips.size === 0 ? null : clips;
};
