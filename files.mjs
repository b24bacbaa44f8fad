// What a start reads of the files of the house, and whether it may write there. Plain JavaScript: nothing is installed yet.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Refusal, ROOT } from './programs.mjs';

/** A checkout that the service's user may only read starts as long as nothing is missing. */
export function mustWrite(folder, why) {
  if (canWrite(folder)) return;
  if (!isFolder(folder)) throw Refusal.toMend(`${why}, and ${folder} is no folder: remove it.`);
  throw Refusal.toMend(
    `${why}, and the user ${userName()} may not write to ${folder}: run \`npm run build\` there as its owner.`,
  );
}

export function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A program whose files this user may not read would end in a stack of Node's own. */
export function mustRead(paths) {
  for (const path of paths) {
    try {
      accessSync(join(ROOT, path), constants.R_OK);
    } catch {
      throw Refusal.toMend(`${join(ROOT, path)}: the user ${userName()} may not read it, or it is not there.`);
    }
    if (isFolder(join(ROOT, path))) mustRead(readdirSync(join(ROOT, path)).map((name) => join(path, name)));
  }
}

function userName() {
  try {
    return userInfo().username;
  } catch {
    return process.getuid?.() ?? 'of this process';
  }
}

export function isFolder(path) {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

export function readIfThere(file) {
  return existsSync(file) && !isFolder(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * One hash over names and contents of files and folders (relative to the root), whatever their dates say.
 * `folder/*` takes only the files that stand directly in the folder.
 */
export function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    if (input.endsWith('/*')) for (const file of filesOf(input.slice(0, -2))) addToHash(hash, file);
    else addToHash(hash, input);
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  const absolute = join(ROOT, folder);
  if (!existsSync(absolute)) return [];
  const entries = readdirSync(absolute, { withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(folder, entry.name)).sort();
}

function addToHash(hash, path) {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return;
  let names;
  try {
    names = readdirSync(absolute).sort();
  } catch {
    hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
    return;
  }
  for (const name of names) addToHash(hash, join(path, name));
}

/** One hash over names and sizes: a file that was deleted or cut is noticed without reading them all. */
export function listingOf(folder) {
  const hash = createHash('sha256');
  if (!isFolder(folder)) return 'none';
  const names = readdirSync(folder, { recursive: true }).sort();
  for (const name of names) {
    const { size } = statSync(join(folder, name));
    if (!isFolder(join(folder, name))) hash.update(`${name} ${size}\n`);
  }
  return hash.digest('hex');
}
