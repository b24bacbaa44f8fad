import type { RequiredPaper, Service } from '../catalogue.ts';
import type { ReceivedPaper } from './dossier.ts';

/** What may stand in the stream of the papers that a clerk wrote down: a name only if the service's own list has it. */
export function listedPapers(service: Service, papers: readonly RequiredPaper[]): readonly ReceivedPaper[] {
  const listed = new Set(service.dossier?.papers.map(({ name }) => name));
  return papers.map((paper) => (listed.has(paper.name) ? paper : { ...paper, name: null }));
}
