import type { TextFault } from '../../queue/typed-text.ts';

/** What is told beside a field whose text is not taken. */
export const typedText: Readonly<Record<TextFault, { readonly vi: string; readonly en: string }>> = {
  text_empty: { vi: 'Ô này còn trống. Mời nhập nội dung.', en: 'This field is empty. Please fill it in.' },
  text_hidden: {
    vi: 'Có ký tự ẩn hoặc ký tự điều khiển. Xoá ô này và gõ lại bằng bàn phím.',
    en: 'There are hidden or control characters in it. Clear the field and type it again.',
  },
  text_marks: {
    vi: 'Có quá nhiều dấu trên một chữ cái. Mời gõ lại.',
    en: 'A letter carries too many marks. Please type it again.',
  },
  text_long: { vi: 'Nội dung quá dài. Mời rút ngắn lại.', en: 'This is too long. Please shorten it.' },
  text_unprintable: {
    vi: 'Có chữ hoặc ký hiệu không in được lên giấy. Mời gõ bằng chữ Latinh, như ghi trong hộ chiếu.',
    en: 'There are letters or signs that cannot be printed on paper. Please use Latin letters, as the passport does.',
  },
};

export const isTextFault = (message: string): message is TextFault => message in typedText;
