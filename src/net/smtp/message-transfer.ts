/** Hands one message over in a session (RFC 5321 §3.3, RFC 3030, RFC 2033), and keeps `session.delivery` true meanwhile. */
import type {
  DeliveryOutcome,
  Exchange,
  RecipientDelivery,
  SmtpDelivery,
  SmtpReply,
  SmtpSession,
} from '../../model/evidence/sessions.ts';
import type { Failure, Stage } from '../../model/failure.ts';
import type { StopPoint } from '../../model/smtp.ts';
import { unsentDelivery } from '../../model/unsent-delivery.ts';
import { offers } from '../../parse/keyword.ts';
import { DotStuffing } from '../../parse/message-octets.ts';
import { replyWords } from '../../parse/reply-words.ts';
import type { Command, Interruption, Passage, SmtpConnection } from './connection.ts';
import { type EnvelopeParameters, envelopeParameters, type SendRequest } from './envelope-parameters.ts';
import { type Piece, piecesOf } from './message-pieces.ts';

/** Milliseconds RFC 5321 §4.5.3.2 gives each stage; the time for a command cuts them short. */
const MAIL_MS = 300_000;
const RCPT_MS = 300_000;
const DATA_MS = 120_000;
const BLOCK_MS = 180_000;
const MESSAGE_MS = 600_000;

/** What the session makes of replies and of its stop points; `fail` and `enter` may end it by throwing. */
export interface Course {
  heard(exchange: Exchange): SmtpReply;
  fail(failure: Failure): never;
  enter(point: StopPoint): void;
  goesTo(point: StopPoint): boolean;
}

export async function transferMessage(
  request: SendRequest,
  line: SmtpConnection,
  session: SmtpSession,
  course: Course,
): Promise<void> {
  const delivery = unsentDelivery(request.message, request.recipients ?? []);
  session.delivery = delivery;
  const parameters = envelopeParameters(request, session);
  if ('withheld' in parameters) {
    delivery.withheld = parameters.withheld;
    return;
  }
  const mayPipeline = offers(session.extensions, 'PIPELINING');
  delivery.leftOut = [...parameters.leftOut];
  if (request.pipeline === true && !mayPipeline) delivery.leftOut.push('PIPELINING');
  const together = request.pipeline === true && mayPipeline && course.goesTo('rcpt');
  await new Transfer(request, line, delivery, course, parameters).run(together);
}

class Transfer {
  readonly #request: SendRequest;
  readonly #line: SmtpConnection;
  readonly #delivery: SmtpDelivery;
  readonly #course: Course;
  readonly #parameters: EnvelopeParameters;
  /** Recipients the server has taken, whose fate the message decides. */
  readonly #taken: RecipientDelivery[] = [];

  constructor(
    request: SendRequest,
    line: SmtpConnection,
    delivery: SmtpDelivery,
    course: Course,
    parameters: EnvelopeParameters,
  ) {
    this.#request = request;
    this.#line = line;
    this.#delivery = delivery;
    this.#course = course;
    this.#parameters = parameters;
  }

  async run(together: boolean): Promise<void> {
    const byData = this.#parameters.command === 'DATA';
    const go = together ? await this.#envelopeAtOnce(byData) : await this.#envelope();
    this.#course.enter('rset');
    if (this.#taken.length === 0) return go === null ? undefined : this.#nobody(go);
    this.#delivery.command = this.#parameters.command;
    if (byData) {
      const told = go ?? (await this.#line.say(DATA));
      this.#decide(told, 'data', this.#taken);
      const { code } = this.#course.heard(told);
      if (code >= 400) return;
      if (code !== 354) this.#neither(told, 'data');
    }
    await (byData ? this.#byData() : this.#byChunks());
  }

  /** One command after another. */
  async #envelope(): Promise<null> {
    const { recipients } = this.#delivery;
    const mail = await this.#line.say(this.#mail());
    this.#decide(mail, 'mail', recipients);
    if (!isPositive(this.#course.heard(mail))) return null;
    for (const recipient of recipients) {
      this.#course.enter('rcpt');
      const rcpt = await this.#line.say(this.#rcpt(recipient));
      this.#named(recipient, rcpt);
      this.#course.heard(rcpt);
    }
    return null;
  }

  /** All of it in one go, DATA at its end (RFC 2920 §3.1); what DATA was answered, where it was said. */
  async #envelopeAtOnce(byData: boolean): Promise<Exchange | null> {
    const { recipients } = this.#delivery;
    const withData = byData && this.#course.goesTo('rset');
    const commands = [this.#mail(), ...recipients.map((one) => this.#rcpt(one)), ...(withData ? [DATA] : [])];
    const told = await this.#line.sayTogether(commands);
    const [mail, ...rest] = told as [Exchange, ...Exchange[]];
    this.#decide(mail, 'mail', recipients);
    if (mail.reply !== null && isPositive(mail.reply)) {
      for (const [index, recipient] of recipients.entries()) this.#named(recipient, rest[index] as Exchange);
    }
    const data = withData ? (told.at(-1) as Exchange) : null;
    for (const exchange of told) {
      // What the message comes to is weighed with the message.
      if (exchange !== data) this.#course.heard(exchange);
    }
    return data;
  }

  #mail(): Command {
    const { sender = '' } = this.#request;
    return {
      stage: 'mail',
      line: [`MAIL FROM:<${sender}>`, ...this.#parameters.mail].join(' '),
      withinMs: MAIL_MS,
    };
  }

  #rcpt({ address }: RecipientDelivery): Command {
    return {
      stage: 'rcpt',
      line: [`RCPT TO:<${address}>`, ...this.#parameters.rcpt(address)].join(' '),
      withinMs: RCPT_MS,
    };
  }

  #named(recipient: RecipientDelivery, rcpt: Exchange): void {
    if (rcpt.reply !== null && isPositive(rcpt.reply)) this.#taken.push(recipient);
    else this.#decide(rcpt, 'rcpt', [recipient]);
  }

  /** A pipelined DATA may be let through though nobody was taken: then a dot alone is due (RFC 2920 §3.1). */
  async #nobody(data: Exchange): Promise<void> {
    if (this.#course.heard(data).code !== 354) return;
    // LMTP answers a dot with a reply for each recipient taken, which is none.
    if (this.#request.lmtp === true) return this.#line.drop();
    this.#course.heard(await this.#line.say({ stage: 'message', line: '.', withinMs: MESSAGE_MS }));
  }

  async #byData(): Promise<void> {
    const passage = this.#passage('message', this.#whole);
    const dots = new DotStuffing();
    await this.#eachPiece(passage, Infinity, async ({ octets, isLast }) => {
      await this.#out(dots.add(octets), octets.length, passage);
      if (isLast) await this.#lastOut(dots.end(), 0, passage);
      return true;
    });
    await this.#answers(passage);
  }

  /** A reply for each piece, the last of which stands for the message (RFC 3030 §2). */
  async #byChunks(): Promise<void> {
    const { octets: total } = this.#delivery;
    const size = Math.max(1, this.#request.message.chunkOctets ?? CHUNK);
    let passage = this.#passage('data', 'BDAT');
    let left = 0;
    const whole = await this.#eachPiece(passage, size, async ({ octets, isLast }) => {
      if (left === 0) {
        left = Math.min(size, total - this.#delivery.octetsSent);
        const last = left === total - this.#delivery.octetsSent;
        const command = `BDAT ${left}${last ? ' LAST' : ''}`;
        passage = this.#passage(last ? 'message' : 'data', `${command} <${left} octets of message>`);
        await this.#out(`${command}\r\n`, 0, passage);
      }
      left -= octets.length;
      if (isLast) await this.#lastOut(octets, octets.length, passage);
      else await this.#out(octets, octets.length, passage);
      return isLast || left > 0 || (await this.#chunkTaken(passage));
    });
    if (whole) await this.#answers(passage);
  }

  async #chunkTaken(passage: Passage): Promise<boolean> {
    const told = await this.#line.heed({ ...passage, withinMs: MESSAGE_MS });
    this.#decide(told, 'data', this.#taken);
    const reply = this.#course.heard(told);
    if (reply.code >= 300 && reply.code < 400) this.#neither(told, 'data');
    return isPositive(reply);
  }

  /** False where `send` wanted no more; ends the session where the message cannot be read on. */
  async #eachPiece(
    passage: Passage,
    cutEvery: number,
    send: (piece: Piece) => Promise<boolean>,
  ): Promise<boolean> {
    const pieces = piecesOf(this.#request.message, cutEvery);
    try {
      return await this.#feed(pieces, passage, send);
    } finally {
      // Lets go of a file; what it is still waiting for may never come.
      pieces.return(undefined).catch(() => {});
    }
  }

  async #feed(
    pieces: AsyncGenerator<Piece, undefined>,
    passage: Passage,
    send: (piece: Piece) => Promise<boolean>,
  ): Promise<boolean> {
    for (;;) {
      let next: { done: IteratorResult<Piece> } | Interruption;
      try {
        next = await this.#line.meanwhile(pieces.next(), passage, UNREAD);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'EREAD';
        const why = error instanceof Error ? error.message : String(error);
        const detail = `the message could not be read to its end (${why.slice(0, 200)}), so the connection was cut before it was whole`;
        return this.#cut({ stage: 'message', kind: 'malformed', code, detail, cause: 'vantage' }, passage);
      }
      if (!('done' in next)) return await this.#interrupted(next, passage);
      if (next.done.done === true) return true;
      if (!(await send(next.done.value))) return false;
    }
  }

  async #out(octets: string | Uint8Array, count: number, passage: Passage): Promise<void> {
    const interruption = await this.#line.pour(octets, passage);
    if (interruption !== null) await this.#interrupted(interruption, passage);
    this.#delivery.octetsSent += count;
  }

  /** From here on nobody can say that it was not delivered, until the answer comes. */
  async #lastOut(octets: string | Uint8Array, count: number, passage: Passage): Promise<void> {
    const interruption = await this.#line.pour(octets, passage, () => {
      this.#delivery.octetsSent += count;
      for (const recipient of this.#taken) recipient.outcome = 'unclear';
      this.#settle();
    });
    const isOut = this.#delivery.outcome === 'unclear';
    if (interruption !== null && !(isOut && 'spoken' in interruption))
      await this.#interrupted(interruption, passage);
    this.#delivery.transferMs = round(this.#line.elapsedMs - passage.startMs);
  }

  /** To the whole message: one reply, or in LMTP one for each recipient taken. */
  async #answers(passage: Passage): Promise<void> {
    const since = this.#line.elapsedMs;
    const { lmtp = false } = this.#request;
    const { sent } = passage;
    const told: Exchange[] = [];
    for (const recipients of lmtp ? this.#taken.map((one) => [one]) : [this.#taken]) {
      const whose = lmtp ? `${sent} for ${recipients[0]?.address}` : sent;
      const exchange = await this.#line.heed({ ...passage, sent: whose, withinMs: MESSAGE_MS });
      told.push(exchange);
      this.#decide(exchange, 'message', recipients);
      if (exchange.reply === null) break;
      if (!lmtp) this.#delivery.reply = exchange.reply;
    }
    if (told.at(-1)?.reply !== null) this.#delivery.answerMs = round(this.#line.elapsedMs - since);
    for (const exchange of told) {
      const { code } = this.#course.heard(exchange);
      if (code >= 300 && code < 400) this.#neither(exchange, 'message');
    }
  }

  /** The message cannot go on: a reply before its end, which no reply but a no can be, or the end of the connection. */
  async #interrupted(interruption: Interruption, passage: Passage): Promise<never> {
    const so = this.#soFar(passage);
    if ('failure' in interruption) {
      this.#course.heard(this.#line.note(so, interruption.failure));
      return this.#course.fail(interruption.failure);
    }
    const told = await this.#line.heed(so);
    // QUIT would be a line of the message, or octets of the chunk.
    this.#line.drop();
    const stage = passage.stage === 'data' ? 'data' : 'message';
    if (told.reply !== null && told.reply.code >= 400) this.#decide(told, stage, this.#taken);
    const reply = this.#course.heard(told);
    if (reply.code < 400) return this.#neither(told, stage);
    return this.#course.fail({
      stage,
      kind: 'rejected',
      code: String(reply.code),
      detail: `${this.#request.host} refused the message before it was whole: ${replyWords(reply).slice(0, 500)}`,
      cause: 'target',
    });
  }

  #cut(failure: Failure, passage: Passage): never {
    this.#line.note(this.#soFar(passage), failure);
    this.#line.drop();
    return this.#course.fail(failure);
  }

  #neither({ reply }: Exchange, stage: Stage): never {
    return this.#course.fail({
      stage,
      kind: 'malformed',
      code: 'EPROTO',
      detail: `${this.#request.host} answered ${reply?.code} where that says neither yes nor no`,
      cause: 'target',
    });
  }

  /** A no counts for those recipients; so does a yes to the whole message. */
  #decide(
    { reply }: Exchange,
    stage: NonNullable<RecipientDelivery['stage']>,
    recipients: RecipientDelivery[],
  ): void {
    if (reply === null) return;
    const outcome = outcomeOf(reply);
    if (outcome === null || (outcome === 'accepted' && stage !== 'message')) return;
    for (const recipient of recipients) Object.assign(recipient, { outcome, stage, reply });
    this.#settle();
  }

  #settle(): void {
    const { recipients } = this.#delivery;
    this.#delivery.outcome =
      WEIGHT.find((one) => recipients.some(({ outcome }) => outcome === one)) ?? 'unsent';
  }

  #passage(stage: Stage, sent: string): Passage {
    return { stage, sent, startMs: this.#line.elapsedMs, withinMs: BLOCK_MS };
  }

  /** What stands in the transcript in place of the message. */
  get #whole(): string {
    return `<${this.#delivery.octets} octets of message>`;
  }

  /** The same, where it broke off. */
  #soFar(passage: Passage): Passage {
    const { octets, octetsSent } = this.#delivery;
    const isPart = passage.sent === this.#whole && octetsSent < octets;
    return isPart ? { ...passage, sent: `<${octetsSent} of ${octets} octets of message>` } : passage;
  }
}

const DATA: Command = { stage: 'data', line: 'DATA', withinMs: DATA_MS };
/** Where a message needs BDAT, and nobody said how much at a time. */
const CHUNK = 262_144;
const UNREAD = { what: 'the message was not read on', cause: 'vantage' } as const;

/** What is true of a message as a whole, once it is of one recipient. */
const WEIGHT: readonly DeliveryOutcome[] = ['unclear', 'accepted', 'deferred', 'unsent', 'refused'];

function isPositive({ code }: SmtpReply): boolean {
  return code >= 200 && code < 300;
}

/** Null where a reply says neither yes nor no. */
function outcomeOf({ code }: SmtpReply): DeliveryOutcome | null {
  if (code >= 500) return 'refused';
  if (code >= 400) return 'deferred';
  return code < 300 ? 'accepted' : null;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
