import { z } from 'zod';
import { as, type BranchId } from '../queue/ids.ts';
import { type PrintHead, printHeadIn } from '../wire/print-head.ts';
import { isEverybodys, isNetwork } from './address.ts';
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
  /** Where the vault's key stands; null: in the data folder. */
  readonly vaultKey: string | null;
  readonly logLevel: string;
  /** `printer-1=192.0.2.7:9100/512@180`: the printers whose agents run in this process. */
  readonly printers: readonly (PrinterAddress & { readonly printer: string })[];
  /** Of all printers whose agents run in this process and that have no width of their own. */
  readonly paper: PaperSetting;
  readonly demoMorning: boolean;
}

/** Where a printer is, and its head where that was set. */
export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
  readonly head: PrintHead | null;
}

/** The width of the paper is believed of a printer that does not tell its head; a head that is set is not asked for. */
export interface PaperSetting {
  readonly widthMm: 58 | 80;
  readonly head: PrintHead | null;
}

/** What a printing agent needs that runs beside its printer, on another machine than the server. */
export interface AgentSettings {
  readonly server: string;
  readonly token: string;
  readonly printer: PrinterAddress;
  readonly paper: PaperSetting;
}

/** A setting that is wrong: its message is the one line that the start prints. */
export class WrongSetting extends Error {}

const known = new Set<string>(seedBranches.map(({ id }) => id));
/** Paths are added to it: what a query or a fragment began would swallow them. */
const url = z
  .url({ protocol: /^https?$/, error: 'is no address such as https://hall.example' })
  .regex(/^[^?#]*$/, 'is an address with ? or #; only what stands before them can be its beginning')
  .transform((text) => text.replace(/\/$/, ''));
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is no port: a number up to 65535')
  .transform(Number)
  .pipe(z.number().max(65_535, 'is no port: a number up to 65535'));

const forms = {
  PORT: port.prefault('3000'),
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
    .pipe(
      z.array(
        z
          .string()
          .refine(isNetwork, { error: 'is not like 127.0.0.1,192.0.2.0/24,2001:db8::1', abort: true })
          .refine(
            (network) => !isEverybodys(network),
            'names strangers as proxies, who would be believed whoever they say they are',
          ),
      ),
    ),
  MOTCUA_VAULT_KEY: z.string().min(1).nullable().default(null),
  MOTCUA_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  MOTCUA_PRINTERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^[a-z0-9-]+=[^:=/]+:\d{1,5}(\/.+)?$/,
            'is not like printer-1=192.0.2.7:9100 or printer-1=192.0.2.7:9100/512@180',
          ),
      ),
    ),
  MOTCUA_PAPER: z
    .string()
    .default('80')
    .transform((text, context): PaperSetting => {
      const head = text === '58' || text === '80' ? null : printHeadIn(text);
      if (head === null && text !== '58' && text !== '80')
        context.addIssue({ code: 'custom', message: 'is not 58, 80, or dots across such as 512@180' });
      return { widthMm: text === '58' ? 58 : 80, head };
    }),
  MOTCUA_DEMO_MORNING: z.enum(['yes', 'no']).default('yes'),
};

const agentForms = {
  MOTCUA_SERVER: url,
  MOTCUA_TOKEN: z.string().regex(/^d\./, 'is not the token of a device'),
  MOTCUA_PRINTER: z.string().regex(/^[^:=/]+:\d{1,5}(\/.+)?$/, 'is not like 192.0.2.7:9100 or 192.0.2.7:9100/512@180'),
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
    paper: read('MOTCUA_PAPER'),
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
    vaultKey: read('MOTCUA_VAULT_KEY'),
    logLevel: read('MOTCUA_LOG'),
    printers: printersIn(read('MOTCUA_PRINTERS')),
    paper: read('MOTCUA_PAPER'),
    demoMorning: read('MOTCUA_DEMO_MORNING') === 'yes',
  };
}

function printersIn(texts: readonly string[]): Settings['printers'] {
  const printers = texts.map((text) => {
    const [printer = '', address = ''] = text.split('=');
    return { printer, ...addressOf('MOTCUA_PRINTERS', address) };
  });
  const twice = printers.find(({ printer }, at) => printers.findIndex((other) => other.printer === printer) !== at);
  if (twice !== undefined)
    throw new WrongSetting(`MOTCUA_PRINTERS: ${twice.printer} stands there twice (docs/operations.md)`);
  return printers;
}

function addressOf(name: string, text: string): PrinterAddress {
  const [address = '', across] = text.split('/');
  const [host = '', given = ''] = address.split(':');
  const parsed = port.safeParse(given);
  if (!parsed.success || parsed.data === 0) throw new WrongSetting(`${name}: ${given} is no port (docs/operations.md)`);
  const head = across === undefined ? null : printHeadIn(across);
  if (across !== undefined && head === null)
    throw new WrongSetting(
      `${name}: ${across} is no width of a printer: dots across, and dots an inch, such as 512@180 (docs/operations.md)`,
    );
  return { host, port: parsed.data, head };
}
