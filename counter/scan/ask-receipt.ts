import type { Answer } from '../../wire/client.ts';
import type { ScannedCode } from '../../wire/codes.ts';
import { queries } from '../../wire/endpoints.ts';
import type { ReceiptAnswer } from '../../wire/http/dossiers.ts';
import type { Problem } from '../../wire/http/problem.ts';
import type { Link } from '../link.ts';

type Code = Extract<ScannedCode, { kind: 'ticket' | 'receipt' }>;

/** What a scanned receipt is of. One of another branch is told as such, with the branch's name where the server knows it. */
export async function askReceipt({ client, screen }: Link, code: Code): Promise<Answer<ReceiptAnswer>> {
  const answer = await client.ask(queries.receipt(code.branch ?? screen.branch, code.token));
  if (answer.ok || code.branch === null || code.branch === screen.branch) return answer;
  return answer.problem.name === 'code_of_another_branch' ? answer : { ok: false, problem: ofAnother };
}

const ofAnother: Problem = {
  type: '/problems/code_of_another_branch',
  name: 'code_of_another_branch',
  status: 0,
  title: '',
  detail: '',
  params: {},
};
