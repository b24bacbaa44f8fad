/** The counter that the demo's morning leaves free for whoever looks at the page. */
export const OWN_COUNTER = '5';
export const PRINTER = 'printer-1';
export const DISPLAY = 'display-1';

export const KIOSK_PAGE = '/kiosk?device=kiosk-1';
export const DISPLAY_PAGE = `/display?device=${DISPLAY}`;
export const COUNTER_PAGE = `/counter?counter=${OWN_COUNTER}`;

/** The page on this very origin that a QR's address leads to; the address in it may name the host otherwise. */
export function pageOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { pathname, search } = new URL(text);
  return /^\/[td]\/[\w-]+$/.test(pathname) ? pathname + search : null;
}
