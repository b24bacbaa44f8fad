import { describe, expect, test } from 'vitest';
import { pageOf } from '../../hall/model/frame-addresses.ts';

describe('what a paper’s code opens on the phone of the page', () => {
  test('a ticket’s or a receipt’s address is opened on this very origin, whatever host it names', () => {
    expect(pageOf('https://motcua.example/t/A012-AAAAAAAAAAAAAAAAAAAAAA?b=hoan-kiem')).toBe(
      '/t/A012-AAAAAAAAAAAAAAAAAAAAAA?b=hoan-kiem',
    );
    expect(pageOf('http://127.0.0.1:3000/d/AAAAAAAAAAAAAAAAAAAAAA?b=hoan-kiem')).toBe(
      '/d/AAAAAAAAAAAAAAAAAAAAAA?b=hoan-kiem',
    );
  });

  test('any other address, and what is none, opens nothing', () => {
    expect(pageOf('https://elsewhere.example/login')).toBeNull();
    expect(pageOf('javascript:alert(1)')).toBeNull();
    expect(pageOf('H26.01.02-261122-0001')).toBeNull();
  });
});
