/** A session word for word, both sides, in the manner of swaks: -> and <- in clear, ~> and <~ over TLS. */
import { replyCode } from '../../../knowledge/reply-codes.ts';
import type { SmtpReply, SmtpSession } from '../../../model/evidence/sessions.ts';
import type { Stage } from '../../../model/failure.ts';
import { phaseOfStage } from '../../../parse/phase.ts';
import { CLEAR_WORDS } from '../../session-steps.ts';
import { tlsWords } from '../../session-words.ts';
import { padStart, wrap } from '../columns.ts';
import { type Page, quote } from '../page.ts';

/** The longest EHLO reply of a real server has some forty lines; a hostile one must not fill the screen. */
const MAX_LINES = 60;
/** Before a remark of ours: the time, and ` === `. */
const GLOSS = 14;

export function transcript(page: Page, session: SmtpSession): string[] {
  const { faint, strong, marks } = page.style;
  const time = (ms: number | null): string => faint(padStart(ms === null ? '' : ms.toFixed(1), 9));
  const note = (at: number | null, text: string): string => `${time(at)} === ${quote(text, 600)}`;
  const { failure, tls, timings, tlsMode, host, ip, port } = session;
  const lines = [strong(`Transcript of ${quote(host)}:${port} at ${quote(ip)}`)];
  if (session.transcript.length > 0 || (failure?.stage !== 'connect' && failure?.stage !== 'proxy'))
    lines.push(note(timings.connectMs, `connected to ${ip} port ${port}`));
  const secured = (at: number): void => {
    if (tls !== null) lines.push(note(at, `TLS: ${tlsWords(tls)}`));
  };
  if (tlsMode === 'implicit') secured((timings.connectMs ?? 0) + (timings.tlsMs ?? 0));
  for (const { stage, sent, reply, encrypted, startMs, tookMs, failure: trouble } of session.transcript) {
    const [there, back, bad] = encrypted ? [' ~>', '<~ ', '<~*'] : [' ->', '<- ', '<**'];
    if (sent !== null) lines.push(`${time(startMs)} ${there} ${quote(sent, 2_000)}`);
    if (reply !== null) {
      const isBad = reply.code >= 400;
      const all = replyLines(reply);
      const shown = all.slice(0, MAX_LINES).map((line, index) => {
        const text = `${isBad ? bad : back} ${quote(line, 1_000)}`;
        return `${time(index === 0 ? startMs + tookMs : null)} ${isBad ? marks.error(text) : text}`;
      });
      lines.push(...shown);
      if (all.length > MAX_LINES) lines.push(note(null, `and ${all.length - MAX_LINES} more lines`));
      const means = isBad ? null : meaningOf(reply, stage);
      if (means !== null)
        lines.push(...wrap(means, page.width - GLOSS).map((line) => faint(note(null, line))));
    }
    if (trouble !== undefined)
      lines.push(`${time(startMs + tookMs)} ${marks.error(`*** ${quote(trouble.detail, 600)}`)}`);
    if (stage !== 'starttls' || reply?.code !== 220) continue;
    if (session.clearAfterStartTls) lines.push(`${time(null)} ${marks.error(`*** ${CLEAR_WORDS}`)}`);
    secured(startMs + tookMs + (timings.tlsMs ?? 0));
  }
  const told = session.transcript.some((one) => one.failure?.detail === failure?.detail);
  if (failure !== undefined && failure.kind !== 'rejected' && !told)
    lines.push(`${time(timings.totalMs)} ${marks.error(`*** ${quote(failure.detail, 600)}`)}`);
  return lines;
}

/** What the code says at that stage; what a refusal comes to is told at length beside the transcript. */
function meaningOf({ code }: SmtpReply, stage: Stage): string | null {
  const row = replyCode(code);
  const phase = phaseOfStage(stage);
  return row === null ? null : ((phase === undefined ? undefined : row.at?.[phase]) ?? row.title);
}

/** As they came over the wire. */
function replyLines({ code, lines }: SmtpReply): string[] {
  return lines.map((line, index) => `${code}${index < lines.length - 1 ? '-' : ' '}${line}`);
}
