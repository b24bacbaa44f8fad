// The packages, the pinned Node among them. Plain JavaScript: nothing is installed yet.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, mustWrite, readIfThere } from './files.mjs';
import { NODE, Refusal, ROOT, run, say } from './programs.mjs';

/** By the lock file alone: `npm ci` resolves nothing anew, and holds every package to the hash that is written there. */
export async function install() {
  const stamp = join(ROOT, 'node_modules', '.motcua-stamp');
  const wanted =
    hashOf(['package-lock.json', 'package.json', 'hardware/printer/escpos-unused']) + process.platform + process.arch;
  if (existsSync(NODE) && readIfThere(stamp) === wanted) return;
  const first = !existsSync(join(ROOT, 'node_modules'));
  mustWrite(
    first ? ROOT : join(ROOT, 'node_modules'),
    first ? 'The packages are missing' : 'The packages have changed',
  );
  say(
    first
      ? 'first start: fetching Node and the packages (once; a minute or two) ...'
      : 'the packages have changed: fetching them anew ...',
  );
  await fetchPackages(process.execPath);
  // npm leaves out optional packages that the Node it runs on is too old for, without a word: the builders' machine code
  // under Node 20.0 to 20.18. The pinned Node is there by now, and npm runs on it.
  if (existsSync(NODE) && missingPackages().length > 0) await fetchPackages(NODE);
  if (!existsSync(NODE))
    throw Refusal.toMend(`There is no Node for this machine (${process.platform} ${process.arch}).`);
  const missing = missingPackages();
  if (missing.length > 0) throw new Refusal(`The install left out ${missing.join(', ')}: start again to try again.`);
  writeFileSync(stamp, wanted);
  say('packages are in place.');
}

async function fetchPackages(node) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const began = Date.now();
  // npm itself says nothing until it has ended.
  const telling = setInterval(() => say(`still fetching (${Math.round((Date.now() - began) / 1_000)} s) ...`), 20_000);
  const code = await run([...npm(node), 'ci', ...quiet]).finally(() => clearInterval(telling));
  if (code === 0) return;
  throw new Refusal(
    'The packages could not be installed: see the lines above (is the registry reachable, is the disk full?).',
  );
}

/** What the lock file has for machines such as this one alone, and npm did not install. */
function missingPackages() {
  const { packages = {} } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  process.report.excludeNetwork = true;
  const libc = process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  const fits = (allowed, own) => allowed === undefined || allowed.includes(own);
  return Object.keys(packages).filter((path) => {
    const { os, cpu, libc: libcs, optional } = packages[path];
    if (!optional || (os ?? cpu) === undefined) return false;
    if (!fits(os, process.platform) || !fits(cpu, process.arch)) return false;
    return (process.platform !== 'linux' || fits(libcs, libc)) && !existsSync(join(ROOT, path));
  });
}

/** Under `npm start` the same npm again, whatever the PATH says; otherwise the one on the PATH. */
function npm(node) {
  const path = process.env.npm_execpath;
  return path?.endsWith('npm-cli.js') ? [node, path] : ['npm'];
}
