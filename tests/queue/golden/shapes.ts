import type { BranchEvent } from '../../../queue/branch/branch.ts';
import { eventVersions } from '../../../queue/branch/event-versions.ts';

/** `<type> <version>` → where a value stands in it (`print.job`, `papers[].name`) → of which kinds it is. */
export type Shapes = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Whose inside is data of its own: the catalogue has its own words for what is left out. */
const CLOSED: ReadonlySet<string> = new Set(['catalogue']);

/** The shapes of events as they are written now, found by looking at many. */
export function shapesOf(events: readonly BranchEvent[]): Shapes {
  const shapes = new Map<string, Map<string, Set<string>>>();
  for (const event of events) {
    const name = `${event.type} ${eventVersions[event.type]}`;
    const shape = shapes.get(name) ?? new Map<string, Set<string>>();
    shapes.set(name, shape);
    note(shape, '', JSON.parse(JSON.stringify(event)));
  }
  const sorted = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([name, shape]) => [
      name,
      Object.fromEntries(
        [...shape].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, kinds]) => [path, [...kinds].sort()]),
      ),
    ]),
  );
}

function note(shape: Map<string, Set<string>>, path: string, value: unknown): void {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  if (path !== '') shape.set(path, (shape.get(path) ?? new Set()).add(kind));
  if (CLOSED.has(path)) return;
  if (Array.isArray(value)) for (const item of value) note(shape, `${path}[]`, item);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) note(shape, path === '' ? key : `${path}.${key}`, inner);
}
