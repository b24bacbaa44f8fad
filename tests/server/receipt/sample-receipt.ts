import { as, type DossierCode, type Instant, type LocalDate } from '../../../queue/ids.ts';
import type { Receipt } from '../../../server/receipt/receipt.ts';

/** An invented receipt with the letters that fonts and code pages get wrong. */
export const sampleReceipt: Receipt = {
  agency: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
  branch: {
    name: 'Chi nhánh Hoàn Kiếm',
    address: 'Số 1 phố Thử, phường Mẫu, quận Hoàn Kiếm, Hà Nội',
    phone: '024 0000 0002',
  },
  code: as<DossierCode>('H26.01.02-261122-0001'),
  url: 'https://motcua.example/d/AbCdEfGhIjKlMnOpQrStUv?b=hoan-kiem',
  ticket: 'D012',
  counter: '4',
  clerk: 'Đặng Thị Ẵm',
  applicant: {
    name: 'Nguyễn Hữu Ỷ Đẵng',
    idNumber: '001090000001',
    phone: '0900 000 001',
    address: 'Số 1 ngõ Thử, phường Mẫu, quận Ba Đình, Hà Nội',
  },
  service: {
    name: 'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng',
    code: '1.012345',
  },
  papers: [
    { name: 'Đơn đăng ký biến động đất đai, tài sản gắn liền với đất (mẫu 11/ĐK)', form: 'original', quantity: 1 },
    { name: 'Giấy chứng nhận quyền sử dụng đất đã cấp', form: 'original', quantity: 1 },
    { name: 'Hợp đồng chuyển nhượng có công chứng', form: 'original', quantity: 2 },
    { name: 'Căn cước công dân của hai bên', form: 'copy', quantity: 4 },
    { name: 'Tờ khai thuế thu nhập cá nhân, lệ phí trước bạ', form: 'original', quantity: 2 },
  ],
  sets: 1,
  workingDays: 10,
  feeVnd: 1_215_000,
  receivedAt: as<Instant>(Date.UTC(2026, 10, 22, 2, 12)),
  timeZone: 'Asia/Ho_Chi_Minh',
  due: { date: as<LocalDate>('2026-12-04'), minute: 16 * 60 + 30 },
  collectAt: 'Chi nhánh Hoàn Kiếm, Số 1 phố Thử, phường Mẫu, quận Hoàn Kiếm, Hà Nội',
};
