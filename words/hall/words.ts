import type { Catalogue } from '../catalogue.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const hallWords: Catalogue<typeof vi> = { vi, en };
