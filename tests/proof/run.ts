/**
 * What takes too long for `npm test`: attacks, damages and wrong clocks by the thousand, each held to a limit. A proof is a
 * file of this folder that gives a PartResult; docs/proof.md has the figures. Run: npm run prove [-- --only a,b]
 */
import { type Parts, runParts } from '../bench/run-parts.ts';
import { clocks } from './clocks.ts';
import { damages } from './damages.ts';
import { guesses } from './guesses.ts';
import { hostile } from './hostile.ts';
import { load } from './load.ts';
import { longDay } from './long-day.ts';
import { pastDossiers } from './past-dossiers.ts';
import { phones } from './phones.ts';
import { printerBytes } from './printer-bytes.ts';

const proofs: Parts = {
  clocks,
  damages,
  guesses,
  hostile,
  load,
  'long-day': longDay,
  past: pastDossiers,
  phones,
  'printer-bytes': printerBytes,
};

await runParts(proofs);
