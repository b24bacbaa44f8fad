import { expect, test } from 'vitest';
import { wholeView } from '../../counter/console/whole-view.ts';
import type { DossiersView } from '../../counter/views.ts';
import { present, view } from './views.ts';

const before = (number: string): DossiersView =>
  ({ ticket: `2026-11-22/${number}`, dossiers: [{ code: 'one' }], received: [{ code: 'two' }] }) as never;

test('the dossiers of the ticket that stands here are shown with it', () => {
  const shown = wholeView(view({ present: present('T001') }), before('T001'));
  expect(shown.present).toMatchObject({ number: 'T001', dossiers: [{ code: 'one' }], received: [{ code: 'two' }] });
});

test('those of another ticket are not, nor any before they are told or while nobody stands here', () => {
  for (const told of [before('T002'), null])
    expect(wholeView(view({ present: present('T001') }), told).present).toMatchObject({ dossiers: [], received: [] });
  expect(wholeView(view(), before('T001')).present).toBeNull();
});
