import type { Catalogue, Service } from '../../queue/catalogue.ts';
import { as, type BranchId, type LocalDate } from '../../queue/ids.ts';
import { branches, demoBranch } from './branches.ts';
import { fields } from './fields.ts';
import { countersOf, devices, grounds, hours, notices, rule, zones } from './hall.ts';
import holidays from './holidays.json' with { type: 'json' };
import { education, hall, health, welfare } from './services/care.ts';
import { certification, civilStatus, residence } from './services/people.ts';
import { construction, land } from './services/property.ts';
import { business, labour } from './services/work.ts';

/** The city's list: every branch offers all of it. */
const services: readonly Service[] = [
  ...civilStatus,
  ...certification,
  ...land,
  ...business,
  ...construction,
  ...labour,
  ...welfare,
  ...health,
  ...education,
  ...residence,
  ...hall,
];

/**
 * What a branch of the seed adopts. Telephone numbers, addresses and fees are sample data.
 * @throws for a branch that is not one of the city's 30.
 */
export function catalogueOf(id: BranchId): Catalogue {
  const branch = branches.find((candidate) => candidate.id === id);
  if (branch === undefined) throw new Error(`${id} is no branch of the seed`);
  const order = String(branch.order).padStart(2, '0');
  return {
    branch: {
      id,
      name: { vi: `Chi nhánh ${branch.place}`, en: `${branch.place} branch` },
      address: `${branch.kind[0]?.toUpperCase()}${branch.kind.slice(1)} ${branch.place}, thành phố Hà Nội`,
      phone: `024 0000 00${order}`,
      timeZone: 'Asia/Ho_Chi_Minh',
      agency: `H26.01.${order}`,
      centre: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
    },
    fields,
    services,
    counters: countersOf(id === demoBranch ? 'demo' : 'usual', services),
    zones,
    devices,
    grounds,
    notices,
    holidays: holidays.days.map((day) => as<LocalDate>(day)),
    rule,
    hours,
  };
}
