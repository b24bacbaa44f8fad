import type { Answer } from '../wire/client.ts';

/** As long as between two tries to reach a server that is away. */
const ASK_AGAIN_MS = 2_000;

/** Asks at once, and again after each problem until the server answers with enough; each answer is told. Returns how to stop. */
export function keepAsking<Given>(
  ask: () => Promise<Answer<Given>>,
  onAnswer: (answer: Answer<Given>) => void,
  isEnough: (given: Given) => boolean = () => true,
): () => void {
  let gone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askOnce = async (): Promise<void> => {
    const answer = await ask();
    if (gone) return;
    onAnswer(answer);
    if (!answer.ok || !isEnough(answer.value)) timer = setTimeout(askOnce, ASK_AGAIN_MS);
  };
  void askOnce();
  return () => {
    gone = true;
    clearTimeout(timer);
  };
}
