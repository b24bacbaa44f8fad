import type { Visit } from './state.ts';

/** Two screens of one name hold the same things at the same places; what is typed on one does not rename it. */
export function screenName({ id, screen, sheet }: Visit): string {
  const page = 'page' in screen ? screen.page : '';
  const of = screen.at === 'services' ? screen.field : screen.at === 'scan' ? screen.way : '';
  return [id, screen.at, of, page, sheet ?? ''].join(' ');
}
