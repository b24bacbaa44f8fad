import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { foldOf, type Golden, shownOf } from './golden/golden.ts';
import { shapesOf } from './golden/shapes.ts';
import { expectSound } from './invariants.ts';
import { play, step } from './random-history.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = join(import.meta.dirname, 'golden');
const goldens = globSync('*.journal', { cwd: folder })
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden);

test('[STATE-8] this release has a golden journal', () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(goldens.map(({ release }) => release)).toContain(version);
});

describe.each(goldens)('the golden journal of release $release', ({ streams }) => {
  test.each(streams)('[STATE-8] is folded to what that release made of it', ({ facts, now, shown }) => {
    const state = foldOf(facts);
    expectSound(state);
    expect(shownOf(state, now)).toBe(shown);
  });
});

describe('what is written today', () => {
  const kept = new Map(goldens.flatMap(({ shapes }) => Object.entries(shapes)));
  const written = shapesOf(
    fc
      .sample(fc.noBias(fc.array(step, { maxLength: 300, size: 'max' })), { numRuns: 300, seed: 7 })
      .flatMap((each) => play(each).entries.map(({ event }) => event)),
  );

  test('[STATE-8] every event of every version stands in a golden journal', () => {
    const names = Object.entries(eventVersions).map(([type, version]) => `${type} ${version}`);
    expect(names.filter((name) => !kept.has(name))).toEqual([]);
    const facts = new Set(
      goldens
        .flatMap(({ streams }) => streams.flatMap((stream) => stream.facts))
        .map(({ type, version }) => `${type} ${version}`),
    );
    expect(names.filter((name) => !facts.has(name))).toEqual([]);
  });

  test.each(Object.entries(written))(
    '[STATE-8] %s has the shape that its version had: another one needs a version of its own',
    (name, shape) => {
      const known = kept.get(name) ?? {};
      const added = Object.entries(shape).flatMap(([path, kinds]) =>
        kinds.filter((kind) => known[path]?.includes(kind) !== true).map((kind) => `${path}: ${kind}`),
      );
      expect(added, `raise ${name} in queue/branch/event-versions.ts, or take this back`).toEqual([]);
      // What is there in all its parts, or was left out: a part that is never written any more is another shape too.
      const gone = Object.keys(known).filter((path) => !path.includes('.') && !path.includes('[') && !(path in shape));
      expect(gone, `${name} has lost a part`).toEqual([]);
    },
  );
});
