/** What a server offers, and what a sender could do there because of it. */
import { binarySize, sizeLimit } from '../knowledge/extensions.ts';
import type { SmtpSession, TlsFacts } from '../model/evidence/sessions.ts';
import { isOldTls, tlsVersionWords } from '../parse/tls-version.ts';
import { isPositive, leftUntried } from './session-words.ts';

export interface Offer {
  /** EHLO keywords with their parameters. */
  extensions: readonly string[];
  /** What was offered in clear is all there is to go by: over TLS nothing more was heard. */
  cutShort: boolean;
}

/** What a server offers, as far as it was seen: what nobody could ask is not told as absent. */
export function offerOf({ extensions, extensionsBefore, transcript, tls }: SmtpSession): Offer {
  const begun = transcript.findIndex(({ stage }) => stage === 'starttls');
  const greetedAgain = transcript
    .slice(begun + 1)
    .some(({ stage, reply }) => stage === 'hello' && isPositive(reply));
  // RFC 3207 §4.2: what was learnt in clear does not count over TLS.
  return extensionsBefore !== null && extensions.length === 0 && tls !== null && begun >= 0 && !greetedAgain
    ? { extensions: extensionsBefore, cutShort: true }
    : { extensions, cutShort: false };
}

/** What a sender could do there, and what not. */
export interface Possibility {
  can: boolean;
  says: string;
}

export function possibilities(session: SmtpSession): Possibility[] {
  const { port, tls, auth, authBefore, extensions, hello } = session;
  if (hello === null) return [];
  const offers = (keyword: string): boolean =>
    extensions.some((one) => one.split(/[ =]/)[0]?.toUpperCase() === keyword);
  const can = (says: string): Possibility => ({ can: true, says });
  const cannot = (says: string): Possibility => ({ can: false, says });
  const logsIn = auth.length > 0;
  const inClear = tls === null ? logsIn : (authBefore ?? []).length > 0;
  const size = extensions.find((one) => /^SIZE\b/i.test(one)) ?? '';
  const limit = sizeLimit(/^SIZE (\S+)/i.exec(size)?.[1]);
  const privacy =
    tls !== null
      ? can(`encrypt, ${trust(session, tls)}`)
      : leftUntried(session)
        ? can('encrypt, as the server offers; it was not tried')
        : offers('STARTTLS')
          ? cannot('encrypt this time: STARTTLS is offered, but no TLS came about')
          : cannot('encrypt: whatever is sent can be read on the way');
  if (offerOf(session).cutShort) return [privacy];
  return [
    privacy,
    logsIn
      ? can(
          `log in by ${auth.join(', ')}${tls === null ? '' : ' after TLS'}, and then hand in mail for anyone`,
        )
      : cannot(
          port === 25
            ? 'log in: this port takes mail for its own domains, from other servers'
            : 'log in, so it cannot hand in mail for other domains here',
        ),
    ...(inClear
      ? [cannot('log in in clear safely, though the server lets it: the password can be read')]
      : []),
    limit !== null
      ? can(`send messages up to ${binarySize(limit)}`)
      : can('send messages of a size nobody tells'),
    offers('8BITMIME')
      ? can('send text beyond ASCII as it is')
      : cannot('send text beyond ASCII as it is: it has to be encoded'),
    offers('SMTPUTF8')
      ? can('write to addresses with letters beyond ASCII')
      : cannot('write to addresses with letters beyond ASCII'),
    ...(offers('PIPELINING') ? [can('send several commands at once')] : []),
  ];
}

/** A certificate that holds is worth little where the encryption itself gives way. */
function trust({ host, injection }: SmtpSession, tls: TlsFacts): string {
  if (isOldTls(tls.protocol))
    return `but with ${tlsVersionWords(tls.protocol)} only, which is broken: many senders do not speak it any more`;
  if (injection?.vulnerable === true) return 'but what was slipped in before it counts as said within';
  return tls.authorized && tls.nameMatches
    ? 'and be sure whom it talks to'
    : `but not be sure whom it talks to: ${doubt(tls, host)}`;
}

/** Which of the two a certificate lacks: somebody who vouches for it, or the name. */
function doubt({ authorized, authorizationError, nameMatches, chain }: TlsFacts, host: string): string {
  if (chain.length === 0) return 'no certificate was shown';
  const misnamed = nameMatches ? null : `the certificate does not name ${host}`;
  const untrusted = authorized ? null : (authorizationError ?? 'nobody known vouches for the certificate');
  return [misnamed, untrusted].filter((part) => part !== null).join('; ');
}
