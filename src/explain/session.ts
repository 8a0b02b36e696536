/** Sessions as people paste them: which command each reply answers, and what of them is worth explaining. */
import type { Explanation, Phase } from '../model/explanation.ts';
import { withoutAuthSecret } from '../parse/auth-secret.ts';
import { phaseOfCommand, readSessionLine } from '../parse/session-line.ts';
import { type CheckWords, explainItem } from './item.ts';
import { explainReply } from './reply.ts';

/** What a line is to the session it may be part of; `within` one that surely is, where a yes needs no explanation. */
export type Heard =
  | { readonly part: 'command'; readonly text: string; readonly within: boolean }
  | {
      readonly part: 'reply';
      readonly text: string;
      readonly phase: Phase | null;
      readonly host?: string;
      readonly within: boolean;
    }
  /** Of a message, of a sign-in, or the first lines of a reply that goes on: nothing to be told by itself. */
  | { readonly part: 'aside' }
  /** Neither command nor reply. */
  | { readonly part: 'other' };

const ASIDE: Heard = { part: 'aside' };
const OTHER: Heard = { part: 'other' };
/** A client may say several commands before the first is answered (RFC 2920); more are no session (commands). */
const MOST_PENDING = 200;
/** Of one reply (RFC 5321 §4.2.1 sets no limit). */
const MOST_LINES = 100;

/** What telnet and swaks say of the connection before anybody speaks. */
const CONNECTS = /^(?:=== )?(?:Trying |Connected to )\S|^Escape character is /;

/** What they say besides; after the server took leave, also that the connection is closed. */
const NOTE = /^=== /;
const CLOSED = /^Connection closed/i;

/** Follows a session line by line; a plain list of replies is none, and is left as it is. */
export class Conversation {
  /** Commands that have no reply yet. */
  #pending: (Phase | null)[] = [];
  #open = false;
  #connected = false;
  /** The last reply was a farewell. */
  #left = false;
  /** A greeting without a mark: a command behind it opens a session. */
  #greeted = false;
  /** The message, or what signs in: none of it is said to anybody else. */
  #hidden: 'message' | 'secret' | null = null;
  #host: string | undefined;
  #lines: string[] = [];
  readonly #joins: boolean;

  /** `joins`: lines of one reply come one by one, also where no mark stands before them. */
  constructor(joins: boolean) {
    this.#joins = joins;
  }

  /** Whether the next reply may mean something by what was heard before. */
  get waiting(): boolean {
    return this.#open || this.#connected || this.#greeted || this.#pending.length > 0;
  }

  /** Whether lines that are neither command nor reply may be notes of a mail program. */
  get open(): boolean {
    return this.#open;
  }

  hear(line: string): Heard {
    if (!this.#joins && !this.waiting && isPlainReply(line)) return OTHER;
    const said = readSessionLine(line, this.#open || this.#joins);
    if (this.#hidden !== null && said?.by !== 'server' && (this.#hidden === 'message' || isSecret(line)))
      return ASIDE;
    if (said === null) {
      const connects = CONNECTS.test(line);
      if (!this.#open && !this.#joins && !connects) this.#reset();
      this.#connected ||= connects;
      const isNote = connects || NOTE.test(line) || (this.#left && CLOSED.test(line));
      return isNote ? ASIDE : OTHER;
    }
    if (said.by === 'client') return this.#command(said.text, said.marked);
    if (said.marked) this.#open = true;
    return this.#reply(said.text, said.marked);
  }

  #command(text: string, marked: boolean): Heard {
    if (marked || this.#greeted) this.#open = true;
    this.#greeted = false;
    this.#lines = [];
    const phase = phaseOfCommand(text);
    if (phase === 'ehlo') this.#pending = [];
    // The dot ends what DATA began, and its reply is awaited already.
    if (text !== '.' && this.#pending.length < MOST_PENDING) this.#pending.push(phase);
    return { part: 'command', text: withoutAuthSecret(text), within: this.#open };
  }

  #reply(text: string, marked: boolean): Heard {
    const goesOn = text[3] === '-' && !text.includes('\n');
    if (goesOn && (marked || this.#joins) && this.#lines.length < MOST_LINES) {
      this.#lines.push(text);
      return ASIDE;
    }
    const whole = [...this.#lines, text].join('\n');
    this.#lines = [];
    const code = text.slice(0, 3);
    const isGreeting = this.#pending.length === 0 && (this.#connected || code === '220');
    const phase = isGreeting ? 'greeting' : (this.#pending.shift() ?? null);
    if (isGreeting && this.#connected) this.#open = true;
    this.#connected = false;
    this.#greeted = isGreeting;
    if (isGreeting) {
      this.#host = /^220[- ]([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:\s|$)/i.exec(whole)?.[1];
    }
    this.#hidden = code === '354' ? 'message' : code === '334' ? 'secret' : null;
    if (code === '354') this.#pending.unshift('message');
    if (code === '334') this.#pending.unshift('auth');
    const heard: Heard = {
      part: 'reply',
      text: whole,
      phase,
      within: this.#open,
      ...(this.waiting && this.#host !== undefined && { host: this.#host }),
    };
    if (code === '221' || code === '421') this.#reset();
    this.#left = code === '221';
    return heard;
  }

  /** What was held back of a reply that never came to its end. */
  end(): Heard {
    const last = this.#lines.pop();
    return last === undefined ? ASIDE : this.#reply(last.replace('-', ' '), true);
  }

  #reset(): void {
    this.#pending = [];
    this.#open = false;
    this.#connected = false;
    this.#greeted = false;
    this.#hidden = null;
    this.#host = undefined;
    this.#lines = [];
  }
}

/** No greeting and no question of a sign-in, so that nothing may follow from it. */
function isPlainReply(line: string): boolean {
  const digit = line.charCodeAt(0);
  return digit >= 50 && digit <= 53 && !line.startsWith('220') && !line.startsWith('334');
}

/** What answers a question of a sign-in (RFC 4954 §4): base64, or the star that gives up, behind a mark at most. */
function isSecret(line: string): boolean {
  return /^[^A-Za-z0-9+/]{0,8}(?:[A-Za-z ]{1,20}:\s{0,4})?(?:[A-Za-z0-9+/]+={0,2}|\*)['"]?\s*$/.test(line);
}

type Reply = Extract<Heard, { part: 'reply' }>;

/**
 * What was given as one argument. Of a session the refusals are told, each at the point of the session it came at; where
 * nothing was refused, its last reply. Anything else is one item. Never empty, never throws.
 */
export function explainGiven(text: string, checks: readonly CheckWords[] = []): Explanation[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const replies = lines.length > 1 ? repliesOf(lines) : null;
  if (replies === null) return [explainItem(lines.length === 1 ? unmarked(lines[0]!) : text, checks)];
  const refusals = replies.filter(({ text: [digit] }) => digit === '4' || digit === '5');
  if (refusals.length > 0) return refusals.map(explainHeard);
  // Taking leave says nothing of what went before.
  const last = replies.findLast((one) => !one.text.startsWith('221')) ?? replies.at(-1)!;
  return [explainHeard(last)];
}

/** One line of a session, without the mark that tells who said it. */
function unmarked(line: string): string {
  const said = readSessionLine(line, false);
  return said?.marked === true ? said.text : line;
}

function explainHeard({ text, phase, host }: Reply): Explanation {
  return explainReply(text, { host, phase: phase ?? undefined });
}

/** An item of a file: what it comes to, and whether a line is enough for it. Null for what nobody asks about. */
export function explainLine(
  line: string,
  conversation: Conversation,
  checks: readonly CheckWords[],
): { explanation: Explanation; brief: boolean } | null {
  return explainPart(conversation.hear(line), line, conversation, checks);
}

/** The end of a file. */
export function explainRest(conversation: Conversation): { explanation: Explanation; brief: boolean } | null {
  return explainPart(conversation.end(), '', conversation, []);
}

function explainPart(
  heard: Heard,
  line: string,
  conversation: Conversation,
  checks: readonly CheckWords[],
): { explanation: Explanation; brief: boolean } | null {
  switch (heard.part) {
    case 'aside':
      return null;
    case 'command':
      return { explanation: explainItem(heard.text, checks), brief: heard.within };
    case 'reply': {
      if (!heard.within && (heard.phase === null || heard.phase === 'greeting'))
        return { explanation: explainItem(line, checks), brief: false };
      return { explanation: explainHeard(heard), brief: heard.within && /^[23]/.test(heard.text) };
    }
    case 'other': {
      const explanation = explainItem(line, checks);
      // Notes of the program that spoke are no slips of the pen.
      return conversation.open && explanation.kind === 'unknown' ? null : { explanation, brief: false };
    }
  }
}

/** Null where the lines are no session: without a command, replies of one code are lines of one reply. */
function repliesOf(lines: readonly string[]): Reply[] | null {
  const conversation = new Conversation(true);
  const replies: Reply[] = [];
  let commands = 0;
  let goesOn = false;
  for (const line of lines) {
    const heard = conversation.hear(line);
    if (heard.part === 'command') commands += 1;
    if (heard.part === 'reply') {
      const before = replies.at(-1);
      // Sendmail says once more below the session what it came to.
      const again =
        commands > 0 &&
        heard.phase === null &&
        before !== undefined &&
        codesOf(before.text) === codesOf(heard.text);
      if (!again) replies.push(heard);
    }
    // A long line that was broken.
    const last = replies.length - 1;
    if (heard.part === 'other' && goesOn && /^\s/.test(line))
      replies[last] = { ...replies[last]!, text: `${replies[last]!.text} ${line.trim()}` };
    goesOn = heard.part === 'reply';
  }
  const codes = new Set(replies.map((one) => one.text.slice(0, 3)));
  return replies.length > 0 && (commands > 0 || codes.size > 1) ? replies : null;
}

function codesOf(text: string): string {
  return /^\d{3}[- ](?:[245]\.\d{1,3}\.\d{1,3})?/.exec(text)?.[0].replace('-', ' ') ?? text;
}
