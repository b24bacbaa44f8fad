/**
 * espeak-ng (WASM, GPL-3.0-or-later): a tool that makes the clips while building; nothing of it ships. Starting it costs more than
 * a phrase does, so many phrases go through one run, parted by silences far longer than any inside speech.
 */
import { LANGUAGES, type Language } from '../../words/catalogue.ts';
import type { ClipText } from './clip-texts.ts';
import type { Sound } from './sound.ts';
import { readWav } from './wav.ts';

const VOICES: Readonly<Record<Language, string>> = { vi: 'vi', en: 'en-gb' };
/** Words a minute: as slow as a hall with an echo needs, as fast as the short form's 8.5 s allow. */
const SPEED: Readonly<Record<Language, number>> = { vi: 160, en: 172 };
/** One letter or digit at the speed above is 140 to 280 ms of Vietnamese, too short for a hall: measured, "Ép" lost its end. */
const SLOW: Readonly<Record<Language, number>> = { vi: 124, en: 160 };
const PITCH: Readonly<Record<Language, number>> = { vi: 45, en: 42 };
/** Of 200: louder clips its own peaks; `level` raises the clip afterwards. */
const AMPLITUDE = 60;
/** Phrases a run: a run of 40 takes about half a second and 32 MB hold its sound. */
const BATCH = 40;
const BREAK_MS = 1500;
/** A stop consonant is silent for up to 0.15 s; nothing inside a phrase is silent for as long as this. */
const PART_MS = 900;
const SILENT = 0.0005;

type Espeak = { readonly FS: { readonly readFile: (path: string) => Uint8Array } };
type StartEspeak = (options: {
  arguments: string[];
  print: (line: string) => void;
  printErr: (line: string) => void;
}) => Promise<Espeak>;

/** Silence left around a part, for `trim` to choose from. */
const MARGIN_MS = 20;

/** Parts a sound at its long silences. */
const splitAtSilence = ({ samples, rate }: Sound): readonly Sound[] => {
  const gap = (PART_MS / 1000) * rate;
  const margin = Math.round((MARGIN_MS / 1000) * rate);
  const part = (from: number, to: number): Sound => ({
    samples: samples.slice(Math.max(0, from - margin), to + margin),
    rate,
  });
  const parts: Sound[] = [];
  let start = -1;
  let last = -1;
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples[i] ?? 0) < SILENT) continue;
    if (start >= 0 && i - last > gap) {
      parts.push(part(start, last));
      start = i;
    }
    if (start < 0) start = i;
    last = i;
  }
  if (start >= 0) parts.push(part(start, last));
  return parts;
};

const ssml = (clips: readonly ClipText[]): string =>
  `<speak>${clips.map(({ text, respelled, ends }) => `<p>${(respelled ?? text).toLowerCase()}${ends ? '.' : ','}</p><break time="${BREAK_MS}ms"/>`).join(' ')}</speak>`;

const runOnce = async (
  start: StartEspeak,
  language: Language,
  speed: number,
  clips: readonly ClipText[],
): Promise<readonly Sound[]> => {
  const said: string[] = [];
  const espeak = await start({
    arguments: [
      ...['-m', '-v', VOICES[language], '-s', String(speed), '-p', String(PITCH[language])],
      ...['-a', String(AMPLITUDE), '-w', 'out.wav', ssml(clips)],
    ],
    print: (line) => said.push(line),
    printErr: (line) => said.push(line),
  });
  const parts = splitAtSilence(readWav(espeak.FS.readFile('out.wav')));
  if (parts.length !== clips.length)
    throw new Error(`espeak-ng spoke ${parts.length} phrases of ${clips.length} (${language}): ${said.join(' ')}`);
  return parts;
};

/** One sound a clip. */
export const synthesise = async (clips: readonly ClipText[]): Promise<readonly { clip: ClipText; sound: Sound }[]> => {
  // The package has no types.
  const module: unknown = await import('espeak-ng' as string);
  const start = (module as { readonly default: StartEspeak }).default;
  const spoken: { clip: ClipText; sound: Sound }[] = [];
  for (const language of LANGUAGES)
    for (const [slow, speed] of [
      [true, SLOW[language]],
      [false, SPEED[language]],
    ] as const) {
      const own = clips.filter((clip) => clip.language === language && clip.slow === slow);
      for (let at = 0; at < own.length; at += BATCH) {
        const batch = own.slice(at, at + BATCH);
        const sounds = await runOnce(start, language, speed, batch);
        for (const [place, sound] of sounds.entries()) {
          const clip = batch[place];
          if (clip !== undefined) spoken.push({ clip, sound });
        }
      }
    }
  return spoken;
};
