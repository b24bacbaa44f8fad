import { people } from '../../server/seed/people.ts';
import type { CounterVerb, TicketVerb } from '../../wire/http/counters.ts';
import type { ReceivedAnswer } from '../../wire/http/dossiers.ts';
import type { IssuedAnswer } from '../../wire/http/tickets.ts';
import { HOME, type RunningHouse } from './running-house.ts';

export const BIRTH = '1.001193';
export const CERTIFICATION = '2.000815';
export const LAND_LONGEST = 'bien-dong-chuyen-nhuong';
/** Three working days. */
export const MARITAL_STATUS = 'xac-nhan-hon-nhan';

/** Sits nowhere, and reads what a clerk reads at a counter alone. */
export const SUPERVISOR = 'hang';

type Answer = Record<string, unknown> & { readonly status: number };

/** The hall's other people, over the API: those whom a test needs and does not look at. */
export interface Hall {
  /** A clerk's session; the house forgets it when it is killed. */
  session(clerk: string): Promise<string>;
  take(service: string, more?: object): Promise<IssuedAnswer>;
  /** Posts as a clerk. @throws when it is refused */
  post(path: string, body: object, clerk?: string): Promise<Answer>;
  /** The clerk of this number signs in at the counter of the same number. */
  sit(counter: number): Promise<void>;
  do(counter: number, verb: CounterVerb | TicketVerb, ticket?: string): Promise<Answer>;
  /** Takes in a dossier at a counter where nobody is served; the visitor leaves. */
  receive(counter: number, service: string): Promise<ReceivedAnswer>;
  ready(dossier: string): Promise<void>;
  /** The visitor of a receipt that was given here comes back for the result, and stands at the counter. */
  collect(counter: number, dossier: string): Promise<IssuedAnswer>;
  /** The whole morning's sessions are gone with the process. */
  forget(): void;
}

/** Who sits at the counter of this number. */
export const clerkOf = (counter: number): string => people[counter - 1]?.id ?? '';
const pinOf = (clerk: string): string => people.find(({ id }) => id === clerk)?.demoPin ?? '';

export function hallOf(house: RunningHouse): Hall {
  const sessions = new Map<string, Promise<string>>();
  const received = new Map<string, ReceivedAnswer>();
  let kiosk: Promise<string> | null = null;

  const hall: Hall = {
    session(clerk) {
      const known = sessions.get(clerk) ?? house.signIn(clerk, pinOf(clerk));
      sessions.set(clerk, known);
      return known;
    },
    async take(service, more = {}) {
      kiosk ??= house.ask<{ token: string }>('/api/screens/kiosk?device=kiosk-1').then(({ token }) => token);
      const body = { service, printer: null, ...more };
      return accepted(await house.send(`${HOME}/tickets`, body, await kiosk)) as unknown as IssuedAnswer;
    },
    async post(path, body, clerk = 'lan') {
      const session = await hall.session(clerk);
      const answer = await house.send(`${HOME}/${path}`, body, session);
      if (answer.name !== 'ticket_not_for_counter') return accepted(answer);
      // Whose services the counter lacks is sent there first, and may be called by number then.
      const [, counter = ''] = path.split('/');
      const { ticket } = body as { readonly ticket: string };
      accepted(await house.send(`${HOME}/counters/${counter}/transfer`, { ticket, to: counter }, session));
      return accepted(await house.send(`${HOME}/${path}`, body, session));
    },
    async sit(counter) {
      await hall.post(`counters/${counter}/sign-in`, { takeOver: true }, clerkOf(counter));
    },
    do: (counter, verb, ticket) =>
      hall.post(`counters/${counter}/${verb}`, ticket === undefined ? {} : { ticket }, clerkOf(counter)),
    async receive(counter, service) {
      const { ticket } = await hall.take(service);
      await hall.do(counter, 'call', ticket);
      await hall.do(counter, 'start', ticket);
      const body = {
        counter: String(counter),
        ticket,
        service,
        applicant: { name: 'Trần Thị Thử', idNumber: '001304000002' },
        papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }],
        feeVnd: 0,
      };
      const answer = (await hall.post('dossiers', body, clerkOf(counter))) as unknown as ReceivedAnswer;
      received.set(answer.dossier, answer);
      await hall.do(counter, 'finish', ticket);
      return answer;
    },
    async collect(counter, dossier) {
      const { token } = received.get(dossier) ?? { token: '' };
      const issued = await hall.post('collections', { receipts: [token], printer: null }, clerkOf(counter));
      const { ticket } = issued as unknown as IssuedAnswer;
      await hall.do(counter, 'call', ticket);
      await hall.do(counter, 'start', ticket);
      return issued as unknown as IssuedAnswer;
    },
    async ready(dossier) {
      await hall.post('dossiers/ready', { dossier }, SUPERVISOR);
    },
    forget() {
      sessions.clear();
      kiosk = null;
    },
  };
  return hall;
}

function accepted(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`${answer.status} ${String(answer.name)}: ${String(answer.detail)}`);
}
