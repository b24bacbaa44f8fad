import { as, type BranchId, type ClerkId, type DeviceId } from '../queue/ids.ts';
import { printedTextFault, tidyText } from '../queue/typed-text.ts';
import { clerkId } from '../wire/http/fields.ts';
import { type Role, role } from '../wire/http/people.ts';
import { LEAST_PIN_DIGITS, MOST_PIN_DIGITS } from '../wire/pin.ts';
import { typedText } from '../words/shared/typed-text.ts';
import type { KeyStore } from './people/key-store.ts';
import { isEasyPin } from './people/pin-form.ts';
import type { Places } from './people/places.ts';
import { putBackKeys } from './people/put-back.ts';
import type { Clock, Random } from './ports.ts';
import { catalogueOf } from './seed/catalogue.ts';
import { seedPins } from './seed/people.ts';

export const KEYS_USAGE = `npm run keys -- list
npm run keys -- device add <id>                       a kiosk, display or printer of the branch: prints its token, once
npm run keys -- device remove <id>
npm run keys -- clerk add <id> "<name>" [role]        clerk, supervisor, director or auditor: makes a PIN and prints it, once
npm run keys -- clerk add <id> "<name>" [role] --pin  the PIN is read from the standard input instead
npm run keys -- clerk remove <id>
npm run keys -- place add <name>                      a counter’s computer: prints the address to open once on it
npm run keys -- place remove <name>
npm run keys -- system add <id>                       the case-handling system: prints its token, once
npm run keys -- system remove <id>
npm run keys -- put-back <backup>                     keys.json alone of a backup, without its journal; the old one is kept
Without a role somebody registered keeps theirs, and somebody new is a clerk.
The branch is the first of MOTCUA_BRANCH. A running server takes the change over within a second.
`;

interface Parts {
  readonly keys: KeyStore;
  readonly places: Places;
  readonly branch: BranchId;
  /** In front of a screen's path. */
  readonly address: string;
  readonly random: Random;
  readonly readPin: () => Promise<string>;
  readonly say: (line: string) => void;
}

/** As an applicant’s. */
const MOST_NAME = 120;

/** What was typed makes no sense: its message is the one line that is printed. */
export class WrongKeysCommand extends Error {}

/** More than must be: of strangers' first tries from ten thousand addresses one in ten thousand attacks finds somebody's. */
const GENERATED_DIGITS = 8;

/** Registers who may do what: `npm run keys -- …`. Throws WrongKeysCommand. */
export async function runKeysCommand(args: readonly string[], parts: Parts): Promise<void> {
  const [what, verb, id, ...rest] = args;
  if (what === 'list') return list(parts);
  if (id === undefined) throw new WrongKeysCommand(`What shall I do?\n${KEYS_USAGE}`);
  switch (`${what} ${verb}`) {
    case 'device add':
      return addDevice(id, parts);
    case 'device remove':
      return removed(parts.keys.removeDevice(id, parts.branch), id, parts);
    case 'clerk add':
      return addClerk(id, rest, parts);
    case 'clerk remove':
      return removed(parts.keys.removeClerk(id, parts.branch), id, parts);
    case 'place add':
      return addPlace(id, parts);
    case 'place remove':
      return removed(parts.places.remove(parts.branch, id), id, parts);
    case 'system add':
      return addSystem(id, parts);
    case 'system remove':
      return removed(parts.keys.removeSystem(id), id, parts);
    default:
      throw new WrongKeysCommand(`${what} ${verb}: I do not know that.\n${KEYS_USAGE}`);
  }
}

function addDevice(id: string, { keys, branch, address, say }: Parts): void {
  const { devices } = catalogueOf(branch);
  const device = devices.find((known) => known.id === id);
  if (device === undefined)
    throw new WrongKeysCommand(`${branch} has no device ${id}, but ${devices.map((one) => one.id).join(', ')}`);
  const registered = new Set(keys.devices().flatMap((key) => (key.branch === branch ? [key.id] : [])));
  const token = keys.registerDevice({ id: as<DeviceId>(id), branch, kind: device.kind });
  if (registered.has(device.id)) {
    const free = devices.filter((one) => one.kind === device.kind && !registered.has(one.id)).map((one) => one.id);
    say(`${id} had a token already: what was open with it is sent off the line now, and wants the new one.`);
    say(`Each ${device.kind} needs a token of its own. Still without one: ${free.join(', ') || 'none'}.`);
  }
  say(`${id} at ${branch}: the token is shown now and never again.`);
  say(token);
  if (device.kind === 'printer')
    say(`Its agent: MOTCUA_SERVER=${address} MOTCUA_TOKEN=… MOTCUA_PRINTER=<address>:9100`);
  else say(`Open once on its machine: ${address}/${device.kind}#token=${token}`);
}

async function addClerk(id: string, rest: readonly string[], { keys, branch, random, readPin, say }: Parts) {
  const before = keys.clerks(branch).find((clerk) => clerk.id === id);
  const [typed, given = before?.role ?? 'clerk'] = rest.filter((word) => word !== '--pin');
  const name = tidyText(typed ?? '');
  const fault = printedTextFault(name, MOST_NAME);
  const known = role.safeParse(given);
  if (!clerkId.safeParse(id).success)
    throw new WrongKeysCommand(`${id}: an id has small letters, digits and hyphens, 40 at most`);
  if (fault === 'text_empty') throw new WrongKeysCommand(`${id} needs a name`);
  if (fault !== null) throw new WrongKeysCommand(`The name of ${id} cannot be kept. ${typedText[fault].en}`);
  if (!known.success) throw new WrongKeysCommand(`${given}: a role is one of ${role.options.join(', ')}`);
  const asked = rest.includes('--pin');
  const pin = asked ? (await readPin()).trim() : newPin(random);
  if (seedPins.includes(pin)) throw new WrongKeysCommand('This PIN stands on the demo’s page: take another');
  if (!/^\d+$/.test(pin) || pin.length < LEAST_PIN_DIGITS.branch || pin.length > MOST_PIN_DIGITS)
    throw new WrongKeysCommand(`A PIN has ${LEAST_PIN_DIGITS.branch} to ${MOST_PIN_DIGITS} digits`);
  if (isEasyPin(pin))
    throw new WrongKeysCommand(
      'This PIN is one of the first that anybody guesses (a run, a repetition, a date): take another',
    );
  await keys.setClerk({ id: as<ClerkId>(id), branch, name, role: known.data as Role }, pin);
  say(`${id}, ${known.data} at ${branch}${asked ? '' : ': the PIN is shown now and never again'}`);
  if (!asked) say(pin);
}

function newPin(random: Random): string {
  for (;;) {
    const number = Buffer.from(random.bytes(6)).readUIntBE(0, 6);
    const pin = String(number % 10 ** GENERATED_DIGITS).padStart(GENERATED_DIGITS, '0');
    if (!seedPins.includes(pin) && !isEasyPin(pin)) return pin;
  }
}

function addPlace(id: string, { places, branch, address, say }: Parts): void {
  if (!clerkId.safeParse(id).success)
    throw new WrongKeysCommand(`${id}: a name has small letters, digits and hyphens, 40 at most`);
  const token = places.admit(branch, id);
  say(
    `${id} at ${branch}: strangers lock nobody out there. Open once on it; the address is shown now and never again:`,
  );
  say(`${address}/counter#place=${token}`);
}

function addSystem(id: string, { keys, say }: Parts): void {
  if (!clerkId.safeParse(id).success)
    throw new WrongKeysCommand(`${id}: an id has small letters, digits and hyphens, 40 at most`);
  const token = keys.registerSystem(id);
  say(`${id} may report results at every branch: the token is shown now and never again.`);
  say(token);
}

/** Before any other word of the command: the keys that are there may be damaged. Throws NothingToPutBack or DamagedKeys. */
export function runPutBack(
  args: readonly string[],
  { own, clock, say }: { readonly own: string; readonly clock: Clock; readonly say: (line: string) => void },
): void {
  const [named, ...rest] = args;
  if (named === undefined || rest.length > 0) throw new WrongKeysCommand(`What shall I put back?\n${KEYS_USAGE}`);
  const aside = putBackKeys(named, own, clock);
  say(
    'Devices, people and PINs are those of the backup: who was turned away since may be let in again. Look through them (npm run keys -- list).',
  );
  if (aside !== null) say(`The old ones are kept in ${aside}.`);
}

function removed(done: boolean, id: string, { say }: Parts): void {
  if (!done) throw new WrongKeysCommand(`${id} is not registered`);
  say(`${id} is removed.`);
}

function list({ keys, places, branch, say }: Parts): void {
  for (const { id, branch: at, kind } of keys.devices()) say(`device  ${id.padEnd(14)} ${kind.padEnd(11)} ${at}`);
  for (const { id, name, role: as } of keys.clerks(branch))
    say(`clerk   ${id.padEnd(14)} ${as.padEnd(11)} ${branch}  ${name}`);
  for (const name of places.named(branch)) say(`place   ${name.padEnd(26)} ${branch}`);
  for (const id of keys.systems()) say(`system  ${id}`);
}
