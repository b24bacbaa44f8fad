import type { Bilingual, TicketPaper } from '../../../hardware/paper/ticket.ts';

export const LONGEST_SERVICE =
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng';

export const FOLLOW_URL = 'https://motcua.hanoi.gov.vn/t/Q2hv7mZ0x9cJk4pTt1aW8A';

export const usualTicket: TicketPaper & { readonly serviceName: Bilingual } = {
  branch: {
    name: 'Chi nhánh số 1, Trung tâm Phục vụ hành chính công',
    address: '71–73 Tràng Tiền, Hoàn Kiếm, Hà Nội',
  },
  numberLabel: { vi: 'Số thứ tự của bạn', en: 'Your number' },
  number: 'A012',
  fieldName: { vi: 'Hộ tịch', en: 'Civil status' },
  serviceName: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  category: null,
  facts: [
    { label: { vi: 'Phía trước', en: 'Ahead of you' }, value: { vi: '12 người', en: '12 people' } },
    { label: { vi: 'Chờ khoảng', en: 'Expected wait' }, value: { vi: '10–15 phút', en: '10–15 minutes' } },
    { label: { vi: 'Lấy số lúc', en: 'Issued' }, value: { vi: '09:05 22/11/2026', en: '09:05 22/11/2026' } },
  ],
  follow: { url: FOLLOW_URL, label: { vi: 'Quét để xem lượt trên điện thoại', en: 'Scan to follow on your phone' } },
  language: 'vi',
  warning: null,
  reprint: null,
  notes: ['Mời ngồi chờ và nghe gọi số. Số chỉ có giá trị trong ngày.'],
};

export const fullTicket: TicketPaper = {
  ...usualTicket,
  number: 'C1000',
  fieldName: { vi: 'Đất đai', en: 'Land' },
  serviceName: {
    vi: LONGEST_SERVICE,
    en: 'Registration of changes in land use rights and ownership of assets attached to land on transfer',
  },
  category: { vi: 'Ưu tiên', en: 'Priority' },
  language: 'en',
  warning: {
    vi: 'Khó kịp gọi hôm nay: các quầy chỉ gọi số đến 17:00. Mời hỏi bàn hướng dẫn.',
    en: 'You will probably not be called today: the counters call only until 17:00. Please ask at the information desk.',
  },
  reprint: 'BẢN IN LẠI / REPRINT',
  notes: [
    'Mời ngồi chờ và nghe gọi số. Số chỉ có giá trị trong ngày.',
    'Please take a seat and listen for your number. Valid today only.',
  ],
};

/** Its code is read when it stands alone, and was missed on this paper with the encoder's own choice of mask. */
export const crowdedTicket: TicketPaper = {
  branch: { name: 'Chi nhánh Hoàn Kiếm', address: 'Quận Hoàn Kiếm, thành phố Hà Nội' },
  numberLabel: { vi: 'Số của bạn', en: 'Your number' },
  number: 'T028',
  fieldName: { vi: 'Trả kết quả', en: 'Results' },
  serviceName: { vi: 'Nhận kết quả', en: 'Collect a result' },
  category: { vi: 'Nhận kết quả', en: 'Collecting a result' },
  facts: [
    { label: { vi: 'Phía trước', en: 'Ahead of you' }, value: { vi: '27 người', en: '27 people' } },
    { label: { vi: 'Dự kiến chờ', en: 'Expected wait' }, value: { vi: 'khi quầy mở', en: 'once a counter opens' } },
    { label: { vi: 'Lấy số lúc', en: 'Taken at' }, value: { vi: '10:15 · 06/10/2026', en: '10:15 · 06/10/2026' } },
  ],
  follow: {
    url: 'http://127.0.0.1:42507/t/T028-hXk5hlbTN4gVqAf26-Bb1g?b=hoan-kiem',
    label: { vi: 'Theo dõi trên điện thoại', en: 'Follow on your phone' },
  },
  language: 'en',
  warning: null,
  reprint: null,
  notes: [
    'Mời ngồi chờ. Số được gọi trên bảng và bằng loa.',
    'Please take a seat. Your number is shown on the board and called.',
  ],
};
