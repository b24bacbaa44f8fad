/** Ids are branded, so that a ticket and a counter cannot be swapped. All are plain strings in JSON. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** `hoan-kiem`: lower-case letters, digits and hyphens; also the name of the branch's stream. */
export type BranchId = Branded<string, 'BranchId'>;
export type FieldId = Branded<string, 'FieldId'>;
/** The national code of the procedure where it is known (`1.001193`), else a short name. */
export type ServiceId = Branded<string, 'ServiceId'>;
/** `1` … `99`: the number that stands over the desk. */
export type CounterId = Branded<string, 'CounterId'>;
export type ZoneId = Branded<string, 'ZoneId'>;
/** `2026-11-22/A012`: a number is given once a day, so day and number name a ticket for ever. */
export type TicketId = Branded<string, 'TicketId'>;
/** `2026-11-22/A012/2`: the second call of the ticket that day (a recall repeats a call and is none). */
export type CallId = Branded<string, 'CallId'>;
/** The dossier code of domain.md, `H26.01.05-261122-0007`. */
export type DossierCode = Branded<string, 'DossierCode'>;
export type ClerkId = Branded<string, 'ClerkId'>;
export type DeviceId = Branded<string, 'DeviceId'>;
/** Names a row of the vault; tells nothing by itself. */
export type VaultRef = Branded<string, 'VaultRef'>;
/** 128 random bits in base64url (22 characters): what a QR that leaves the building carries. */
export type Token = Branded<string, 'Token'>;
export type PrintJobId = Branded<string, 'PrintJobId'>;

/** Milliseconds since 1970-01-01T00:00:00Z, as the server stamped them. */
export type Instant = Branded<number, 'Instant'>;
/** `2026-11-22`: a day in the branch's zone. */
export type LocalDate = Branded<string, 'LocalDate'>;

/** The one place where a plain value becomes an id: at the edges, and where the rules make one. */
export const as = <Id extends string | number>(value: Id extends number ? number : string): Id =>
  value as unknown as Id;
