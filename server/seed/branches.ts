import { as, type BranchId } from '../../queue/ids.ts';

export interface SeedBranch {
  readonly id: BranchId;
  /** The place alone, without the word for branch: `Hoàn Kiếm`. */
  readonly place: string;
  readonly kind: 'quận' | 'huyện' | 'thị xã';
  /** 1 to 30: the last part of the agency code and of the sample telephone number. */
  readonly order: number;
}

/** The 30 branches of the city's Public Administration Service Centre, as it began: one for each district. */
const PLACES: readonly (readonly [id: string, place: string, kind: SeedBranch['kind']])[] = [
  ['ba-dinh', 'Ba Đình', 'quận'],
  ['hoan-kiem', 'Hoàn Kiếm', 'quận'],
  ['tay-ho', 'Tây Hồ', 'quận'],
  ['long-bien', 'Long Biên', 'quận'],
  ['cau-giay', 'Cầu Giấy', 'quận'],
  ['dong-da', 'Đống Đa', 'quận'],
  ['hai-ba-trung', 'Hai Bà Trưng', 'quận'],
  ['hoang-mai', 'Hoàng Mai', 'quận'],
  ['thanh-xuan', 'Thanh Xuân', 'quận'],
  ['nam-tu-liem', 'Nam Từ Liêm', 'quận'],
  ['bac-tu-liem', 'Bắc Từ Liêm', 'quận'],
  ['ha-dong', 'Hà Đông', 'quận'],
  ['soc-son', 'Sóc Sơn', 'huyện'],
  ['dong-anh', 'Đông Anh', 'huyện'],
  ['gia-lam', 'Gia Lâm', 'huyện'],
  ['thanh-tri', 'Thanh Trì', 'huyện'],
  ['me-linh', 'Mê Linh', 'huyện'],
  ['ba-vi', 'Ba Vì', 'huyện'],
  ['phuc-tho', 'Phúc Thọ', 'huyện'],
  ['dan-phuong', 'Đan Phượng', 'huyện'],
  ['hoai-duc', 'Hoài Đức', 'huyện'],
  ['quoc-oai', 'Quốc Oai', 'huyện'],
  ['thach-that', 'Thạch Thất', 'huyện'],
  ['chuong-my', 'Chương Mỹ', 'huyện'],
  ['thanh-oai', 'Thanh Oai', 'huyện'],
  ['thuong-tin', 'Thường Tín', 'huyện'],
  ['phu-xuyen', 'Phú Xuyên', 'huyện'],
  ['ung-hoa', 'Ứng Hòa', 'huyện'],
  ['my-duc', 'Mỹ Đức', 'huyện'],
  ['son-tay', 'Sơn Tây', 'thị xã'],
];

export const branches: readonly SeedBranch[] = PLACES.map(([id, place, kind], index) => ({
  id: as<BranchId>(id),
  place,
  kind,
  order: index + 1,
}));

/** The branch that the demo shows. */
export const demoBranch = as<BranchId>('hoan-kiem');
