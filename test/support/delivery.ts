/** Evidence literals for deliveries: sessions with what was said, and the attempts they come to. */

import { explainedReplies, meaningInWords } from '../../src/explain/session-replies.ts';
import type { DeliveryEvidence } from '../../src/model/evidence/delivery.ts';
import type { Exchange, SmtpReply, SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Failure, Stage } from '../../src/model/failure.ts';
import type { Observed } from '../../src/model/outcome.ts';
import type { ExplainedReply } from '../../src/model/report.ts';
import { enhancedCode } from '../../src/net/smtp/reply.ts';
import { negativeReplies } from '../../src/parse/negative-replies.ts';
import { attemptOf } from '../../src/probes/delivery.ts';
import { observed } from './evidence.ts';
import { session } from './transport.ts';

export function reply(text: string): SmtpReply {
  const code = Number(text.slice(0, 3));
  const lines = text.slice(4).split('\n');
  return { code, enhanced: enhancedCode(code, lines), lines };
}

/** `['rcpt', 'RCPT TO:<a@example.com>', '250 ok']`, with a flight of 20 ms each. */
export type Said = readonly [stage: Stage, sent: string | null, text: string | null];

export function said(...all: readonly Said[]): Exchange[] {
  return all.map(([stage, sent, text], index) => ({
    stage,
    startMs: 20 + index * 20,
    tookMs: text === null ? 0 : 20,
    sent,
    reply: text === null ? null : reply(text),
    encrypted: false,
  }));
}

/** A session that asked for a sender and recipients. */
export function envelope(
  mail: string,
  rcpts: Record<string, string> = {},
  over: Partial<SmtpSession> = {},
): SmtpSession {
  return session({
    transcript: said(
      ['mail', 'MAIL FROM:<probe@example.org>', mail],
      ...Object.entries(rcpts).map(([path, text]): Said => ['rcpt', `RCPT TO:<${path}>`, text]),
      ['rset', 'RSET', '250 ok'],
    ),
    ...over,
  });
}

export function unconnected(failure: Partial<Failure>, over: Partial<SmtpSession> = {}): SmtpSession {
  return session({
    outcome: 'failed',
    failure: {
      stage: 'connect',
      kind: 'refused',
      detail: 'mx.example.com port 25 refuses connections',
      cause: 'target',
      ...failure,
    },
    tls: null,
    tlsMode: 'none',
    hello: null,
    greeting: null,
    greetingCode: null,
    extensions: [],
    extensionsBefore: null,
    timings: { connectMs: 20, greetingMs: null, tlsMs: null, totalMs: 20 },
    ...over,
  });
}

export function delivered(
  sessions: readonly SmtpSession[],
  by: DeliveryEvidence['by'] = 'named',
): { sessions: Observed<SmtpSession[]>; delivery: Observed<DeliveryEvidence> } {
  const attempts = sessions.map((one) => attemptOf(one, by === 'named' ? null : 10, meaningInWords));
  return {
    sessions: observed([...sessions]),
    delivery: observed({
      by,
      to: by === 'named' ? 'mx.example.com' : 'example.com',
      attempts,
      askedRecipient: attempts.some(({ stage }) => stage === 'rcpt'),
    }),
  };
}

/** What a run adds to its report where somebody said no. */
export function explained(sessions: readonly SmtpSession[]): { replies: ExplainedReply[] } {
  return { replies: explainedReplies(negativeReplies(sessions)) };
}
