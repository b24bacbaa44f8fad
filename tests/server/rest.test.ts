import { expect, test } from 'vitest';
import { giveBackAtRest } from '../../server/rest.ts';

const MB = 1024 * 1024;

function machine() {
  const state = { held: 100 * MB, busy: 0, settled: 0, run: (): void => {} };
  const stop = giveBackAtRest(
    {
      held: () => state.held,
      busy: () => state.busy,
      settle() {
        state.settled += 1;
        state.held = 110 * MB;
      },
    },
    {
      after(_, run) {
        state.run = run;
        return () => {
          state.run = () => {};
        };
      },
    },
  );
  return { state, stop };
}

test('what an onslaught has left is given back when it is over, once, and not in its middle', () => {
  const { state, stop } = machine();
  state.held = 250 * MB;
  state.busy = 0.9;
  state.run();
  expect(state.settled).toBe(0);
  state.busy = 0.01;
  for (let looks = 0; looks < 3; looks++) state.run();
  expect([state.settled, state.held]).toEqual([1, 110 * MB]);
  state.held = 130 * MB;
  state.run();
  expect(state.settled).toBe(1);
  stop();
  state.held = 400 * MB;
  state.run();
  expect(state.settled).toBe(1);
});

test('what is still held afterwards is needed: the house does not stop for it again and again', () => {
  const { state } = machine();
  state.held = 300 * MB;
  state.run();
  expect(state.settled).toBe(1);
  state.held = 150 * MB;
  for (let looks = 0; looks < 3; looks++) state.run();
  expect(state.settled).toBe(1);
});
