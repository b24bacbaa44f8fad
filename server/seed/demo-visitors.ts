/** Who came to the demo branch this morning, in order of arrival. All of it is invented. */
export interface DemoVisitor {
  readonly minutesAgo: number;
  readonly service: string;
  /** Of a priority ticket. */
  readonly ground?: string;
  readonly language?: 'en';
  /** Does not answer the call. */
  readonly leaves?: true;
  /** Files a dossier while being served, in the name of the applicant of this index. */
  readonly files?: number;
}

export const visitors: readonly DemoVisitor[] = [
  { minutesAgo: 52, service: '1.001193', files: 0 },
  { minutesAgo: 52, service: '2.000815' },
  { minutesAgo: 51, service: 'bien-dong-chuyen-nhuong', files: 1 },
  { minutesAgo: 51, service: '1.001612' },
  { minutesAgo: 50, service: '2.000635', files: 2 },
  { minutesAgo: 50, service: 'tro-cap-xa-hoi', ground: 'elderly' },
  { minutesAgo: 48, service: '2.000884' },
  { minutesAgo: 47, service: '1.004194', leaves: true },
  { minutesAgo: 46, service: 'cap-doi-giay' },
  { minutesAgo: 45, service: 'guidance' },
  { minutesAgo: 44, service: '1.000656' },
  { minutesAgo: 42, service: '2.000815' },
  { minutesAgo: 40, service: '1.014201', language: 'en' },
  { minutesAgo: 38, service: 'ban-sao-van-bang' },
  { minutesAgo: 37, service: '1.000894' },
  { minutesAgo: 35, service: '2.000815', ground: 'small-child' },
  { minutesAgo: 33, service: 'dang-ky-the-chap' },
  { minutesAgo: 31, service: '1.004222' },
  { minutesAgo: 30, service: 'chuyen-truong' },
  { minutesAgo: 28, service: '2.000884' },
  { minutesAgo: 26, service: '1.001193' },
  { minutesAgo: 24, service: 'giay-phep-nha-o' },
  { minutesAgo: 23, service: 'nguoi-co-cong', ground: 'merit' },
  { minutesAgo: 21, service: '2.000635' },
  { minutesAgo: 20, service: 'thay-doi-ho-kinh-doanh' },
  { minutesAgo: 18, service: '2.000815' },
  { minutesAgo: 17, service: 'xac-nhan-hon-nhan' },
  { minutesAgo: 15, service: 'tach-hop-thua' },
  { minutesAgo: 14, service: '1.004222' },
  { minutesAgo: 12, service: 'bien-dong-chuyen-nhuong', ground: 'elderly' },
  { minutesAgo: 11, service: 'an-toan-thuc-pham' },
  { minutesAgo: 10, service: '2.000815' },
  { minutesAgo: 9, service: '1.001612' },
  { minutesAgo: 8, service: '1.001193', ground: 'pregnant' },
  { minutesAgo: 7, service: 'ho-tro-mai-tang' },
  { minutesAgo: 6, service: '1.004194' },
  { minutesAgo: 5, service: 'cung-cap-du-lieu-dat' },
  { minutesAgo: 4, service: 'guidance' },
  { minutesAgo: 4, service: '1.001612' },
  { minutesAgo: 3, service: 'dang-ky-the-chap' },
  { minutesAgo: 3, service: '2.000884', language: 'en' },
  { minutesAgo: 2, service: '1.000656' },
  { minutesAgo: 2, service: 'giay-phep-sua-chua' },
  { minutesAgo: 2, service: 'gia-han-giay-phep-lao-dong', language: 'en' },
  { minutesAgo: 1, service: '2.000815', ground: 'disability' },
];

/** Whose dossiers were taken in; invented persons, as the vault keeps them (wire/http/dossiers.ts, `applicant`). */
export const applicants = [
  {
    name: 'Nguyễn Văn Mẫu',
    idNumber: '001090000001',
    phone: '0900000001',
    address: 'Số 1 phố Thử, phường Mẫu, Hà Nội',
  },
  { name: 'Trần Thị Thử', idNumber: '001304000002', phone: '0900000002', address: 'Số 2 ngõ Thử, phường Mẫu, Hà Nội' },
  { name: 'Lê Minh Ví Dụ', idNumber: '001085000003', phone: null, address: null },
] as const;
