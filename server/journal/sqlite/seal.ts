import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Vault rows are sealed with AES-256-GCM: nonce (12 bytes) · tag (16) · ciphertext. Stream and ref are bound in, so a row
 * that is copied to another place does not open. The nonce is drawn here and not through a port: a simulated one that
 * repeats would break the cipher.
 */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const VAULT_KEY_BYTES = 32;

export function seal(key: Uint8Array, stream: string, ref: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(stream, ref));
  const body = cipher.update(content);
  const rest = cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body, rest]);
}

/** Throws when the row was altered, moved, or sealed with another key. */
export function unseal(key: Uint8Array, stream: string, ref: string, sealed: Uint8Array): Uint8Array {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(stream, ref));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  return new Uint8Array(Buffer.concat([body, decipher.final()]));
}

/** Tells a key from another without telling the key. */
export function keyDigest(key: Uint8Array): string {
  return createHash('sha256').update('motcua vault key').update(key).digest('hex').slice(0, 32);
}

function boundTo(stream: string, ref: string): Buffer {
  return Buffer.from(`${stream}\u0000${ref}`);
}
