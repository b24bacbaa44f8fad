/**
 * Icons drawn on a 24-unit grid with a 1.75 stroke, round ends, nothing filled: the line of a brush pen, matched to the weight of
 * the type. All of them weigh 1.8 kB gzipped; a page that counts its bytes imports single ones and draws them with `DrawnIcon`.
 */
export const ARROW_RIGHT = 'M4 12h16M13.5 5.5 20 12l-6.5 6.5';
export const ARROW_LEFT = 'M20 12H4M10.5 5.5 4 12l6.5 6.5';
export const ARROW_UP = 'M12 20V4M5.5 10.5 12 4l6.5 6.5';
export const ARROW_DOWN = 'M12 4v16M5.5 13.5 12 20l6.5-6.5';
export const CHEVRON_RIGHT = 'M9 5l7 7-7 7';
export const CHEVRON_DOWN = 'M5 9l7 7 7-7';
export const CHECK = 'M4.5 12.5 10 18 20 6.5';
export const CLOSE = 'M5.5 5.5l13 13M18.5 5.5l-13 13';
export const PLUS = 'M12 5v14M5 12h14';
export const MINUS = 'M5 12h14';
export const BACK = 'M19 18v-2.5a5 5 0 0 0-5-5H5M10 5.5l-5 5 5 5';
export const UNDO = 'M4.5 9.5h9a5.5 5.5 0 0 1 0 11H9M8.5 5.5l-4 4 4 4';
export const REDO = 'M19.5 9.5h-9a5.5 5.5 0 0 0 0 11H15M15.5 5.5l4 4-4 4';
export const ERASE = 'M8.5 6h12v12h-12L3 12ZM11.5 9.5l5 5M16.5 9.5l-5 5';
export const HOME = 'M4 11.5 12 4l8 7.5M6 10v9.5h4.5V14h3v5.5H18V10';
export const SEARCH = 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.4 15.4 20.5 20.5';
export const CLOCK = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2';
export const CALENDAR = 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8';
export const SCAN = 'M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M4 12h16';
export const QR = 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v2M18 20h2v-1.5M14 20v-.5';
export const KEYBOARD = 'M3 6.5h18v11H3zM6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M7.5 14h9';
export const SPEAKER = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11';
export const SPEAKER_OFF = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM16 9.5l5 5M21 9.5l-5 5';
export const PRINTER = 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z';
export const PAPER_OUT = 'M7 9V4h10v5M7 17H4V9h16v8h-3M9 15.5l6 5M15 15.5l-6 5';
export const TICKET = 'M5 3.5h14v17l-2.35-1.5-2.3 1.5-2.35-1.5-2.35 1.5-2.3-1.5L5 20.5ZM8.5 8h7M8.5 12h7';
export const DOCUMENT = 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6.5M9 16h6.5';
export const PERSON = 'M12 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 12 4ZM4.5 20.5c.4-4 3.4-6 7.5-6s7.1 2 7.5 6';
export const PEOPLE =
  'M9 5a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 9 5ZM2.5 19.5c.3-3.4 2.8-5.2 6.5-5.2s6.2 1.8 6.5 5.2M15.5 5.3a3.2 3.2 0 0 1 0 5.9M18 14.8c2.1.7 3.3 2.3 3.5 4.7';
export const PRIORITY =
  'M10.5 3.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM10.5 8.5c-2 .5-3 2.5-3 5.5h4.5l2 6.5M8.5 14l-2.5 6.5M10.5 10.5l2.5 2h4M17 12.5v8';
export const DESK = 'M3 12h18M5 12v8M19 12v8M9.5 12V6.5h5V12';
export const LANGUAGE =
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM3.5 12h17M12 3.5c3 2.5 3.8 5.5 3.8 8.5S15 18 12 20.5M12 3.5C9 6 8.2 9 8.2 12S9 18 12 20.5';
export const PHONE = 'M7.5 2.5h9v19h-9zM11 18.5h2';
export const HELP =
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM9.5 9.8c0-1.5 1.1-2.5 2.6-2.5s2.5 1 2.5 2.3c0 2-2.6 2.1-2.6 4.1M12 16.8v.1';
export const INFO = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 11v5.5M12 7.5v.1';
export const WARNING = 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.1';
export const OFFLINE =
  'M3 3.5 20.5 20.5M8.7 15.2a5 5 0 0 1 5-1.2M5.3 11.6a9.5 9.5 0 0 1 4-2.4M13 8.6a9.5 9.5 0 0 1 5.7 3M2.5 8.3A13.5 13.5 0 0 1 6 6M10.3 4.7a13.5 13.5 0 0 1 11.2 3.6M12 18.8v.1';
export const PAUSE = 'M8.5 5v14M15.5 5v14';
export const PLAY = 'M7.5 4.5v15L19.5 12z';
export const REPEAT = 'M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5';
export const TRANSFER = 'M4 8.5h15M15 4.5l4 4-4 4M20 16H5M9 12.5 5 16l4 4';
export const ABSENT =
  'M10.5 4a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6ZM3.5 20.5c.4-4 3-6 7-6 1.2 0 2.3.2 3.2.5M16 16l5 5M21 16l-5 5';
export const SIGN_OUT = 'M13 4H5v16h8M10.5 12H21M17 8l4 4-4 4';
export const LOCK = 'M5.5 10.5h13v9.5h-13zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3';
export const SETTINGS =
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM9 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z';
export const LOWER = 'M12 3.5v10M7.5 9.5l4.5 4.5 4.5-4.5M4 20h16';
export const CONTRAST = 'M12 3.5a8.5 8.5 0 1 1 0 17ZM12 3.5a8.5 8.5 0 0 0 0 17M12 3.5v17';
export const TEXT_SIZE = 'M3 19 8.5 5 14 19M5 14.5h7M15 19l3-7.5 3 7.5M16 16.5h4';
