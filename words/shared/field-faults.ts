import type { Language } from '../catalogue.ts';

export interface FieldFaults {
  /** Of the whole body. */
  readonly noJson: string;
  readonly missing: string;
  readonly form: string;
  readonly unknown: (fields: string) => string;
  readonly type: (kind: string) => string;
  /** By the name that zod has for them. */
  readonly kinds: Readonly<Record<'string' | 'number' | 'int' | 'boolean' | 'array' | 'object' | 'null', string>>;
  readonly oneOf: (values: string) => string;
  readonly atLeast: (least: number) => string;
  readonly atMost: (most: number) => string;
  /** Of the entries of a list. */
  readonly fewest: (least: number) => string;
  readonly most: (most: number) => string;
}

/** What is told beside a field of a request that is not of the form the endpoint takes. */
export const fieldFaults: Readonly<Record<Language, FieldFaults>> = {
  vi: {
    noJson: 'Nội dung này không phải JSON đọc được trong bảng mã UTF-8.',
    missing: 'Thiếu mục này.',
    form: 'Mục này chưa đúng dạng.',
    unknown: (fields) => `Không có mục nào tên như thế: ${fields}.`,
    type: (kind) => `Mục này phải là ${kind}.`,
    kinds: {
      string: 'chữ',
      number: 'số',
      int: 'số nguyên',
      boolean: 'đúng hoặc sai (true, false)',
      array: 'một danh sách',
      object: 'một nhóm mục',
      null: 'trống (null)',
    },
    oneOf: (values) => `Mục này phải là một trong: ${values}.`,
    atLeast: (least) => `Mục này phải từ ${least} trở lên.`,
    atMost: (most) => `Mục này phải từ ${most} trở xuống.`,
    fewest: (least) => `Cần ít nhất ${least} mục.`,
    most: (most) => `Nhiều nhất ${most} mục.`,
  },
  en: {
    noJson: 'This is no JSON that can be read, in UTF-8.',
    missing: 'This field is missing.',
    form: 'This field does not have the right form.',
    unknown: (fields) => `There is no such field: ${fields}.`,
    type: (kind) => `This field must be ${kind}.`,
    kinds: {
      string: 'text',
      number: 'a number',
      int: 'a whole number',
      boolean: 'true or false',
      array: 'a list',
      object: 'a group of fields',
      null: 'empty (null)',
    },
    oneOf: (values) => `This field must be one of: ${values}.`,
    atLeast: (least) => `This field must be at least ${least}.`,
    atMost: (most) => `This field must be at most ${most}.`,
    fewest: (least) => `Needs at least ${least} ${least === 1 ? 'entry' : 'entries'}.`,
    most: (most) => `At most ${most} entries.`,
  },
};
