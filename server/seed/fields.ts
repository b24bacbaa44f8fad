import type { Field } from '../../queue/catalogue.ts';
import { as, type FieldId } from '../../queue/ids.ts';

const field = (id: string, letter: string, vi: string, en: string, kind: Field['kind'] = 'procedures'): Field => ({
  id: as<FieldId>(id),
  letter,
  name: { vi, en },
  kind,
});

/** The ten fields of the kiosk's first page, then the two that have a place of their own there. */
export const fields: readonly Field[] = [
  field('civil-status', 'A', 'Hộ tịch', 'Civil status'),
  field('certification', 'B', 'Chứng thực', 'Certification'),
  field('land', 'C', 'Đất đai', 'Land'),
  field('business', 'D', 'Kinh doanh', 'Business'),
  field('construction', 'E', 'Xây dựng', 'Construction'),
  field('labour', 'F', 'Lao động', 'Labour'),
  field('welfare', 'G', 'Bảo trợ xã hội – Người có công', 'Social welfare and people of merit'),
  field('health', 'H', 'Y tế', 'Health'),
  field('education', 'K', 'Giáo dục', 'Education'),
  field('residence', 'L', 'Cư trú', 'Residence'),
  field('results', 'T', 'Trả kết quả', 'Results', 'results'),
  field('guidance', 'M', 'Hướng dẫn', 'Guidance', 'guidance'),
];
