import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clipTexts } from '../../../hardware/voice/clip-texts.ts';
import { makePack, RecordingsIncomplete } from '../../../hardware/voice/make-pack.ts';
import { readVoicePack } from '../../../hardware/voice/pack.ts';
import { wav } from '../../../hardware/voice/wav.ts';

const RECORDED = wav({ samples: new Float32Array(24_000).fill(0.1), rate: 48_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record = (names: readonly string[]): void => {
  for (const name of names) {
    const file = join(folder, 'recordings', `${name}.wav`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, RECORDED);
  }
};

const vietnamese = clipTexts()
  .filter(({ language }) => language === 'vi')
  .map(({ name }) => name);

test('a person recorded all of Vietnamese: these files are taken as they are, English stays the synthesiser’s', async () => {
  record(vietnamese);
  await makePack(join(folder, 'pack'), join(folder, 'recordings'));
  const pack = readVoicePack(join(folder, 'pack'));
  expect(pack.name).toBe('vi: recorded, en: espeak-ng');
  expect(pack.clips['vi/counter-3']).toEqual({ file: 'vi/counter-3.wav', durationMs: 500 });
  expect(readFileSync(join(folder, 'pack', 'vi/counter-3.wav')).equals(RECORDED)).toBe(true);
  expect(pack.clips['en/counter-3']?.file).toBe('en/counter-3.flac');
});

test('one clip was not recorded: refused with its name and its text, so that no call changes its voice half-way', async () => {
  record(vietnamese.filter((name) => name !== 'vi/counter-21'));
  const making = makePack(join(folder, 'pack'), join(folder, 'recordings'));
  await expect(making).rejects.toThrow(RecordingsIncomplete);
  await expect(making).rejects.toThrow('vi/counter-21 ("đến quầy số hai mươi mốt")');
});
