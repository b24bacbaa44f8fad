import { boardOf, visibleCalls } from '../../display/board/board-of.ts';
import { announce } from '../../display/voice/announcer.ts';
import {
  type AnnouncerEffect,
  type AnnouncerEvent,
  type AnnouncerState,
  type CommandAnswer,
  initialAnnouncer,
  nameOf,
  type Sounding,
} from '../../display/voice/announcer-state.ts';
import { type BranchCommand, type BranchState, decide, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { type HallView, hallView } from '../../queue/branch/views/hall-view.ts';
import {
  as,
  type CallId,
  type ClerkId,
  type CounterId,
  type DeviceId,
  type Instant,
  type ZoneId,
} from '../../queue/ids.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';

export const HALL = as<ZoneId>('hall');
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';
export const DISPLAY = as<DeviceId>('display-1');
const STARTED_AT = Date.UTC(2026, 10, 23, 1, 0);

/** Sound's lengths as design.md §7 gives them. */
export const SOUND_MS = { full: 18_000, short: 8_500 };
/** From the word to stop until it is still. */
const FADE_MS = 50;
/** A command's way there and back, and a view's way to the screen. */
const WAY_MS = 40;

export interface Spoken extends Sounding {
  readonly startedAt: number;
  endedAt: number | null;
}

/**
 * A branch with the real rules, a display with the real reducers, and a clock that stands still until it is told: no browser,
 * no server, no waiting.
 */
export class HallRun {
  now = STARTED_AT;
  branch: BranchState = initialBranch;
  announcer: AnnouncerState = initialAnnouncer;
  /** What was sounded, in order. */
  readonly spoken: Spoken[] = [];
  /** When each call first stood on the board. */
  readonly shown = new Map<CallId, number>();
  /** Most that ever sounded at one time. */
  mostAtOnce = 0;
  readonly refusals: string[] = [];
  /** What a command of the display is answered instead of being carried out, while it is set. */
  disturb: ((effect: AnnouncerEffect) => CommandAnswer | null) | null = null;
  readonly clerks: readonly CounterId[];
  private agenda: { readonly at: number; readonly then: () => void }[] = [];
  private viewOnItsWay = false;
  /** Stops what sounds now. */
  private silence: (() => void) | null = null;

  constructor(counters: number) {
    const catalogue = catalogueOf(demoBranch);
    const services = catalogue.services.map(({ id }) => id);
    this.clerks = Array.from({ length: counters }, (_, index) => as<CounterId>(String(index + 1)));
    this.must({
      type: 'AdoptCatalogue',
      citySeq: 1,
      catalogue: { ...catalogue, counters: this.clerks.map((id) => ({ id, zone: HALL, services })) },
    });
    this.must({ type: 'OpenDay', date: as('2026-11-23') });
    for (const counter of this.clerks) this.must({ type: 'SignIn', counter, clerk: clerkOf(counter), takeOver: false });
    this.every(1_000, () => this.tell({ type: 'tick' }));
    this.every(1_000, () => this.dropStale());
  }

  /** The screen is up, the server is heard and sound is allowed. */
  openDisplay(): void {
    this.tell({ type: 'heard', heard: true });
    this.tell({ type: 'sound', on: true });
    this.publish();
    this.runFor(200);
  }

  issue(count: number): void {
    const service = catalogueOf(demoBranch).services[0]?.id;
    if (service === undefined) throw new Error('the seed has no service');
    for (let n = 0; n < count; n++)
      this.must({
        type: 'IssueTicket',
        service,
        category: 'standard',
        ground: null,
        channel: 'kiosk',
        language: 'vi',
        printer: null,
      });
  }

  callNext(counter: CounterId): void {
    const present = this.branch.line.counters.get(counter)?.present ?? null;
    const clerk = clerkOf(counter);
    this.must(
      present === null
        ? { type: 'CallNext', counter, clerk }
        : { type: 'FinishAndCallNext', counter, clerk, ticket: present },
    );
  }

  /** Carries out a command by the rules of the house and shows the outcome to the display. */
  must(command: BranchCommand): void {
    const refused = this.put(command);
    if (refused !== null) throw new Error(`${command.type}: ${refused}`);
  }

  put(command: BranchCommand): string | null {
    const at = this.now as Instant;
    const decision = decide(this.branch, command, {
      at,
      token: as(`token-${this.agenda.length}-${at}-${Math.random()}`),
    });
    if (!decision.ok) return decision.refusal.name;
    for (const event of decision.events) this.branch = evolve(this.branch, event, at);
    this.publish();
    return null;
  }

  view(): HallView {
    const view = hallView(this.branch.line, this.now as Instant);
    if (view === null) throw new Error('no catalogue');
    return view;
  }

  voiceOf(call: CallId): string | undefined {
    return this.branch.line.calls.get(call)?.voice;
  }

  after(ms: number, then: () => void): void {
    this.agenda.push({ at: this.now + ms, then });
  }

  runFor(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      let next: (typeof this.agenda)[number] | undefined;
      for (const one of this.agenda) if (next === undefined || one.at < next.at) next = one;
      if (next === undefined || next.at > until) break;
      this.agenda.splice(this.agenda.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.then();
    }
    this.now = until;
  }

  tell(event: AnnouncerEvent): void {
    const step = announce(this.announcer, event, this.now);
    this.announcer = step.state;
    for (const effect of step.effects) this.carryOut(effect);
  }

  private every(ms: number, then: () => void): void {
    this.after(ms, () => {
      then();
      this.every(ms, then);
    });
  }

  /** Views are pushed whole; several changes while one is on its way arrive as one. */
  private publish(): void {
    if (this.viewOnItsWay) return;
    this.viewOnItsWay = true;
    this.after(WAY_MS, () => {
      this.viewOnItsWay = false;
      const view = this.view();
      for (const call of visibleCalls(boardOf(view, this.now, HALL, TIME_ZONE))) {
        if (!this.shown.has(call.id)) this.shown.set(call.id, this.now);
        if (!call.shown) this.after(WAY_MS, () => this.put({ type: 'ReportShown', call: call.id, display: DISPLAY }));
      }
      if (this.announcer.heard) this.tell({ type: 'viewed', view, zone: HALL });
    });
  }

  private carryOut(effect: AnnouncerEffect): void {
    const disturbed = this.disturb?.(effect) ?? null;
    const answer = (command: BranchCommand, then: (answer: CommandAnswer) => void): void =>
      this.after(WAY_MS, () => {
        const refused = disturbed === null ? this.put(command) : null;
        if (refused !== null) this.refusals.push(refused);
        then(disturbed ?? (refused === null ? 'done' : { refused }));
      });
    switch (effect.type) {
      case 'offer':
        answer({ type: 'OfferVoice', zone: effect.zone, display: DISPLAY, absent: null }, (given) =>
          this.tell({ type: 'offer_answered', answer: given }),
        );
        break;
      case 'claim':
        {
          const { call, announcement, form } = effect.what;
          answer({ type: 'ClaimAnnouncement', call, announcement, form, display: DISPLAY }, (given) =>
            this.tell({ type: 'claim_answered', answer: given }),
          );
        }
        break;
      case 'sound':
        {
          const record: Spoken = { ...effect.what, startedAt: this.now, endedAt: null };
          const ended = (whole: boolean): void => {
            if (record.endedAt !== null) return;
            record.endedAt = this.now;
            this.silence = null;
            this.tell({ type: 'sounded', whole });
          };
          this.silence = () => this.after(FADE_MS, () => ended(false));
          this.spoken.push(record);
          this.mostAtOnce = Math.max(this.mostAtOnce, this.spoken.filter(({ endedAt }) => endedAt === null).length);
          this.after(SOUND_MS[effect.what.form], () => ended(true));
        }
        break;
      case 'stop':
        this.silence?.();
        break;
      case 'report_spoken':
        {
          const { call, announcement } = effect.what;
          this.after(WAY_MS, () => {
            const refused = this.put({ type: 'ReportSpoken', call, announcement, display: DISPLAY });
            if (refused !== null) this.refusals.push(refused);
          });
        }
        break;
      default:
        effect satisfies never;
    }
  }

  /** The house's own duty: announcements that nobody began in time. */
  private dropStale(): void {
    for (const { id, announcement, voice } of this.branch.line.calls.values())
      if (voice === 'due' || voice === 'claimed') this.put({ type: 'DropAnnouncement', call: id, announcement });
  }
}

export const clerkOf = (counter: CounterId): ClerkId => as<ClerkId>(`clerk-${counter}`);
export const spokenNames = (run: HallRun): readonly string[] => run.spoken.map(nameOf);
