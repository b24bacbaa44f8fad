import { expect, test } from 'vitest';
import { ticketPaper } from '../../../hardware/agent/ticket-paper.ts';
import { as, type BranchId, type Instant, type PrintJobId, type Token } from '../../../queue/ids.ts';
import type { PrintJobCard, PrintView } from '../../../wire/views.ts';

/** 22 November 2026, 15:30 in Hanoi. */
const HALF_PAST_THREE = as<Instant>(Date.UTC(2026, 10, 22, 8, 30));
const FIVE = as<Instant>(Date.UTC(2026, 10, 22, 10));

const card: PrintJobCard = {
  job: as<PrintJobId>('2026-11-22/C011/print'),
  askedAt: HALF_PAST_THREE,
  reprint: false,
  number: 'C011',
  field: { vi: 'Đất đai', en: 'Land' },
  service: { vi: 'Đăng ký biến động', en: 'Registration of changes' },
  category: 'priority',
  issuedAt: HALF_PAST_THREE,
  ahead: 1,
  wait: { min: 10, max: 25 },
  late: null,
  language: 'vi',
  token: as<Token>('C011-q3m8XkV-0_aZb7Yc2dEfGh'),
};
const view: PrintView = {
  branch: { vi: 'Chi nhánh Hoàn Kiếm', en: 'Hoan Kiem branch' },
  address: '71–73 Tràng Tiền',
  timeZone: 'Asia/Ho_Chi_Minh',
  jobs: [],
};
const place = { branch: as<BranchId>('hoan-kiem'), publicUrl: 'https://hall.example' };
const paper = (job: Partial<PrintJobCard>) => ticketPaper({ ...card, ...job }, view, place, false);

test('who may not be called today reads it on the paper, with the hour of the branch', () => {
  expect(paper({ late: { chance: 'doubtful', ends: FIVE } }).warning).toEqual({
    vi: 'Có thể không kịp gọi hôm nay: các quầy gọi số đến 17:00.',
    en: 'You may not be called today: the counters call until 17:00.',
  });
  expect(paper({ late: { chance: 'poor', ends: FIVE } }).warning?.vi).toMatch(/^Khó kịp gọi hôm nay.*bàn hướng dẫn/);
  expect(paper({}).warning).toBeNull();
});

test('every word of a paper is there in both languages; notes in English only for who chose it', () => {
  const { category, facts, follow, notes } = paper({ language: 'vi' });
  expect(category).toEqual({ vi: 'Ưu tiên', en: 'Priority' });
  expect(facts.map(({ value }) => [value.vi, value.en])).toEqual([
    ['1 người', '1 person'],
    ['10–25 phút', '10–25 minutes'],
    ['15:30 · 22/11/2026', '15:30 · 22/11/2026'],
  ]);
  expect(follow.url).toBe('https://hall.example/t/C011-q3m8XkV-0_aZb7Yc2dEfGh?b=hoan-kiem');
  expect(notes).toHaveLength(1);
  expect(paper({ language: 'en' }).notes).toHaveLength(2);
  expect(paper({ category: 'standard' }).category).toBeNull();
  expect(paper({ wait: null }).facts[1]?.value.en).toBe('once a counter opens');
});

test('a collection is named once, in the visitor’s words, not as field, service and category', () => {
  const service = { vi: 'Nhận kết quả', en: 'Collect a result' };
  const told = paper({ category: 'collection', field: { vi: 'Trả kết quả', en: 'Results' }, service });
  expect(told).toMatchObject({ fieldName: service, serviceName: null, category: null });
  expect(paper({})).toMatchObject({ fieldName: card.field, serviceName: card.service });
});
