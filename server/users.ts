import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

const ROOT = 0;

/** The user that this process runs as, by name; a container's may have none. */
export function ownUser(): string {
  const uid = process.getuid?.();
  if (uid !== undefined) return userNamed(uid);
  return userInfo().username;
}

/** By the names of this machine; the number of a user that has no name here. */
export function userNamed(uid: number): string {
  if (uid === ROOT) return 'root';
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((known) => known.split(':')[2] === String(uid));
    const [name = ''] = line?.split(':') ?? [];
    if (name !== '') return name;
    // Names may come from elsewhere than that file.
    if (uid === process.getuid?.()) return userInfo().username;
  } catch {
    // No such file, or no such name.
  }
  return numbered(uid);
}

const numbered = (uid: number): string => `number ${uid}`;
/** As a command takes it. */
const typed = (uid: number): string => (userNamed(uid) === numbered(uid) ? String(uid) : userNamed(uid));

/** Whose a file is, who may not use it, and what to do: the end of a line that names the file. Null where nobody can tell. */
export function whoseItIs(path: string): string | null {
  const me = process.getuid?.();
  const [file, folder] = [ownerOf(path), ownerOf(dirname(path))];
  // Of what a folder keeps from us nothing can be told, but of the folder.
  const owner = file ?? folder;
  if (me === undefined || owner === null || me === ROOT) return null;
  const what = file === null ? dirname(path) : path;
  const [own, other] = [userNamed(me), userNamed(owner)];
  if (me === owner) return `the rights of ${what} keep its own user ${own} out: chmod u+rwX ${what}`;
  // What lies among somebody else's files is theirs: not the file is wrong, but who runs this.
  const isAstray = owner === ROOT || me === folder;
  const told = `${what === path ? '' : `${what} `}belongs to ${other}, and the user ${own} may not use it`;
  return isAstray ? `${told}: as root, run chown ${typed(me)} ${what}` : `${told}: run this as ${other}`;
}

function ownerOf(path: string): number | null {
  try {
    return statSync(path).uid;
  } catch {
    return null;
  }
}
