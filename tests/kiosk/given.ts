import type { KioskEvent } from '../../kiosk/flow/events.ts';
import { type Kiosk, newKiosk } from '../../kiosk/flow/state.ts';
import { flow } from '../../kiosk/flow.ts';
import type { IssuedAnswer } from '../../wire/http/tickets.ts';
import type { Catalogue, DoorView } from '../../wire/views.ts';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

const text = (vi: string, en = vi) => ({ vi, en });
const dossier = { workingDays: 3, feeVnd: 0, papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }] };

export const catalogue = {
  branch: { id: 'hoan-kiem', name: text('Chi nhánh Hoàn Kiếm'), timeZone: 'Asia/Ho_Chi_Minh', agency: 'H26.01.02' },
  fields: [
    { id: 'civil', letter: 'A', name: text('Hộ tịch', 'Civil status'), kind: 'procedures' },
    { id: 'land', letter: 'C', name: text('Đất đai', 'Land'), kind: 'procedures' },
    { id: 'results', letter: 'T', name: text('Trả kết quả'), kind: 'results' },
    { id: 'guidance', letter: 'M', name: text('Hướng dẫn'), kind: 'guidance' },
  ],
  services: [
    {
      id: 'birth',
      field: 'civil',
      code: '1.001193',
      name: text('Đăng ký khai sinh', 'Birth registration'),
      alsoCalled: ['giấy khai sinh'],
      minutes: 12,
      dossier,
    },
    {
      id: 'marriage',
      field: 'civil',
      code: null,
      name: text('Đăng ký kết hôn', 'Marriage'),
      alsoCalled: [],
      minutes: 20,
      dossier,
    },
    {
      id: 'transfer',
      field: 'land',
      code: null,
      name: text('Đăng ký biến động đất đai', 'Change of land rights'),
      alsoCalled: ['sang tên sổ đỏ'],
      minutes: 20,
      dossier,
    },
    {
      id: 'collect',
      field: 'results',
      code: null,
      name: text('Trả kết quả'),
      alsoCalled: [],
      minutes: 3,
      dossier: null,
    },
    { id: 'guide', field: 'guidance', code: null, name: text('Hướng dẫn'), alsoCalled: [], minutes: 4, dossier: null },
  ],
  grounds: [{ id: 'elderly', name: text('Người từ 75 tuổi') }],
} as unknown as Catalogue;

const door = (phase: string, issuingPaused = false, unserved: readonly string[] = []): DoorView =>
  ({
    day: { date: '2026-11-22', phase, issuingPaused, pausedUntil: null },
    lines: [],
    unserved,
    late: [],
    ends: null,
  }) as unknown as DoorView;

export const issued = (number = 'A012', printJob: string | null = 'job'): IssuedAnswer =>
  ({
    ticket: `2026-11-22/${number}`,
    number,
    token: 'tttttttttttttttttttttt',
    url: 'http://here/t/tttttttttttttttttttttt',
    ahead: 5,
    wait: { min: 10, max: 15 },
    printJob,
  }) as unknown as IssuedAnswer;

/** A kiosk that things happen to, at moments in milliseconds. */
export class Played {
  #at = 0;
  #kiosk: Kiosk = newKiosk(0);

  constructor(phase = 'open', unserved: readonly string[] = []) {
    this.happens({
      type: 'learned',
      house: {
        branch: 'hoan-kiem' as never,
        catalogue,
        door: door(phase, false, unserved),
        heard: true,
        printer: 'ready',
        owed: [],
      },
    });
  }
  get visit() {
    return this.#kiosk.visit;
  }
  get screen() {
    return this.#kiosk.visit.screen;
  }
  get kiosk() {
    return this.#kiosk;
  }
  /** The next event comes so much later. */
  after(ms: number): this {
    this.#at += ms;
    return this;
  }
  happens(...events: readonly Untimed<KioskEvent>[]): this {
    for (const event of events) this.#kiosk = flow(this.#kiosk, { ...event, at: this.#at } as KioskEvent);
    return this;
  }
  /** Time goes by and nothing happens. */
  waits(ms: number): this {
    return this.after(ms).happens({ type: 'ticked' });
  }
  choosesBirth(key = 'k1'): this {
    return this.happens(
      { type: 'fieldChosen', field: 'civil' as never },
      { type: 'serviceChosen', service: 'birth' as never, language: 'vi', key },
    );
  }
  isGiven(key = 'k1', ticket = issued()): this {
    return this.happens({ type: 'answered', key, outcome: { what: 'ticket', given: ticket } });
  }
}
