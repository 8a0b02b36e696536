/** Trust anchors for TLS: the usual ones, and those the user added. */
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

const contexts = new WeakMap<readonly string[], SecureContext>();

/** Options for `tls.connect`; reading a hundred roots is dear, so it is done once for a list of added ones. */
export function trust(extraCa: readonly string[]): { secureContext?: SecureContext } {
  if (extraCa.length === 0) return {};
  let secureContext = contexts.get(extraCa);
  if (secureContext === undefined) {
    secureContext = createSecureContext({ ca: [...rootCertificates, ...extraCa] });
    contexts.set(extraCa, secureContext);
  }
  return { secureContext };
}
