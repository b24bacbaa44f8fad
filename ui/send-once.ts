import { type Answer, mayHaveBeenDone, newKey } from '../wire/client.ts';

/**
 * Sends orders of one screen, one at a time. An order whose outcome never came is told as `outcome_unknown`, since it may have
 * been carried out, and keeps its key while the next press is the same order: pressing again asks what became of it instead
 * of doing it twice. An order is plain data.
 */
export function sendOnce<Order, Given>(
  carryOut: (order: Order, key: string) => Promise<Answer<Given>>,
): (order: Order) => Promise<Answer<Given>> {
  let unsure: { readonly said: string; readonly key: string } | null = null;
  return async (order) => {
    const said = JSON.stringify(order);
    const key = unsure?.said === said ? unsure.key : newKey();
    const answer = await carryOut(order, key);
    unsure = null;
    if (answer.ok || !mayHaveBeenDone(answer.problem)) return answer;
    unsure = { said, key };
    return { ok: false, problem: { ...answer.problem, type: '/problems/outcome_unknown', name: 'outcome_unknown' } };
  };
}
