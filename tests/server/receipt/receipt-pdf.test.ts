import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { as, type DossierCode } from '../../../queue/ids.ts';
import type { Receipt } from '../../../server/receipt/receipt.ts';
import { receiptPdf } from '../../../server/receipt/receipt-pdf.ts';
import { LANGUAGES, type Language } from '../../../words/catalogue.ts';
import { pixelsOf, type ReadPage, readPdf } from './read-pdf.ts';
import { sampleReceipt } from './sample-receipt.ts';

const require = createRequire(import.meta.url);

beforeAll(async () => {
  const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

const pagesOf = async (changed: Partial<Receipt> = {}, language: Language = 'vi'): Promise<readonly ReadPage[]> =>
  readPdf(await receiptPdf({ ...sampleReceipt, ...changed }, language)).pages;
const textOf = (pages: readonly ReadPage[]): string =>
  pages
    .flatMap(({ texts }) => texts)
    .join(' ')
    .replace(/\s+/g, ' ');
const papers = (count: number): Receipt['papers'] =>
  Array.from({ length: count }, (_, index) => ({ name: `Giấy tờ thứ ${index + 1}`, form: 'copy', quantity: 1 }));

describe('the usual receipt', () => {
  test('one page with every field of form 01, in composed Vietnamese', async () => {
    const pages = await pagesOf();
    expect(pages).toHaveLength(1);
    const text = textOf(pages);
    for (const said of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ HÀ NỘI',
      'CHI NHÁNH HOÀN KIẾM',
      'Số: H26.01.02-261122-0001',
      'Số thứ tự D012 · Quầy 4',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Nguyễn Hữu Ỷ Đẵng',
      '001090000001',
      '0900 000 001',
      'Số 1 ngõ Thử, phường Mẫu, quận Ba Đình, Hà Nội',
      'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng (mã 1.012345)',
      '3 Hợp đồng chuyển nhượng có công chứng Bản chính 02',
      '4 Căn cước công dân của hai bên Bản sao 04',
      'Số lượng hồ sơ: 1 bộ',
      '1.215.000 đồng (một triệu hai trăm mười lăm nghìn đồng)',
      '10 ngày làm việc',
      '09 giờ 12 phút, ngày 22 tháng 11 năm 2026',
      '16 giờ 30 phút, ngày 04 tháng 12 năm 2026',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'Đặng Thị Ẵm',
      'người nhận thay mang thêm giấy ủy quyền',
      '024 0000 0002',
      'Trang 1/1',
    ])
      expect(text).toContain(said.normalize('NFC'));
  });

  test('decomposed text from elsewhere: printed composed', async () => {
    const name = 'Nguyễn Hữu Ẵm';
    const pages = await pagesOf({ applicant: { ...sampleReceipt.applicant, name: name.normalize('NFD') } });
    expect(textOf(pages)).toContain(name.normalize('NFC'));
  });

  test('the same receipt twice: the same bytes, also when other receipts were made between', async () => {
    const first = await receiptPdf(sampleReceipt);
    await receiptPdf({ ...sampleReceipt, papers: papers(12) });
    expect(Buffer.from(first).equals(await receiptPdf(sampleReceipt))).toBe(true);
  });

  test('its metadata: title and language, made when the dossier was received, nothing of the applicant', async () => {
    const { raw } = readPdf(await receiptPdf(sampleReceipt));
    const info = [...raw.matchAll(/\n\((.*)\)\nendobj/g)].map(([, packed = '']) => utf16(packed));
    expect(info).toContain('Giấy tiếp nhận hồ sơ và hẹn trả kết quả H26.01.02-261122-0001');
    expect(raw).toContain('/Lang (vi-VN)');
    expect(info).toContain('D:20261122021200Z');
    for (const secret of Object.values(sampleReceipt.applicant)) {
      expect(info.join(' ')).not.toContain(secret);
      expect(raw).not.toContain(secret);
    }
  });
});

describe('its codes, read back from what is drawn', () => {
  // 5 dots a point are 360 an inch, an office printer's.
  const codesOn = async (receipt: Partial<Receipt>) => {
    const [page] = await pagesOf(receipt);
    const picture = pixelsOf(page?.filled ?? [], 5);
    return readBarcodes({ ...picture, colorSpace: 'srgb' } as ImageData, { formats: ['QRCode', 'Code128'] });
  };

  test.each([
    ['H26.01.02-261122-0001', 'https://motcua.example/d/AbCdEfGhIjKlMnOpQrStUv?b=hoan-kiem'],
    ['000.00.12.H62-201105-0004', 'http://127.0.0.1:3000/d/AbCdEfGhIjKlMnOpQrStUv?b=ba-dinh'],
    [
      'H26.123.456.789.123-261122-1234567',
      `https://${'phuc-vu-hanh-chinh-cong.'.repeat(4)}example/d/${'A'.repeat(64)}`,
    ],
  ])('%s: the bar code says the code, the QR the address', async (code, url) => {
    const found = await codesOn({ code: as<DossierCode>(code), url });
    expect(new Map(found.map(({ format, text }) => [format, text]))).toEqual(
      new Map([
        ['Code128', code],
        ['QRCode', url],
      ]),
    );
  });

  test('the QR: at least 28 mm, error correction M or better', async () => {
    const qr = (await codesOn({})).find(({ format }) => format === 'QRCode');
    const millimetres = ((qr!.position.topRight.x - qr!.position.topLeft.x) / 5 / 72) * 25.4;
    expect(millimetres).toBeGreaterThan(27.8);
    expect(['M', 'Q', 'H']).toContain(qr!.ecLevel);
  });
});

describe('what does not fit in the usual place', () => {
  test('no telephone and no address: said so, and no "null"', async () => {
    const applicant = { ...sampleReceipt.applicant, phone: null, address: null };
    const text = textOf(await pagesOf({ applicant }));
    expect(text).toContain('Điện thoại: không cung cấp Địa chỉ: không cung cấp');
    expect(text).not.toContain('null');
  });

  test('a same-day service without a fee and without a known code', async () => {
    const text = textOf(await pagesOf({ workingDays: 0, feeVnd: 0, service: { name: 'Chứng thực', code: null } }));
    expect(text).toContain('Phí, lệ phí: không thu');
    expect(text).toContain('trong ngày làm việc');
    expect(text).toContain('Thủ tục hành chính: Chứng thực Thành phần');
  });

  test('40 papers: each once, the head row on each page of the table, each page numbered and named', async () => {
    const pages = await pagesOf({ papers: papers(40) });
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.flatMap(({ texts }) => texts);
    for (const { name } of papers(40)) expect(all.filter((text) => text === name)).toHaveLength(1);
    for (const [index, { texts }] of pages.entries()) {
      const rows = texts.filter((text) => text.startsWith('Giấy tờ thứ')).length;
      expect(texts.filter((text) => text === 'STT')).toHaveLength(rows > 0 ? 1 : 0);
      expect(texts).toContain(`Trang ${index + 1}/${pages.length}`);
      expect(texts).toContain('Số: H26.01.02-261122-0001');
    }
  });

  test.each([1, 6, 7, 8, 9, 10, 11, 12, 24, 32, 40])(
    '%i papers: the date promised stands on the page that is signed, which is the last',
    async (count) => {
      const last = (await pagesOf({ papers: papers(count) })).at(-1)?.texts ?? [];
      expect(last).toContain('16 giờ 30 phút, ngày 04 tháng 12 năm 2026');
      expect(last).toContain('NGƯỜI NỘP HỒ SƠ');
      expect(last.join(' ')).toContain('giấy ủy quyền');
    },
  );

  test('names of 120 characters, and a paper of 240 without a space: whole', async () => {
    const name = 'Nguyễn Hữu Đẵng '.repeat(8).slice(0, 120).trim();
    const clerk = 'Ẵ'.repeat(120);
    const paper = { name: 'Ữ'.repeat(240), form: 'original', quantity: 999 } as const;
    const pages = await pagesOf({ applicant: { ...sampleReceipt.applicant, name }, clerk, papers: [paper] });
    const text = textOf(pages);
    expect(text.split(name)).toHaveLength(3);
    expect(text.match(/Ẵ/g)).toHaveLength(120);
    expect(text.match(/Ữ/g)).toHaveLength(240);
    expect(text).toContain('999');
  });

  test.each(LANGUAGES)('in %s every glyph is in the font', async (language) => {
    const text = textOf(await pagesOf({}, language));
    expect(text).not.toContain('\u0000');
    expect(text).not.toContain('\ufffd');
    expect(text).toContain(language === 'vi' ? 'Hẹn trả kết quả' : 'Result due at');
  });

  test('a fee that is no whole number: refused, not rounded', async () => {
    await expect(receiptPdf({ ...sampleReceipt, feeVnd: 10.5 })).rejects.toThrow(RangeError);
  });
});

/** A string of PDF: UTF-16 after its mark, or plain. */
function utf16(packed: string): string {
  const bytes = Buffer.from(
    packed
      .replace(/\\([\\()])/g, '$1')
      .replaceAll('\\n', '\n')
      .replaceAll('\\r', '\r'),
    'latin1',
  );
  return bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}
