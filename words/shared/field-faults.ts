import type { Language } from '../catalogue.ts';

interface FieldFaults {
  readonly missing: string;
  readonly form: string;
  readonly unknown: (fields: string) => string;
  /** `expected`: JSON's or JavaScript's name of a type, which a programmer reads. */
  readonly type: (expected: string) => string;
  readonly oneOf: (values: string) => string;
  readonly atLeast: (least: number) => string;
  readonly atMost: (most: number) => string;
}

/** What is told beside a field of a request that is not of the form the endpoint takes. */
export const fieldFaults: Readonly<Record<Language, FieldFaults>> = {
  vi: {
    missing: 'Thiếu mục này.',
    form: 'Mục này chưa đúng dạng.',
    unknown: (fields) => `Không có mục nào tên như thế: ${fields}.`,
    type: (expected) => `Mục này phải thuộc kiểu ${expected}.`,
    oneOf: (values) => `Mục này phải là một trong: ${values}.`,
    atLeast: (least) => `Mục này phải từ ${least} trở lên.`,
    atMost: (most) => `Mục này phải từ ${most} trở xuống.`,
  },
  en: {
    missing: 'This field is missing.',
    form: 'This field does not have the right form.',
    unknown: (fields) => `There is no such field: ${fields}.`,
    type: (expected) => `This field must be of the type ${expected}.`,
    oneOf: (values) => `This field must be one of: ${values}.`,
    atLeast: (least) => `This field must be at least ${least}.`,
    atMost: (most) => `This field must be at most ${most}.`,
  },
};
