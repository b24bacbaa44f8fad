/** The window of each room's own machine, in CSS pixels. */
export const SIZES = {
  hall: { width: 1440, height: 900 },
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  counter: { width: 1440, height: 900 },
  office: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

export type Size = { readonly width: number; readonly height: number };
