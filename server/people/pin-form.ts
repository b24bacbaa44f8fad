const ONE_DIGIT = /^(\d)\1*$/;
const REPEATED = /^(\d{2,3}?)\1+$/;
const RISING = '01234567890123456789';
const FALLING = '98765432109876543210';

/** Those that are tried first: one digit, a run, a few digits over and over, a day of birth. */
export const isEasyPin = (pin: string): boolean =>
  ONE_DIGIT.test(pin) || REPEATED.test(pin) || RISING.includes(pin) || FALLING.includes(pin) || isBirthday(pin);

/** `150490`, `15041990`, `19900415`: ddmmyy, ddmmyyyy, yyyymmdd. */
function isBirthday(pin: string): boolean {
  const isDay = (day: string, month: string): boolean => within(day, 31) && within(month, 12);
  const isYear = (year: string): boolean => /^(19|20)/.test(year);
  if (pin.length === 6) return isDay(pin.slice(0, 2), pin.slice(2, 4));
  if (pin.length !== 8) return false;
  return (
    (isDay(pin.slice(0, 2), pin.slice(2, 4)) && isYear(pin.slice(4))) ||
    (isYear(pin) && isDay(pin.slice(6), pin.slice(4, 6)))
  );
}

const within = (text: string, most: number): boolean => Number(text) >= 1 && Number(text) <= most;
