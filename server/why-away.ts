/** Of what an attempt to connect came to, by the beginning of its code; the first that fits. For whoever sets an agent up. */
const PLAIN: readonly (readonly [begin: string, why: string])[] = [
  ['ECONNREFUSED', 'nothing listens there; is the server running, and is this its port?'],
  ['ECONNRESET', 'it hangs up; does it speak https, where MOTCUA_SERVER says http?'],
  ['UND_ERR_SOCKET', 'it hangs up; does it speak https, where MOTCUA_SERVER says http?'],
  ['ENOTFOUND', 'no machine of that name is known here'],
  ['EAI_AGAIN', 'the name cannot be looked up now'],
  ['EHOSTUNREACH', 'no way leads there from this machine'],
  ['ENETUNREACH', 'no way leads there from this machine'],
  ['ETIMEDOUT', 'nobody answers at that address'],
  ['UND_ERR_CONNECT_TIMEOUT', 'nobody answers at that address'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'it answers without encryption; MOTCUA_SERVER should begin with http://'],
  ['EPROTO', 'it answers without encryption; MOTCUA_SERVER should begin with http://'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired; is this machine’s clock right?'],
  ['CERT_NOT_YET_VALID', 'its certificate is not valid yet; is this machine’s clock right?'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'this machine does not trust its certificate (NODE_EXTRA_CA_CERTS)'],
  ['SELF_SIGNED_CERT', 'this machine does not trust its certificate (NODE_EXTRA_CA_CERTS)'],
  ['UNABLE_TO_', 'this machine does not trust its certificate (NODE_EXTRA_CA_CERTS)'],
];

const WITHIN_MS = 4_000;

/** Why a server does not answer, in words; null when it does, and is busy or no Motcua. Asks it once. */
export async function whyAway(server: string): Promise<string | null> {
  try {
    await fetch(`${server}/health`, { signal: AbortSignal.timeout(WITHIN_MS) });
    return null;
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return 'nobody answers at that address';
    const { code = '', message = String(error) } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    return (
      PLAIN.find(([begin]) => String(code).startsWith(begin))?.[1] ?? (code === '' ? message : `${message} (${code})`)
    );
  }
}
