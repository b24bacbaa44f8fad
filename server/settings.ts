import { z } from 'zod';
import { as, type BranchId } from '../queue/ids.ts';
import { demoBranch, branches as seedBranches } from './seed/branches.ts';

/** Everything that can be set, each by one environment variable (docs/operations.md has the list with examples). */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly mode: 'demo' | 'branch';
  readonly branches: readonly BranchId[];
  readonly publicUrl: string | null;
  readonly logLevel: string;
  /** `printer-1=192.0.2.7:9100`: the printers whose agents run in this process. */
  readonly printers: readonly { readonly printer: string; readonly host: string; readonly port: number }[];
  readonly demoMorning: boolean;
}

/** A setting that is wrong: its message is the one line that the start prints. */
export class WrongSetting extends Error {}

const known = new Set<string>(seedBranches.map(({ id }) => id));
const port = z.coerce.number().int().min(0).max(65_535);

const forms = {
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MOTCUA_DATA: z.string().min(1).default('./data'),
  MOTCUA_MODE: z.enum(['demo', 'branch']).default('demo'),
  MOTCUA_BRANCH: z
    .string()
    .default(demoBranch)
    .transform((text) => (text === 'all' ? [...known] : text.split(','))),
  MOTCUA_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/$/, ''))
    .nullable()
    .default(null),
  MOTCUA_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  MOTCUA_PRINTERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.string().regex(/^[a-z0-9-]+=[^:=]+:\d+$/))),
  MOTCUA_DEMO_MORNING: z.enum(['yes', 'no']).default('yes'),
};

/** Reads the settings once. Throws WrongSetting naming the first that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = <Name extends keyof typeof forms>(name: Name): z.output<(typeof forms)[Name]> => {
    const given = environment[name];
    const parsed = forms[name].safeParse(given === '' ? undefined : given);
    if (parsed.success) return parsed.data as z.output<(typeof forms)[Name]>;
    throw new WrongSetting(
      `${name}=${given}: ${parsed.error.issues[0]?.message ?? 'is not understood'} (docs/operations.md)`,
    );
  };
  const branches = read('MOTCUA_BRANCH');
  const unknown = branches.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new WrongSetting(`MOTCUA_BRANCH=${unknown}: no branch of the catalogue (docs/operations.md)`);
  const mode = read('MOTCUA_MODE');
  const publicUrl = read('MOTCUA_PUBLIC_URL');
  if (mode === 'branch' && publicUrl === null)
    throw new WrongSetting(
      'MOTCUA_PUBLIC_URL is missing: in branch mode the QR codes on paper need the address that phones reach',
    );
  return {
    port: read('PORT'),
    host: read('HOST'),
    data: read('MOTCUA_DATA'),
    mode,
    branches: branches.map((id) => as<BranchId>(id)),
    publicUrl,
    logLevel: read('MOTCUA_LOG'),
    printers: read('MOTCUA_PRINTERS').map((text) => {
      const [printer = '', address = ''] = text.split('=');
      const [host = '', given = ''] = address.split(':');
      return { printer, host, port: Number(given) };
    }),
    demoMorning: read('MOTCUA_DEMO_MORNING') === 'yes',
  };
}
