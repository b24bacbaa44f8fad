import type { RequiredPaper, Service } from '../../../queue/catalogue.ts';
import { as, type FieldId, type ServiceId } from '../../../queue/ids.ts';

/** One procedure as the seed's lists write it. */
export interface SeedService {
  /** A national code such as `1.001193` is its own id; anything else is a short name, and the code is not known. */
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly alsoCalled: readonly string[];
  /** Minutes at the counter: an estimate. */
  readonly minutes: number;
  /** Working days until the result: to be checked against the law in force. */
  readonly days: number;
  /** Sample data, invented: no fee here is a real one. */
  readonly feeVnd: number;
  readonly papers: readonly RequiredPaper[];
}

const NATIONAL_CODE = /^\d\.\d{6}$/;

export const makeServices = (field: string, services: readonly SeedService[]): readonly Service[] =>
  services.map(({ id, vi, en, alsoCalled, minutes, days, feeVnd, papers }) => ({
    id: as<ServiceId>(id),
    field: as<FieldId>(field),
    code: NATIONAL_CODE.test(id) ? id : null,
    name: { vi, en },
    alsoCalled,
    minutes,
    dossier: { workingDays: days, feeVnd, papers },
  }));

export const original = (name: string, quantity = 1): RequiredPaper => ({ name, form: 'original', quantity });
export const copy = (name: string, quantity = 1): RequiredPaper => ({ name, form: 'copy', quantity });
