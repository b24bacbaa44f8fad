import { describe, expect, test } from 'vitest';
import { dossiersView } from '../../queue/branch/views/dossiers-view.ts';
import { dossierByToken, evolveDossier, initialDossiers } from '../../queue/dossier/state.ts';
import { as, type LocalDate, type ServiceId } from '../../queue/ids.ts';
import { atDesk, dossierOf } from './dossier-desk.ts';
import { BIRTH, C1, C3, COPY, HOA, LAN, MINH, TODAY, TOMORROW } from './small-hall.ts';
import { issue, lan, openHall, receive, ticketId } from './specification.ts';

describe('a dossier is received', () => {
  test('[FILE-1] only while the visitor is being served at this counter by this clerk', () => {
    const hall = openHall();
    const ticket = hall.issues();
    hall.refuses(receive(C1, LAN, ticket), { name: 'ticket_not_serving', state: 'waiting' });
    hall.given(lan('CallTicket', ticket));
    hall.refuses(receive(C1, LAN, ticket), { name: 'ticket_not_serving', state: 'called' });
    hall.given(lan('StartService', ticket));
    hall.refuses(receive(C1, MINH, ticket), 'not_signed_in');
    hall.refuses(receive(C3, HOA, ticket), { name: 'ticket_at_another_counter', counter: C1 });
    hall.refuses(receive(C1, LAN, ticketId('A999')), 'ticket_unknown');
    hall.given(receive(C1, LAN, ticket));
  });

  test('[FILE-1] for a service that takes dossiers, with its papers, and no due date before today or beyond two years', () => {
    const { hall, ticket } = atDesk();
    hall.refuses(receive(C1, LAN, ticket, COPY), 'service_takes_no_dossiers');
    hall.refuses(receive(C1, LAN, ticket, as<ServiceId>('none')), 'unknown_service');
    hall.refuses({ ...receive(C1, LAN, ticket), papers: [] }, 'papers_required');
    hall.refuses({ ...receive(C1, LAN, ticket), due: as<LocalDate>('2026-11-22') }, 'due_date_invalid');
    hall.refuses({ ...receive(C1, LAN, ticket), due: as<LocalDate>('2028-11-24') }, 'due_date_invalid');
    hall.given({ ...receive(C1, LAN, ticket), due: TODAY });
    hall.given({ ...receive(C1, LAN, ticket), due: as<LocalDate>('2028-11-23') });
  });

  test('[FILE-8] its papers are named as the service lists them; what a clerk typed besides is not in the event', () => {
    const { hall, ticket } = atDesk();
    const listed = { name: 'Tờ khai', form: 'copy', quantity: 2 } as const;
    const typed = { name: 'Giấy ủy quyền của bà Thử', form: 'original', quantity: 1 } as const;
    const [event] = hall.grants({ ...receive(C1, LAN, ticket), papers: [typed, listed] });
    expect(event).toMatchObject({ type: 'DossierReceived', papers: [{ ...typed, name: null }, listed] });
    // An entry from before this rule folds as it stands.
    if (event?.type !== 'DossierReceived') throw new Error('Nothing was received');
    const folded = evolveDossier(initialDossiers, { ...event, papers: [typed] }, hall.now);
    expect(folded.dossiers.get(event.dossier)?.papers).toEqual([typed]);
  });

  test('[FILE-2] its code is the agency, the day, and a sequence that starts again each day', () => {
    const { hall, ticket } = atDesk();
    expect(hall.receives(C1, LAN, ticket)).toBe('H26.01.99-261123-0001');
    expect(hall.receives(C1, LAN, ticket)).toBe('H26.01.99-261123-0002');
    hall.given({ type: 'CloseDay', date: TODAY }, { type: 'OpenDay', date: TOMORROW });
    hall.given({ type: 'SignIn', counter: C1, clerk: LAN, takeOver: false }, issue(BIRTH));
    const next = hall.calls(C1, LAN);
    hall.given(lan('StartService', next));
    expect(hall.receives(C1, LAN, next)).toBe('H26.01.99-261124-0001');
  });

  test('[FILE-2] it is found by the token of its receipt, and listed in the visit', () => {
    const { hall, ticket } = atDesk();
    const code = hall.receives(C1, LAN, ticket);
    const token = dossierOf(hall, code)?.token;
    expect(token && dossierByToken(hall.state.dossiers, token)?.code).toBe(code);
    expect(dossierByToken(hall.state.dossiers, as('forged'))).toBeUndefined();
    expect(dossiersView(hall.state, LAN).received).toMatchObject([{ code, state: 'in_progress' }]);
  });
});
