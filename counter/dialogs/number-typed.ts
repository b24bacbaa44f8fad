/** `a12` and `A012` are the same number to a person. */
export function numberTyped(text: string): string | null {
  const [, letter, digits] = /^([A-Z])0*(\d{1,6})$/.exec(text.trim().toUpperCase().replaceAll(' ', '')) ?? [];
  return letter === undefined || digits === undefined || Number(digits) === 0
    ? null
    : `${letter}${digits.padStart(3, '0')}`;
}
