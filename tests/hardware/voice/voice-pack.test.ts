import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LONGEST_SOUND_MS } from '../../../display/voice/speaking-role.ts';
import { makePack } from '../../../hardware/voice/make-pack.ts';
import { readVoicePack, type VoicePack } from '../../../hardware/voice/pack.ts';
import { readWav } from '../../../hardware/voice/wav.ts';
import { announcementSteps, CHIME, CLICK, type Form } from '../../../words/announcement-form.ts';
import { announcement, HIGHEST_COUNTER, SPOKEN_LETTERS } from '../../../words/spoken.ts';
import { readFlac } from './read-flac.ts';

/** Five seconds on an idle machine with two cores. */
const MOST_BYTES = 6_000_000;

const folder = mkdtempSync(join(tmpdir(), 'motcua-voice-'));
let pack: VoicePack;

beforeAll(async () => {
  await makePack(folder);
  pack = readVoicePack(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const soundOf = (name: string): { readonly rate: number; readonly samples: readonly number[] } => {
  const bytes = readFileSync(join(folder, pack.clips[name]!.file));
  if (pack.clips[name]!.file.endsWith('.flac')) return readFlac(bytes);
  const { rate, samples } = readWav(bytes);
  return { rate, samples: [...samples] };
};

const lengthMs = (number: string, counter: string, form: Form): number =>
  announcementSteps({ number, counter }, form).reduce(
    (sum, step) => sum + ('clip' in step ? pack.clips[step.clip]!.durationMs : step.pauseMs),
    0,
  );

describe('a voice pack that has just been made', () => {
  test('has a clip for every sign of every ticket number and every counter, in both languages', () => {
    const missing = new Set<string>();
    for (const language of ['vi', 'en'] as const)
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
        for (let n = 0; n < 1000; n += letter <= 'H' ? 1 : 37)
          for (const clip of announcement(
            { number: `${letter}${String(n).padStart(3, '0')}`, counter: String((n % 99) + 1) },
            language,
          ).clips)
            if (pack.clips[clip] === undefined) missing.add(clip);
    expect([...missing]).toEqual([]);
    expect(Object.keys(pack.clips)).toEqual(expect.arrayContaining([CHIME, CLICK]));
  });

  test('every clip is a file of its own, whole, of the length the manifest says', () => {
    const files = Object.values(pack.clips).map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    for (const [name, clip] of Object.entries(pack.clips)) {
      const { rate, samples } = soundOf(name);
      expect(rate).toBe(22_050);
      expect(Math.abs((samples.length / rate) * 1000 - clip.durationMs), name).toBeLessThanOrEqual(1);
      expect(clip.durationMs, name).toBeGreaterThan(name === CLICK ? 30 : 150);
    }
  });

  test('no spoken clip is silent or clipped, and all are equally loud within 1 dB', () => {
    for (const name of Object.keys(pack.clips).filter((clip) => !clip.startsWith('sounds/'))) {
      const { samples } = soundOf(name);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      expect(20 * Math.log10(loudness / 0.125), name).toBeGreaterThan(-1);
      expect(20 * Math.log10(loudness / 0.125), name).toBeLessThan(1);
      expect(Math.max(...samples.map(Math.abs)), name).toBeLessThan(0.95);
    }
  });

  test('no clip begins with more than 40 ms of silence or ends with more than 100, and none starts off zero', () => {
    for (const name of Object.keys(pack.clips).filter((clip) => !clip.startsWith('sounds/'))) {
      const { samples, rate } = soundOf(name);
      expect(
        samples.findIndex((sample) => Math.abs(sample) > 0.01),
        name,
      ).toBeLessThan(0.04 * rate);
      // "Ép" ends in a closed mouth and a release as faint as breath: 80 ms
      expect(samples.length - samples.findLastIndex((sample) => Math.abs(sample) > 0.01), name).toBeLessThan(
        0.1 * rate,
      );
      expect(Math.abs(samples[0]!), name).toBeLessThan(0.001);
    }
  });

  test('the chime has its three notes, 160 ms apart', () => {
    const { samples, rate } = soundOf(CHIME);
    /** Goertzel's sum: how much of one pitch is in 100 ms from an instant on. */
    const amount = (hz: number, fromMs: number): number => {
      const part = samples.slice((fromMs / 1000) * rate, ((fromMs + 100) / 1000) * rate);
      const turn = (2 * Math.PI * hz) / rate;
      const [re, im] = [Math.cos, Math.sin].map((wave) =>
        part.reduce((sum, sample, i) => sum + sample * wave(turn * i), 0),
      );
      return Math.hypot(re!, im!) / part.length;
    };
    [880, 1174, 1568].forEach((hz, place) => {
      expect(amount(hz, place * 160 + 20), `${hz} Hz in its place`).toBeGreaterThan(0.1);
      if (place > 0) expect(amount(hz, place * 160 - 110), `${hz} Hz before its place`).toBeLessThan(0.03);
    });
  });

  test('a usual call takes about 8.5 s in the short form and 18 s in the full one', () => {
    expect(lengthMs('A012', '3', 'short')).toBeLessThan(9_000);
    expect(lengthMs('A012', '3', 'full')).toBeLessThan(18_000);
  });

  test('the longest call there is has ended when another display may speak after its speaker was lost', () => {
    const numbers = SPOKEN_LETTERS.flatMap((letter) => [...'0123456789'].map((digit) => letter + digit.repeat(4)));
    const counters = Array.from({ length: HIGHEST_COUNTER }, (_, index) => String(index + 1));
    const lengths = numbers.flatMap((number) => counters.map((counter) => lengthMs(number, counter, 'full')));
    expect(Math.max(...lengths) + 1_000).toBeLessThan(LONGEST_SOUND_MS);
  });

  test('the whole pack is small enough for a display to keep in memory: under 6 MB', () => {
    const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});
