import type { BranchState } from '../../queue/branch/branch.ts';
import { type SavedBranch, savedText } from '../../queue/branch/snapshot.ts';

/** A state as a snapshot holds it. */
export const save = (state: BranchState): SavedBranch => JSON.parse([...savedText(state)].join('')) as SavedBranch;
