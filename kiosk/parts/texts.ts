import { language, words } from '../../ui/language.ts';
import type { Text } from '../../wire/views.ts';
import { kioskWords } from '../../words/kiosk/words.ts';
import { house } from '../link/kiosk.ts';

/** The kiosk's words in the visitor's language. */
export const say = () => words(kioskWords);

/** A text of the catalogue in the visitor's language. */
export const read = (text: Text | undefined): string => text?.[language.value] ?? text?.vi ?? '';

export const zone = (): string => house.value.catalogue?.branch.timeZone ?? 'Asia/Ho_Chi_Minh';

export const serviceName = (id: string | null): string =>
  read(house.value.catalogue?.services.find((s) => s.id === id)?.name);
export const groundName = (id: string): string => read(house.value.catalogue?.grounds.find((g) => g.id === id)?.name);

/** Minutes after midnight as `08:05`. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
