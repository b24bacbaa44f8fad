import { describe, expect, it } from 'vitest';
import { findServices } from '../../kiosk/search/find-services.ts';
import { fold } from '../../kiosk/search/fold.ts';
import { catalogue } from './given.ts';

const find = (query: string): string[] => findServices(catalogue, query, () => true).map(({ id }) => id);

describe('search', () => {
  it('ignores all diacritics, đ among them, and case', () => {
    expect(fold('ĐẤT Đai, sổ-hồng')).toBe('dat dai so hong');
    expect(find('dang ky ket hon')[0]).toBe('marriage');
  });

  it('with diacritics it finds the same', () => {
    expect(find('sổ đỏ')).toEqual(find('so do'));
  });

  it('the name that people use', () => {
    expect(find('so do')).toEqual(['transfer']);
  });

  it('typed without the space', () => {
    expect(find('sodo')).toEqual(['transfer']);
  });

  it('the beginning of a word, as it is being typed', () => {
    expect(find('kha si')).toEqual(['birth']);
  });

  it('every word must be found', () => {
    expect(find('khai xyz')).toEqual([]);
  });

  it('the English name', () => {
    expect(find('marr')).toEqual(['marriage']);
  });

  it('the national code', () => {
    expect(find('1.001193')).toEqual(['birth']);
  });

  it('the whole phrase comes before its words', () => {
    expect(find('dang ky khai sinh')[0]).toBe('birth');
  });

  it('nothing typed: nothing found', () => {
    expect(find('  ')).toEqual([]);
  });
});
