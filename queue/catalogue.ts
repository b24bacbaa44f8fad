import type { BranchId, CounterId, DeviceId, FieldId, LocalDate, ServiceId, ZoneId } from './ids.ts';

/** A text that people read, in the languages of the house; Vietnamese first. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** Why a ticket waits less: design.md §5. */
export type Category = 'standard' | 'priority' | 'appointment' | 'collection';

export interface Field {
  readonly id: FieldId;
  /** The letter of its tickets, A to Z, unique in a branch. */
  readonly letter: string;
  readonly name: Text;
  /** `procedures` stand on the kiosk's first page; the two others have a place of their own there. */
  readonly kind: 'procedures' | 'results' | 'guidance';
}

export interface RequiredPaper {
  readonly name: string;
  readonly form: 'original' | 'copy';
  readonly quantity: number;
}

export interface Service {
  readonly id: ServiceId;
  readonly field: FieldId;
  /** The national code of the procedure, null where it is not known for certain. */
  readonly code: string | null;
  readonly name: Text;
  /** Other words people use for it, for the search ("giấy khai sinh", "sổ đỏ"). */
  readonly alsoCalled: readonly string[];
  /** Expected minutes at the counter, above 0. */
  readonly minutes: number;
  /** Whether dossiers are received for it, with the working days until the result (0: the same day). */
  readonly dossier: {
    readonly workingDays: number;
    readonly feeVnd: number;
    readonly papers: readonly RequiredPaper[];
  } | null;
}

export interface Counter {
  readonly id: CounterId;
  readonly zone: ZoneId;
  readonly services: readonly ServiceId[];
}

export interface Zone {
  readonly id: ZoneId;
  readonly name: Text;
}

/** A ground for priority, configurable; the ground is recorded with the ticket, no papers are. */
export interface Ground {
  readonly id: string;
  readonly name: Text;
}

export interface CallingRule {
  /** Minutes until a ticket of the category is due. An appointment is due at the later of its time and its check-in. */
  readonly targets: {
    readonly standard: number;
    readonly priority: number;
    readonly collection: number;
    readonly appointment: number;
  };
  /** How many priority tickets or appointments in a row a counter takes while somebody waits there who took a number before them. */
  readonly urgentLimit: number;
}

/** Minutes after midnight in the branch's zone. */
export interface Hours {
  readonly opens: number;
  readonly lastIssue: number;
  readonly endOfCalling: number;
  readonly endOfDay: number;
  readonly lunch: { readonly from: number; readonly until: number } | null;
}

/** A device that the rules must know of: who prints for whom, who can speak. Its secret stands elsewhere. */
export interface Device {
  readonly id: DeviceId;
  readonly kind: 'kiosk' | 'display' | 'printer';
  readonly name: Text;
  readonly zone: ZoneId | null;
  /** Of a kiosk: the printer bound to it. */
  readonly printer: DeviceId | null;
}

/** What a branch adopts from the city's stream: everything its rules look up. */
export interface Catalogue {
  readonly branch: {
    readonly id: BranchId;
    readonly name: Text;
    readonly address: string;
    readonly phone: string;
    /** IANA name: `Asia/Ho_Chi_Minh`. */
    readonly timeZone: string;
    /** The agency part of its dossier codes: `H26.01.05`. */
    readonly agency: string;
    /** The centre that the branch belongs to, as papers name it; a catalogue adopted before it was told has none. */
    readonly centre?: string;
  };
  readonly fields: readonly Field[];
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
  readonly zones: readonly Zone[];
  readonly devices: readonly Device[];
  readonly grounds: readonly Ground[];
  readonly notices: readonly Text[];
  /** Days on which the branch does not work, besides Saturdays and Sundays; dated data, loaded each year. */
  readonly holidays: readonly LocalDate[];
  readonly rule: CallingRule;
  readonly hours: Hours;
}
