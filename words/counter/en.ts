import type { Translation } from '../catalogue.ts';
import { en as console } from './console/en.ts';
import { en as dialogs } from './dialogs/en.ts';
import { en as dossiers } from './dossiers/en.ts';
import { en as entry } from './entry/en.ts';
import type { vi } from './vi.ts';

export const en: Translation<typeof vi> = { ...entry, ...console, ...dialogs, ...dossiers };
