import { vi as console } from './console/vi.ts';
import { vi as dialogs } from './dialogs/vi.ts';
import { vi as dossiers } from './dossiers/vi.ts';
import { vi as entry } from './entry/vi.ts';

/** What the clerk reads at the counter. */
export const vi = { ...entry, ...console, ...dialogs, ...dossiers };
