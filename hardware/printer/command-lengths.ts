/**
 * How many bytes follow a command's name, where that number is fixed (Epson ESC/POS reference, and the makers' manuals that
 * follow it). What is not here, and not read by name in escpos-reader.ts, is taken as a name without anything after it.
 */
const fixed = (table: Readonly<Record<number, string>>): ReadonlyMap<number, number> =>
  new Map(
    Object.entries(table).flatMap(([count, names]) =>
      [...names].map((name) => [name.charCodeAt(0), Number(count)] as const),
    ),
  );

export const AFTER_ESC = fixed({ 0: '2<Simv\f', 1: ' !%-3?EGKMRTUVdefrtu', 2: '$\\cB', 3: 'Cp', 8: 'W' });
export const AFTER_GS = fixed({ 0: 'c', 1: '!/BEHTbfhjw', 2: '$P\\', 3: 'z', 4: 'g' });
export const AFTER_FS = fixed({ 0: '&.', 1: '!-CW', 2: '?Sp' });
