import type { Service } from '../../../queue/catalogue.ts';
import { as, type FieldId, type ServiceId } from '../../../queue/ids.ts';
import { copy, makeServices, original } from './make-service.ts';

export const welfare = makeServices('welfare', [
  {
    id: 'tro-cap-xa-hoi',
    vi: 'Thực hiện trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng',
    en: 'Monthly social allowance and support for care',
    alsoCalled: ['trợ cấp người cao tuổi', 'trợ cấp khuyết tật', 'tiền trợ cấp'],
    minutes: 15,
    days: 10,
    feeVnd: 0,
    papers: [original('Tờ khai đề nghị trợ giúp xã hội')],
  },
  {
    id: 'ho-tro-mai-tang',
    vi: 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
    en: 'Funeral support for beneficiaries of social welfare',
    alsoCalled: ['tiền mai táng', 'mai táng phí'],
    minutes: 12,
    days: 5,
    feeVnd: 0,
    papers: [original('Tờ khai đề nghị hỗ trợ chi phí mai táng'), copy('Trích lục khai tử')],
  },
  {
    id: '1.001699',
    vi: 'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
    en: 'Assessment of a disability and its certificate',
    alsoCalled: ['giấy khuyết tật', 'thẻ người khuyết tật'],
    minutes: 15,
    days: 25,
    feeVnd: 0,
    papers: [original('Đơn đề nghị xác định mức độ khuyết tật'), copy('Giấy tờ y tế liên quan')],
  },
  {
    id: 'nguoi-co-cong',
    vi: 'Giải quyết chế độ ưu đãi đối với người có công và thân nhân',
    en: 'Benefits for people of merit and their relatives',
    alsoCalled: ['thương binh', 'liệt sĩ', 'chính sách người có công'],
    minutes: 20,
    days: 20,
    feeVnd: 0,
    papers: [original('Bản khai'), copy('Giấy tờ chứng minh người có công')],
  },
]);

export const health = makeServices('health', [
  {
    id: 'giay-phep-hanh-nghe',
    vi: 'Cấp mới giấy phép hành nghề khám bệnh, chữa bệnh',
    en: 'New licence to practise medicine',
    alsoCalled: ['chứng chỉ hành nghề', 'chứng chỉ hành nghề y'],
    minutes: 18,
    days: 30,
    feeVnd: 360_000,
    papers: [
      original('Đơn đề nghị cấp giấy phép hành nghề'),
      copy('Văn bằng chuyên môn'),
      original('Giấy khám sức khỏe'),
    ],
  },
  {
    id: 'an-toan-thuc-pham',
    vi: 'Cấp Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
    en: 'Food safety certificate for premises',
    alsoCalled: ['vệ sinh an toàn thực phẩm', 'mở quán ăn', 'ATTP'],
    minutes: 18,
    days: 20,
    feeVnd: 500_000,
    papers: [original('Đơn đề nghị cấp giấy chứng nhận'), copy('Giấy chứng nhận đăng ký kinh doanh')],
  },
]);

export const education = makeServices('education', [
  {
    id: 'ban-sao-van-bang',
    vi: 'Cấp bản sao văn bằng, chứng chỉ từ sổ gốc',
    en: 'Copy of a diploma from the register',
    alsoCalled: ['bằng tốt nghiệp', 'mất bằng', 'bản sao bằng'],
    minutes: 6,
    days: 1,
    feeVnd: 5_000,
    papers: [original('Đơn đề nghị cấp bản sao văn bằng')],
  },
  {
    id: 'chuyen-truong',
    vi: 'Chuyển trường đối với học sinh',
    en: 'Transfer of a pupil to another school',
    alsoCalled: ['chuyển trường cho con', 'chuyển học'],
    minutes: 8,
    days: 3,
    feeVnd: 0,
    papers: [original('Đơn xin chuyển trường'), original('Học bạ'), original('Giấy giới thiệu chuyển trường')],
  },
]);

/** Where no dossier is received: handing out results, and telling people where to go. */
export const hall: readonly Service[] = [
  {
    id: as<ServiceId>('results'),
    field: as<FieldId>('results'),
    code: null,
    name: { vi: 'Nhận kết quả', en: 'Collect a result' },
    alsoCalled: ['lấy kết quả', 'trả hồ sơ', 'nhận giấy tờ'],
    minutes: 3,
    dossier: null,
  },
  {
    id: as<ServiceId>('guidance'),
    field: as<FieldId>('guidance'),
    code: null,
    name: { vi: 'Hướng dẫn thủ tục', en: 'Ask which procedure you need' },
    alsoCalled: ['hỏi thủ tục', 'chưa biết chọn gì', 'tư vấn'],
    minutes: 4,
    dossier: null,
  },
];
