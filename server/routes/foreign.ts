import type { ProblemName } from '../../wire/http/problem.ts';
import type { Asking } from './asking.ts';

/** `none`: a person's own doing, such as a typed address. */
const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none']);
/** JSON is UTF-8 (RFC 8259): another charset would be read as what it is not. */
const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Why a command is not even looked at: a page of another house sent it, or its body does not say that it is JSON. Another
 * house's page can post plain text or a form to us unasked, but JSON only after asking, which is never granted. A program (an
 * agent, the case-handling system) names no origin. A proxy that changes `Host` is met by the public address.
 */
export function foreignProblem(asking: Asking, publicUrl: string): ProblemName | null {
  const site = asking.header('sec-fetch-site');
  if (site !== undefined && !OWN_SITES.has(site)) return 'foreign_page';
  const origin = asking.header('origin');
  if (origin !== undefined && !isOwnOrigin(origin, asking.header('host'), publicUrl)) return 'foreign_page';
  return JSON_TYPE.test(asking.header('content-type') ?? '') ? null : 'not_json';
}

/** Whether a page of this origin is one of ours: read from the address spoken to, or from the public one. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  const from = hostOf(origin);
  return from !== null && (from === host || from === hostOf(publicUrl));
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).host || null;
  } catch {
    return null;
  }
}
