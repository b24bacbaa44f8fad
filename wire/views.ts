/** The shapes of what screens show, for the rooms that may not look into queue/. */
export type * from '../queue/branch/views/chance.ts';
export type * from '../queue/branch/views/counter-view.ts';
export type * from '../queue/branch/views/door-view.ts';
export type * from '../queue/branch/views/dossiers-view.ts';
export type * from '../queue/branch/views/hall-view.ts';
export type * from '../queue/branch/views/line-view.ts';
export type * from '../queue/branch/views/office-view.ts';
export type * from '../queue/branch/views/print-view.ts';
export type * from '../queue/branch/views/ticket-view.ts';
export type * from '../queue/catalogue.ts';
export type * from '../queue/dossier/dossier.ts';
export type * from '../queue/ids.ts';
export type * from '../queue/line/ticket.ts';
