import { z } from 'zod';
import { as, type BranchId } from '../queue/ids.ts';
import { isNetwork } from './address.ts';
import { demoBranch, branches as seedBranches } from './seed/branches.ts';

/** Everything that can be set, each by one environment variable (docs/operations.md has the list with examples). */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly mode: 'demo' | 'branch';
  readonly branches: readonly BranchId[];
  readonly publicUrl: string | null;
  /** Addresses and networks of the proxies whose word on who asks is believed. */
  readonly proxies: readonly string[];
  readonly logLevel: string;
  /** `printer-1=192.0.2.7:9100`: the printers whose agents run in this process. */
  readonly printers: readonly { readonly printer: string; readonly host: string; readonly port: number }[];
  /** Of all printers whose agents run in this process. */
  readonly paperWidthMm: 58 | 80;
  readonly demoMorning: boolean;
}

/** What a printing agent needs that runs beside its printer, on another machine than the server. */
export interface AgentSettings {
  readonly server: string;
  readonly token: string;
  readonly printer: { readonly host: string; readonly port: number };
  readonly paperWidthMm: 58 | 80;
}

/** A setting that is wrong: its message is the one line that the start prints. */
export class WrongSetting extends Error {}

const known = new Set<string>(seedBranches.map(({ id }) => id));
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''));
const port = z.coerce.number().int().min(0).max(65_535);

const forms = {
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MOTCUA_DATA: z.string().min(1).default('./data'),
  MOTCUA_MODE: z.enum(['demo', 'branch']).default('demo'),
  MOTCUA_BRANCH: z
    .string()
    .default(demoBranch)
    .transform((text) => (text === 'all' ? [...known] : [...new Set(text.split(','))])),
  MOTCUA_PUBLIC_URL: url.nullable().default(null),
  MOTCUA_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
    .pipe(z.array(z.string().refine(isNetwork, 'is not like 127.0.0.1,192.0.2.0/24,2001:db8::1'))),
  MOTCUA_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  MOTCUA_PRINTERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(z.string().regex(/^[a-z0-9-]+=[^:=]+:\d{1,5}$/, 'is not like printer-1=192.0.2.7:9100'))),
  MOTCUA_PAPER: z
    .enum(['58', '80'])
    .default('80')
    .transform((text) => (text === '58' ? 58 : 80)),
  MOTCUA_DEMO_MORNING: z.enum(['yes', 'no']).default('yes'),
};

const agentForms = {
  MOTCUA_SERVER: url,
  MOTCUA_TOKEN: z.string().regex(/^d\./, 'is not the token of a device'),
  MOTCUA_PRINTER: z.string().regex(/^[^:=]+:\d{1,5}$/, 'is not like 192.0.2.7:9100'),
  MOTCUA_PAPER: forms.MOTCUA_PAPER,
};

/** Every name that is read anywhere; docs/operations.md has each. */
export const settingNames: readonly string[] = [
  ...new Set([...Object.keys(forms), ...Object.keys(agentForms), 'MOTCUA_SETTINGS']),
];

type Environment = Readonly<Record<string, string | undefined>>;
type Forms = Readonly<Record<string, z.ZodType>>;

const readerOf =
  <Known extends Forms>(known: Known, environment: Environment) =>
  <Name extends keyof Known & string>(name: Name): z.output<Known[Name]> => {
    const given = environment[name];
    const parsed = known[name]?.safeParse(given === '' ? undefined : given);
    if (parsed?.success === true) return parsed.data as z.output<Known[Name]>;
    const secret = name === 'MOTCUA_TOKEN' || given === undefined;
    const why = given === undefined ? 'is missing' : (parsed?.error.issues[0]?.message ?? 'is not understood');
    throw new WrongSetting(`${name}${secret ? '' : `=${given}`}: ${why} (docs/operations.md)`);
  };

/** A name that nobody reads is a slip of the pen: the start stops, instead of running on a default. */
function refuseUnknown(environment: Environment): void {
  const slip = Object.keys(environment).find((name) => name.startsWith('MOTCUA_') && !settingNames.includes(name));
  if (slip !== undefined) throw new WrongSetting(`${slip}: there is no such setting (docs/operations.md)`);
}

/** Reads an agent's settings. Throws WrongSetting naming the first that is wrong. */
export function readAgentSettings(environment: Environment): AgentSettings {
  refuseUnknown(environment);
  const read = readerOf(agentForms, environment);
  return {
    server: read('MOTCUA_SERVER'),
    token: read('MOTCUA_TOKEN'),
    printer: addressOf('MOTCUA_PRINTER', read('MOTCUA_PRINTER')),
    paperWidthMm: read('MOTCUA_PAPER'),
  };
}

/** Reads the settings once. Throws WrongSetting naming the first that is wrong. */
export function readSettings(environment: Environment): Settings {
  refuseUnknown(environment);
  const read = readerOf(forms, environment);
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
    proxies: read('MOTCUA_PROXIES'),
    logLevel: read('MOTCUA_LOG'),
    printers: read('MOTCUA_PRINTERS').map((text) => {
      const [printer = '', address = ''] = text.split('=');
      return { printer, ...addressOf('MOTCUA_PRINTERS', address) };
    }),
    paperWidthMm: read('MOTCUA_PAPER'),
    demoMorning: read('MOTCUA_DEMO_MORNING') === 'yes',
  };
}

function addressOf(name: string, address: string): { readonly host: string; readonly port: number } {
  const [host = '', given = ''] = address.split(':');
  const parsed = port.safeParse(given);
  if (!parsed.success) throw new WrongSetting(`${name}: ${given} is no port (docs/operations.md)`);
  return { host, port: parsed.data };
}
