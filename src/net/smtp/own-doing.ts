/** Tells trouble the user's own wishes brought about from trouble of the server: what we did is nothing other senders do. */
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { SmtpRequest } from '../../model/smtp.ts';

/** TLS before the first word is what these are for (RFC 8314 §3.3). */
const IMPLICIT_PORTS = [465, 2465, 8465];
/** What a proxy header that nobody waits for throws out of step. */
const OUT_OF_STEP: readonly Failure['stage'][] = ['greeting', 'hello', 'starttls', 'handshake'];

/** The failure with its true cause, and the wish that is behind it. */
export function ownDoing(request: SmtpRequest, { failure }: SmtpSession): Failure | undefined {
  if (failure === undefined || failure.cause !== 'target') return failure;
  const wish = wishBehind(request, failure);
  return wish === null
    ? failure
    : { ...failure, detail: `${failure.detail} (with ${wish}, as asked)`, cause: 'vantage' };
}

function wishBehind({ port, tls, tlsOptions = {}, ...rest }: SmtpRequest, { stage }: Failure): string | null {
  if (rest.proxyProtocol !== undefined && OUT_OF_STEP.includes(stage)) return '--proxy-protocol';
  if (rest.lmtp === true && stage === 'hello') return '--lmtp';
  if (stage === 'xclient') return '--xclient';
  if (stage !== 'handshake') return null;
  const { serverName, minVersion, maxVersion, ciphers, certificate } = tlsOptions;
  if (tls === 'implicit' && !IMPLICIT_PORTS.includes(port)) return '--tls implicit';
  if (ciphers !== undefined) return '--tls-cipher';
  if (serverName !== undefined && serverName !== rest.host) return `--sni ${serverName}`;
  if (certificate !== undefined) return '--tls-cert';
  // Whoever speaks 1.2 asks for no more than any sender of today.
  if (minVersion === 'TLSv1.3') return '--tls-min 1.3';
  if (maxVersion === 'TLSv1' || maxVersion === 'TLSv1.1')
    return `--tls-max ${maxVersion === 'TLSv1' ? '1.0' : '1.1'}`;
  return null;
}
