/** Judges replies to MAIL and RCPT: taken, refused, put off, or refused because of who we are. */
import type { Exchange, SmtpSession } from '../model/evidence/sessions.ts';
import type { Observation } from '../model/finding.ts';
import { refusalOf } from '../parse/refusal.ts';
import { fail, pass, unknown } from './define.ts';

export interface Heard {
  session: SmtpSession;
  exchange: Exchange;
}

/** Exchanges of one stage that got a reply, over all sessions. */
export function heardAt(sessions: readonly SmtpSession[], stage: 'mail' | 'rcpt'): Heard[] {
  return sessions.flatMap((session) =>
    session.transcript
      .filter((exchange) => exchange.stage === stage && exchange.reply !== null)
      .map((exchange) => ({ session, exchange })),
  );
}

/** `postmaster@example.com` of `RCPT TO:<postmaster@example.com>`. */
export function pathOf({ sent }: Exchange): string {
  return /<(.*)>/.exec(sent ?? '')?.[1] ?? '';
}

/**
 * One verdict over the replies of several servers. Where mail would go on to the next host (`onward`), the last word
 * counts; servers that were named each count.
 */
export function judgeReplies(
  what: string,
  heard: readonly Heard[],
  onward: boolean,
  subject?: string,
): Observation {
  const judged = (onward ? heard.slice(-1) : heard).map(judgeReply);
  const worst =
    judged.find(({ verdict }) => verdict === 'fail') ??
    judged.find(({ verdict }) => verdict === 'unknown') ??
    judged[0];
  const { verdict = 'pass', words = '', host = '', meaning = '', aimed = false, ip = '' } = worst ?? {};
  const extras = subject === undefined ? {} : { subject };
  const data = { ip, reply: words };
  switch (verdict) {
    case 'pass':
      return pass(`${host} takes ${what}: ${words}`, data, extras);
    case 'fail':
      return fail(`${host} refuses ${what}: ${words}`, data, extras);
    default:
      return unknown(
        `Could not be determined: ${host} does not take ${what}${aimed ? ', because of us' : ' for now'}: ${words}${meaning}`,
        aimed ? 'vantage' : 'target',
        { ...data, kind: 'rejected', stage: heard[0]?.exchange.stage ?? 'mail' },
        extras,
      );
  }
}

function judgeReply({ session: { host, ip }, exchange: { reply, stage } }: Heard): {
  verdict: 'pass' | 'fail' | 'unknown';
  words: string;
  host: string;
  ip: string;
  aimed: boolean;
  meaning: string;
} {
  const code = reply?.code ?? 0;
  const words = `${code} ${reply?.lines.join(' ') ?? ''}`.trim().slice(0, 300);
  const aimed = reply === null ? null : refusalOf(reply, stage, [ip]);
  const meaning = aimed === null ? '' : ` (${aimed.says})`;
  const verdict = code < 400 ? 'pass' : code < 500 || aimed !== null ? 'unknown' : 'fail';
  return { verdict, words, host, ip, aimed: aimed !== null, meaning };
}
