import type { SnapshotToKeep } from './port.ts';

export async function wholeText(state: SnapshotToKeep['state']): Promise<string> {
  if (typeof state === 'string') return state;
  const pieces: string[] = [];
  for await (const piece of state) pieces.push(piece);
  return pieces.join('');
}
