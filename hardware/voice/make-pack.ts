import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CHIME, CLICK } from '../../words/announcement-form.ts';
import { LANGUAGES } from '../../words/catalogue.ts';
import { chime, click } from './chime.ts';
import { type ClipText, clipTexts } from './clip-texts.ts';
import { flac } from './flac.ts';
import { level, trim } from './level.ts';
import { MANIFEST, readRecordings, type VoiceClip, type VoicePack } from './pack.ts';
import { durationMs, type Sound } from './sound.ts';
import { synthesise } from './synthesise.ts';
import { wav } from './wav.ts';

/** Recordings of a language lack clips that a call may need. */
export class RecordingsIncomplete extends Error {
  override name = 'RecordingsIncomplete';
}

const write = (folder: string, file: string, bytes: Uint8Array, sound: Sound): VoiceClip => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), bytes);
  return { file, durationMs: durationMs(sound) };
};

const copyRecordings = (
  from: string,
  to: string,
  language: string,
  needed: readonly ClipText[],
): ReadonlyMap<string, VoiceClip> | null => {
  const recorded = readRecordings(from, language);
  if (recorded === null) return null;
  const missing = needed.filter((clip) => !recorded.has(clip.name)).map((clip) => `${clip.name} ("${clip.text}")`);
  if (missing.length > 0) throw new RecordingsIncomplete(`recordings are missing in ${from}: ${missing.join(', ')}`);
  mkdirSync(join(to, language), { recursive: true });
  for (const { file } of recorded.values()) copyFileSync(join(from, file), join(to, file));
  return recorded;
};

/**
 * Makes a whole pack in `folder`, which it empties first: the synthesiser's voice, except the languages for which `recordings`
 * holds a folder. The same texts give the same bytes.
 */
export const makePack = async (folder: string, recordings?: string): Promise<VoicePack> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const clips = new Map<string, VoiceClip>([
    [CHIME, write(folder, `${CHIME}.wav`, wav(chime()), chime())],
    [CLICK, write(folder, `${CLICK}.wav`, wav(click()), click())],
  ]);
  const toSpeak: ClipText[] = [];
  const voices: string[] = [];
  for (const language of LANGUAGES) {
    const needed = clipTexts().filter((clip) => clip.language === language);
    const recorded = recordings === undefined ? null : copyRecordings(recordings, folder, language, needed);
    if (recorded === null) toSpeak.push(...needed);
    else for (const [name, clip] of recorded) clips.set(name, clip);
    voices.push(`${language}: ${recorded === null ? 'espeak-ng' : 'recorded'}`);
  }
  for (const { clip, sound } of await synthesise(toSpeak)) {
    const ready = level(trim(sound));
    clips.set(clip.name, write(folder, `${clip.name}.flac`, flac(ready), ready));
  }
  const pack: VoicePack = { name: voices.join(', '), clips: Object.fromEntries(clips) };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(pack, null, 1)}\n`);
  return pack;
};
