import { isUtf8 } from 'node:buffer';
import type { Context } from 'hono';
import type { z } from 'zod';

/** Forty papers of a dossier with long names are a tenth of it. */
export const MOST_BYTES = 256 * 1024;

const BYTE_ORDER_MARK = '\ufeff';

/**
 * As the Fetch API reads a text, a mark of the byte order is none of it; but bytes that are no UTF-8 are no text here, where it
 * would put a replacement for each, and a name would be kept without its letters.
 */
export function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) return '';
  const text = bytes.toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Null for what is too long: nothing of it is read, or no more than may come, where its length is not told. */
export async function readText(c: Context): Promise<string | null> {
  const told = c.req.header('content-length');
  if (told !== undefined) return Number(told) <= MOST_BYTES ? textOf(Buffer.from(await c.req.arrayBuffer())) : null;
  const chunks: Uint8Array[] = [];
  let left = MOST_BYTES;
  for await (const chunk of c.req.raw.body ?? []) {
    left -= chunk.length;
    if (left < 0) return null;
    chunks.push(chunk);
  }
  return textOf(Buffer.concat(chunks));
}

/** With what stood in the place of a wrong field, so that it can be told whether there was anything. */
export const parsedBody = <Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.ZodSafeParseResult<z.output<Schema>> => schema.safeParse(jsonOf(text), { reportInput: true });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
