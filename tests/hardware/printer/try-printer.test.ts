import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../../hardware/printer/try-printer.ts', import.meta.url));

test.each(['127.0.0.1:99999', '127.0.0.1:0'])(
  'an address that is none is answered with how to write one, and no stack: %j',
  (address) => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, address], { encoding: 'utf8', timeout: 60_000 });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^usage: node [^\n]*\n$/)]);
  },
  60_000,
);
