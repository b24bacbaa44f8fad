import { expect, test } from 'vitest';
import { openDrafts } from '../../counter/dossiers/drafts.ts';
import { formFor } from '../../counter/dossiers/receive-form.ts';
import { card, present, view } from './views.ts';

const form = { ...formFor(undefined), name: 'Trần Thị Thử' };
const [a012, a013] = [card('A012'), card('A013')];

test('a form that was begun is there again while its ticket is at the counter, also parked', () => {
  const drafts = openDrafts();
  drafts.keep(a012.ticket, form);
  drafts.keepOnlyAt(view({ present: present('A012') }));
  drafts.keepOnlyAt(view({ present: present('A013'), parked: [a012] }));
  expect(drafts.of(a012.ticket)).toBe(form);
  expect(drafts.of(a013.ticket)).toBeNull();
});

test('it is gone with the ticket, once it is received, and when the clerk leaves', () => {
  const drafts = openDrafts();
  drafts.keep(a012.ticket, form);
  drafts.keepOnlyAt(view({ present: present('A013') }));
  expect(drafts.of(a012.ticket)).toBeNull();
  drafts.keep(a013.ticket, form);
  drafts.drop(a013.ticket);
  expect(drafts.of(a013.ticket)).toBeNull();
  drafts.keep(a013.ticket, form);
  drafts.clear();
  expect(drafts.of(a013.ticket)).toBeNull();
});
