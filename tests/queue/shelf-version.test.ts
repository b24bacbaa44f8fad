import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BranchEvent } from '../../queue/branch/branch.ts';
import { SHELF_VERSION } from '../../queue/branch/shelf.ts';
import { collecting, correct, dossierOf, handOver } from './dossier-desk.ts';
import { shapesOf } from './golden/shapes.ts';

/** A row of the shelf is read as it stands: whoever changes its shape raises SHELF_VERSION, and writes down the new one here. */
const KNOWN = { version: 1, shape: '712e05eede16fc26' };

test('[FILE-11] the shape of what lies on the shelf is that of its version', () => {
  const { hall, code, ticket } = collecting();
  hall.given(handOver(ticket, code));
  hall.given(correct(code), handOver(ticket, code));
  const facts = dossierOf(hall, code);
  if (facts?.state !== 'handed_over') throw new Error('it was not handed over');
  const taken: BranchEvent = { type: 'DossierTakenFromShelf', dossier: code, facts };
  const shape = hash('sha256', JSON.stringify(Object.values(shapesOf([taken]))), 'hex').slice(0, 16);
  expect({ version: SHELF_VERSION, shape }).toEqual(KNOWN);
});
