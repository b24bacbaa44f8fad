/**
 * The number that says who hands in a dossier: a citizen number (12 digits), an old one (9), a tax number (10 digits, 13 with or
 * without a hyphen, `0101234567-001`), or a passport (ICAO 9303: letters and digits, up to 9; some states write a few more).
 * Eleven digits are none of them, but a citizen number with one left out.
 */
export const ID_NUMBER = /^\d{12}$|^\d{10}(-?\d{3})?$|^\d{6,9}$|^(?=.*[A-Z])[A-Z0-9]{6,12}$/;

/** As it is kept: without spaces around it and in capitals. */
export const idNumberOf = (typed: string): string => typed.trim().toUpperCase();
