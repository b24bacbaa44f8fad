import { describe, expect, test } from 'vitest';
import { newGuide, nextStep, stepDone } from '../../hall/model/guide.ts';

describe('the three steps of a first visit', () => {
  test('nothing done: the number comes first', () => {
    expect(nextStep(newGuide)).toBe('take');
  });

  test('sound turned on before anything else: the number still comes first', () => {
    expect(nextStep(stepDone(newGuide, 'listen'))).toBe('take');
  });

  test('a step done twice changes nothing, all three done: the guide goes', () => {
    const taken = stepDone(newGuide, 'take');
    expect(stepDone(taken, 'take')).toBe(taken);
    expect(nextStep(stepDone(stepDone(taken, 'call'), 'listen'))).toBeNull();
  });
});
