import { cpus, totalmem } from 'node:os';

/** One line that names the machine, to stand beside the figures. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${cpus().length} cores, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}
