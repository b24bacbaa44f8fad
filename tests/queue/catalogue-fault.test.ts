import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../queue/catalogue.ts';
import { catalogueFault } from '../../queue/catalogue-fault.ts';
import { branches } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { BIRTH, C1, C2, C3, COPY, HALL, LAND, RESULTS, smallHall, TODAY } from './small-hall.ts';
import { lan, openHall } from './specification.ts';

const { branch, hours, rule, fields, services, counters, devices } = smallHall;
const changed = (change: Partial<Catalogue>): Catalogue => ({ ...smallHall, ...change });
const hour = (change: Partial<Catalogue['hours']>): Catalogue => changed({ hours: { ...hours, ...change } });
const [field, second] = fields as [(typeof fields)[0], (typeof fields)[0]];
const [service] = services as [(typeof services)[0]];
const [counter] = counters as [(typeof counters)[0]];
const [device] = devices as [(typeof devices)[0]];

const faults: readonly (readonly [string, Catalogue])[] = [
  ['time_zone Asia/Hanoi', changed({ branch: { ...branch, timeZone: 'Asia/Hanoi' } })],
  ['time_zone ', changed({ branch: { ...branch, timeZone: '' } })],
  ['time_zone +07:00', changed({ branch: { ...branch, timeZone: '+07:00' } })],
  ['agency H26-01', changed({ branch: { ...branch, agency: 'H26-01' } })],
  ['hours 960 960 1020 1050', hour({ opens: 960, lunch: null })],
  ['hours 480 960 900 1050', hour({ endOfCalling: 900 })],
  ['hours 480 960 1020 1000', hour({ endOfDay: 1000 })],
  ['hours 1440', hour({ endOfDay: 1440 })],
  ['hours -1', hour({ opens: -1 })],
  ['hours 480.5', hour({ opens: 480.5 })],
  ['hours NaN', hour({ lastIssue: Number.NaN })],
  ['lunch 780 720', hour({ lunch: { from: 780, until: 720 } })],
  ['lunch 720 720', hour({ lunch: { from: 720, until: 720 } })],
  ['lunch 400 500', hour({ lunch: { from: 400, until: 500 } })],
  ['lunch 720 1100', hour({ lunch: { from: 720, until: 1100 } })],
  ['lunch 720.5 780', hour({ lunch: { from: 720.5, until: 780 } })],
  ['holiday 2026-02-30', changed({ holidays: ['2026-02-30' as never] })],
  ['holiday Tết', changed({ holidays: ['Tết' as never] })],
  ['holiday 1001', changed({ holidays: Array.from({ length: 1_001 }, () => TODAY) })],
  [`rule ${JSON.stringify({ ...rule, urgentLimit: -1 })}`, changed({ rule: { ...rule, urgentLimit: -1 } })],
  [`rule ${JSON.stringify({ ...rule, targets: {} })}`, changed({ rule: { ...rule, targets: {} as never } })],
  ['id_twice people', changed({ fields: [...fields, { ...field, letter: 'Z' }] })],
  ['id_twice birth', changed({ services: [...services, service] })],
  ['id_twice 1', changed({ counters: [...counters, counter] })],
  ['id_twice hall', changed({ zones: [...smallHall.zones, ...smallHall.zones] })],
  ['id_twice kiosk-1', changed({ devices: [...devices, device] })],
  ['id_twice merit', changed({ grounds: [...smallHall.grounds, ...smallHall.grounds.slice(1)] })],
  ['text Phòng?1', changed({ fields: [{ ...field, name: { vi: 'Phòng\u202e1', en: 'Room' } }, ...fields.slice(1)] })],
  ['letter A', changed({ fields: [field, { ...second, letter: 'A' }, ...fields.slice(2)] })],
  ['letter Đ', changed({ fields: [{ ...field, letter: 'Đ' }, ...fields.slice(1)] })],
  ['letter AB', changed({ fields: [{ ...field, letter: 'AB' }, ...fields.slice(1)] })],
  ['unknown_field birth', changed({ services: [{ ...service, field: 'none' as never }, ...services.slice(1)] })],
  ['minutes birth', changed({ services: [{ ...service, minutes: 0 }, ...services.slice(1)] })],
  ['minutes birth', changed({ services: [{ ...service, minutes: Number.POSITIVE_INFINITY }, ...services.slice(1)] })],
  [
    'dossier birth',
    changed({ services: [{ ...service, dossier: { workingDays: 1e9, feeVnd: 0, papers: [] } }, ...services.slice(1)] }),
  ],
  ['unknown_service 1', changed({ counters: [{ ...counter, services: ['none' as never] }, ...counters.slice(1)] })],
  ['id_twice birth', changed({ counters: [{ ...counter, services: [BIRTH, BIRTH] }, ...counters.slice(1)] })],
  ['unknown_zone 1', changed({ counters: [{ ...counter, zone: 'none' as never }, ...counters.slice(1)] })],
  ['unknown_zone kiosk-1', changed({ devices: [{ ...device, zone: 'none' as never }, ...devices.slice(1)] })],
  ['unknown_printer kiosk-1', changed({ devices: [{ ...device, printer: 'kiosk-1' as never }, ...devices.slice(1)] })],
];

describe('a catalogue is looked at as it is adopted', () => {
  test.each(faults)('[DAY-7] %s: refused by name, and the old one stays', (told, catalogue) => {
    const hall = openHall();
    const decision = hall.asks({ type: 'AdoptCatalogue', citySeq: 2, catalogue });
    if (decision.ok || decision.refusal.name !== 'catalogue_invalid') throw new Error('It was adopted');
    expect(`${decision.refusal.fault} ${decision.refusal.item}`).toBe(told);
    expect(hall.state.line.plan?.catalogue).toBe(smallHall);
  });

  test('[DAY-7] what the house ships has no fault', () => {
    for (const { id } of branches) expect(catalogueFault(catalogueOf(id))).toBeNull();
    expect(catalogueFault(smallHall)).toBeNull();
  });

  test('[DAY-8] one that would leave a visitor or a clerk without a counter waits until nobody is here', () => {
    const hall = openHall();
    const ticket = hall.issues(LAND);
    const without = changed({ counters: [counter, { ...counter, id: C2 }] });
    const adopt = { type: 'AdoptCatalogue', citySeq: 2, catalogue: without } as const;
    hall.refuses(adopt, { name: 'visitors_stranded', number: 'C001' });
    hall.given({ type: 'CancelTicket', ticket });
    hall.refuses(adopt, 'clerks_unseated');
    hall.given({ type: 'CloseDay', date: TODAY }, adopt);
  });

  test('[DAY-8] a service is not taken from its last counter while somebody waits for it', () => {
    const hall = openHall();
    const ticket = hall.issues(COPY);
    hall.given({ type: 'ChangeCounterServices', counter: C1, services: [BIRTH, RESULTS] });
    const last = { type: 'ChangeCounterServices', counter: C2, services: [BIRTH] } as const;
    hall.refuses(last, { name: 'visitors_stranded', number: 'A001' });
    hall.given({ ...lan('TransferTicket', ticket), service: null, to: C3 }, last);
  });

  test('[LINE-8] pinned services that a new catalogue does not have any more are not served', () => {
    const hall = openHall().given({ type: 'ChangeCounterServices', counter: C1, services: [LAND, COPY] });
    const less = changed({
      services: services.filter(({ id }) => id !== COPY),
      counters: counters.map((each) => ({ ...each, zone: HALL, services: each.services.filter((id) => id !== COPY) })),
    });
    hall.given({ type: 'AdoptCatalogue', citySeq: 2, catalogue: less });
    expect(hall.state.line.plan?.counters.get(C1)?.services).toEqual([LAND]);
  });
});
