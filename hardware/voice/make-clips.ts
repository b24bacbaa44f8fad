/**
 * node hardware/voice/make-clips.ts <folder> [<recordings>]
 *
 * Makes the voice pack that displays fetch: a build step. Prints one line; exits with 1 and one line on a failure.
 */
import { makePack } from './make-pack.ts';

const [folder, recordings] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node hardware/voice/make-clips.ts <folder> [<recordings>]\n');
  process.exit(2);
}
try {
  const pack = await makePack(folder, recordings);
  process.stdout.write(`${Object.keys(pack.clips).length} clips in ${folder} (${pack.name})\n`);
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exit(1);
}
