import { describe, expect, test } from 'vitest';
import { type BranchState, decide, evolve, initialBranch } from '../../../queue/branch/branch.ts';
import { as, type Instant, type LocalDate, type Token } from '../../../queue/ids.ts';
import { branches, demoBranch } from '../../../server/seed/branches.ts';
import { catalogueOf } from '../../../server/seed/catalogue.ts';
import { demoMorning } from '../../../server/seed/demo-morning.ts';
import { people } from '../../../server/seed/people.ts';
import { applicant } from '../../../wire/http/dossiers.ts';
import { dossierCode, serviceId } from '../../../wire/http/fields.ts';

describe('the catalogue of the seed', () => {
  test('the city has its 30 branches, each with an agency code of its own', () => {
    const agencies = branches.map(({ id }) => catalogueOf(id).branch.agency);
    expect(new Set(agencies).size).toBe(30);
    for (const agency of agencies) expect(dossierCode.safeParse(`${agency}-261122-0001`).success).toBe(true);
  });

  test.each(branches.map(({ id }) => id))('%s: every service stands in a field and at two counters at least', (id) => {
    const { services, fields, counters } = catalogueOf(id);
    expect(new Set(services.map((service) => service.id)).size).toBe(services.length);
    for (const service of services) {
      expect(serviceId.safeParse(service.id).success).toBe(true);
      expect(fields.some((field) => field.id === service.field)).toBe(true);
      expect(counters.filter((counter) => counter.services.includes(service.id)).length).toBeGreaterThanOrEqual(2);
      expect(service.minutes).toBeGreaterThan(0);
      if (service.dossier !== null) expect(service.dossier.papers.length).toBeGreaterThan(0);
    }
  });

  test('the demo branch has ten fields of procedures, two more, about forty services and eight counters', () => {
    const { fields, services, counters } = catalogueOf(demoBranch);
    expect(fields.filter(({ kind }) => kind === 'procedures')).toHaveLength(10);
    expect(fields.map(({ letter }) => letter).join('')).toBe('ABCDEFGHKLTM');
    expect(services.length).toBeGreaterThanOrEqual(40);
    expect(counters).toHaveLength(8);
  });

  test('a kiosk is bound to a printer that is there', () => {
    const { devices } = catalogueOf(demoBranch);
    for (const kiosk of devices.filter(({ kind }) => kind === 'kiosk'))
      expect(devices.find(({ id }) => id === kiosk.printer)?.kind).toBe('printer');
  });

  test('an unknown branch has no catalogue', () => {
    expect(() => catalogueOf(as('atlantis'))).toThrow('atlantis');
  });

  test('people have ids and PINs of their own', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map(({ demoPin }) => demoPin)).size).toBe(people.length);
    for (const { demoPin } of people) expect(demoPin).toMatch(/^\d{4,6}$/);
  });
});

describe('the morning of the demo', () => {
  const steps = demoMorning(as<LocalDate>('2026-11-22'));

  function fold(): BranchState {
    const now = Date.UTC(2026, 10, 22, 3);
    let state = initialBranch;
    steps.forEach(({ command, minutesAgo }, index) => {
      const at = as<Instant>(now - minutesAgo * 60_000);
      const decision = decide(state, command, { at, token: as<Token>(`token-${index}`) });
      if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.name}`);
      for (const event of decision.events) state = evolve(state, event, at);
    });
    return state;
  }

  test('its steps come in order of time, all before now', () => {
    const agos = steps.map(({ minutesAgo }) => minutesAgo);
    expect(agos).toEqual([...agos].sort((a, b) => b - a));
    expect(Math.min(...agos)).toBeGreaterThan(0);
  });

  test('folded from nothing, no step is refused, and the hall is alive', () => {
    const { line, dossiers } = fold();
    const tickets = [...line.tickets.values()];
    const count = (state: string) => tickets.filter((ticket) => ticket.state === state).length;
    expect(count('waiting')).toBe(14);
    expect(count('serving')).toBe(4);
    expect(count('called')).toBe(2);
    expect(count('missed')).toBe(1);
    expect(count('served')).toBeGreaterThan(15);
    expect(new Set(tickets.filter(({ state }) => state === 'waiting').map(({ field }) => field)).size).toBeGreaterThan(
      5,
    );
    expect(tickets.some(({ state, category }) => state === 'waiting' && category === 'priority')).toBe(true);
    expect([...line.counters.values()].filter(({ clerk }) => clerk !== null)).toHaveLength(6);
    expect(dossiers.counts).toEqual({ inProgress: 1, ready: 2, handedOver: 0 });
  });

  test('every dossier has its applicant in the vault, as the wire would take it', () => {
    const rows = steps.flatMap(({ vault }) => vault ?? []);
    const refs = [...fold().dossiers.dossiers.values()].map((dossier) => dossier.applicant);
    expect(rows.map(({ ref }) => ref).sort()).toEqual([...refs].sort());
    for (const { content } of rows) expect(applicant.safeParse(content).success).toBe(true);
  });
});
