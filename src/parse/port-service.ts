/** What a look at a port comes down to: whether mail can be handed in there, and what else it is. */

import type { PortLook } from '../model/evidence/ports.ts';
import { isOldTls } from './tls-version.ts';

/**
 * unseen: not to the end, since time was over · usable: SMTP that talks with us · refusing: SMTP that will not · foreign: some other service · broken: it begins, and
 * cannot be spoken with · tarpit, closed, filtered, unreachable: the states of contract §4.
 */
export type PortService =
  | 'unseen'
  | 'usable'
  | 'refusing'
  | 'foreign'
  | 'broken'
  | 'tarpit'
  | 'closed'
  | 'filtered'
  | 'unreachable';

/** The run, or the time for the target, ended before it was seen. */
export function isCutShort({ failure }: PortLook): boolean {
  return failure?.kind === 'cancelled';
}

export function portService(look: PortLook): PortService {
  const { state, failure, session } = look;
  if (isCutShort(look)) return 'unseen';
  if (state !== 'open') return state;
  if (failure?.kind === 'malformed' && failure.stage === 'greeting' && session?.hello == null)
    return 'foreign';
  if (session === undefined) return failure === undefined ? 'usable' : 'foreign';
  if (session.tls !== null && session.greeting === null) return 'foreign';
  if (session.hello === null) return session.outcome === 'refused' ? 'refusing' : 'broken';
  // After STARTTLS the talk must go on; one that ended there is of no use to anybody who wants TLS.
  return session.outcome === 'failed' ? 'broken' : 'usable';
}

/** What keeps mail programs from handing in mail at a port that speaks SMTP; null where nothing does. */
export function portLack({ session }: PortLook): PortLack | null {
  if (session?.tls == null) return 'tls';
  if (session.auth.length === 0) return 'sign-in';
  // RFC 8997: nothing older may carry a password.
  if (isOldTls(session.tls.protocol)) return 'protocol';
  return session.tls.authorized && session.tls.nameMatches ? null : 'certificate';
}

export type PortLack = 'tls' | 'sign-in' | 'protocol' | 'certificate';

/** `Port 587 is open, but` so. */
export const LACKS: { readonly [L in PortLack]: string } = {
  tls: 'offers no TLS',
  'sign-in': 'offers no sign-in',
  protocol: 'speaks nothing newer than TLS 1.1',
  certificate: 'shows a certificate that does not hold',
};

/** `mail.example.com port 587`, as findings name it. */
export function portName({ host, port }: Pick<PortLook, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
