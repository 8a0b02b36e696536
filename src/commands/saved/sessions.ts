/** Evidence of live sessions: transcript, TLS, sign-in, further looks. */
import {
  type AuthAttempt,
  type Authentication,
  type CertificateFacts,
  DELIVERY_OUTCOMES,
  type Errand,
  type Exchange,
  type InjectionLook,
  type LegacyTlsLook,
  type RecipientDelivery,
  type RelayAttempt,
  type RelayLook,
  type SmtpDelivery,
  type SmtpReply,
  type SmtpSession,
  STRIPPING_SIGNS,
  type Timings,
  type TlsFacts,
} from '../../model/evidence/sessions.ts';
import { failure, stage, texts } from './outcome.ts';
import {
  address,
  flag,
  list,
  maybe,
  number,
  object,
  orNull,
  text,
  time,
  timeOrEmpty,
  whole,
  word,
} from './shape.ts';

export const tlsMode = word('none', 'starttls', 'implicit');

const tls = object<TlsFacts>({
  protocol: text,
  cipher: text,
  keyExchange: orNull(text),
  authorized: flag,
  authorizationError: orNull(text),
  nameMatches: flag,
  chain: list(
    object<CertificateFacts>({
      subject: text,
      issuer: text,
      names: texts,
      validFrom: timeOrEmpty,
      validTo: timeOrEmpty,
      der: text,
      spki: text,
      keyType: orNull(text),
      keyBits: orNull(number),
      signatureAlgorithm: orNull(text),
      fromStore: flag,
    }),
  ),
});

const reply = object<SmtpReply>({ code: whole, enhanced: orNull(text), lines: texts });

const transcript = list(
  object<Exchange>({
    stage,
    startMs: number,
    tookMs: number,
    sent: orNull(text),
    reply: orNull(reply),
    encrypted: flag,
    failure: maybe(failure),
  }),
);

const deliveryOutcome = word(...DELIVERY_OUTCOMES);

const delivery = object<SmtpDelivery>({
  outcome: deliveryOutcome,
  command: word('DATA', 'BDAT', null),
  octets: whole,
  octetsSent: whole,
  leftOut: texts,
  recipients: list(
    object<RecipientDelivery>({
      address: text,
      outcome: deliveryOutcome,
      stage: word('mail', 'rcpt', 'data', 'message', null),
      reply: orNull(reply),
    }),
  ),
  reply: orNull(reply),
  transferMs: orNull(number),
  answerMs: orNull(number),
  withheld: maybe(failure),
});

export const session = object<SmtpSession>({
  host: text,
  ip: address,
  port: whole,
  tlsMode,
  outcome: word('completed', 'refused', 'failed'),
  failure: maybe(failure),
  greeting: orNull(text),
  greetingCode: orNull(whole),
  hello: orNull(
    object<NonNullable<SmtpSession['hello']>>({ verb: word('EHLO', 'HELO', 'LHLO'), name: text }),
  ),
  extensions: texts,
  extensionsBefore: orNull(texts),
  auth: texts,
  authBefore: orNull(texts),
  authentication: maybe(
    object<Authentication>({
      outcome: word('accepted', 'refused', 'deferred', 'unavailable', 'withheld', 'failed'),
      user: orNull(text),
      kind: word('password', 'token'),
      attempts: list(object<AuthAttempt>({ mechanism: text, reply: orNull(reply), detail: orNull(text) })),
    }),
  ),
  tls: orNull(tls),
  tlsMax: maybe(word('TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3')),
  sni: maybe(text),
  clearAfterStartTls: flag,
  insteadOfTls: maybe(text),
  mailboxAskedAt: maybe(address),
  unsendable: maybe(
    object<NonNullable<SmtpSession['unsendable']>>({ sender: orNull(text), recipients: texts }),
  ),
  delivery: maybe(delivery),
  errand: maybe(
    object<Errand>({
      message: whole,
      tryNumber: whole,
      waitedMs: number,
      at: time,
      recipients: texts,
      messageId: orNull(text),
      token: orNull(text),
    }),
  ),
  signs: maybe(list(word(...STRIPPING_SIGNS))),
  legacy: maybe(
    list(
      object<LegacyTlsLook>({
        version: word('TLSv1', 'TLSv1.1'),
        accepted: orNull(flag),
        failure: maybe(failure),
      }),
    ),
  ),
  injection: maybe(object<InjectionLook>({ vulnerable: orNull(flag), transcript, failure: maybe(failure) })),
  relay: maybe(
    object<RelayLook>({
      relays: orNull(flag),
      attempts: list(
        object<RelayAttempt>({
          form: text,
          sender: text,
          recipient: text,
          reply: orNull(reply),
          accepted: flag,
          decisive: flag,
        }),
      ),
      transcript,
      failure: maybe(failure),
    }),
  ),
  transcript,
  timings: object<Timings>({
    connectMs: orNull(number),
    silentMs: maybe(number),
    greetingMs: orNull(number),
    tlsMs: orNull(number),
    totalMs: number,
  }),
});
