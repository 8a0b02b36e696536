/** One reply of a server, or a log's or a bounce's quote of one: its codes, its words, and when it was said. */
import type { Phase } from '../model/explanation.ts';

export interface ReplyText {
  /** 200 to 599. */
  replyCode: number | null;
  /** `5.1.1`, as written, also where its class contradicts the reply code (RFC 3463 §2). */
  enhancedCode: string | null;
  /** What is said behind the codes, on one line; at most {@link MAX_READ} characters. */
  words: string;
  /** Told by whoever quotes the reply ("in reply to RCPT TO command"). */
  phase: Phase | null;
  /** Who said it, where the quote tells. */
  host: string | null;
}

/** Replies are at most a few lines of 512 octets (RFC 5321 §4.5.3.1.5); what comes later decides nothing. */
export const MAX_READ = 4_096;

/** How those who quote a reply say what it answered; case and what stands between the words do not matter. */
const ANSWERED: readonly (readonly [RegExp, Phase])[] = [
  [
    /end of data|data end|final dot|end[-_ ]of[-_ ]message|\beom\b|message content|data terminator|mail body/i,
    'message',
  ],
  [/\brcpt\b/i, 'rcpt'],
  [/\bmail\b/i, 'mail'],
  [/\bdata\b|\bbdat\b/i, 'data'],
  [/starttls/i, 'starttls'],
  [/\bauth\b/i, 'auth'],
  [/\b(?:helo|ehlo|lhlo)\b/i, 'ehlo'],
  [/connect|greeting|banner/i, 'greeting'],
];

/** `(in reply to RCPT TO command)` of Postfix. */
const IN_REPLY_TO = /\(?\bin reply to ([^()]{1,60}?)(?: command)?\)/i;
/** `SMTP error from remote mail server after RCPT TO:<a@b>: host c [192.0.2.1]: 550 …` of Exim. */
const AFTER =
  /\bafter ((?:pipelined |sending |initial )?[A-Za-z][A-Za-z ]{2,24})(?::?<[^>]{0,320}>)?[^:]{0,40}:/i;
/** `NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 …` of Postfix. */
const REJECTED = /\breject(?:_warning)?: ([A-Za-z-]{3,16}) from /i;
/** `host mx.example.com[192.0.2.1] said:`, `while talking to mx.example.com.:` */
const SPEAKER =
  /(?:\bhost|while talking to|\bremote server|\bremote host|\bconnected to|\bgenerating server:?) ([a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]{2,63})/i;

/** A reply code in running text: with an enhanced code behind it, or after what introduces a reply. */
const QUOTED_CODE =
  /(?<![\w.:/@#=-])([245]\d\d)(?:[- ](?=#?[245]\.\d\.\d)|(?=$|[-: ,.)'"]))(?<=(?:[:;>('"“„«‘「：]\s{0,2}|\b(?:said|reply|replied|response|responded|error|code|status|with|smtp|returned|got|answer|was|by|is|fehler|erreur|errore|ошибка)[ :=]{1,3}|^)[245]\d\d.?)|(?<![\w.:/@-])([245]\d\d)[- ]#?(?=[245]\.\d\.\d{1,3}(?![\d.]))/i;
/** An enhanced status code anywhere (RFC 3463 §2; subjects end at 7), no part of an address or a version. */
const ENHANCED = /(?<![\w.:/-])([245]\.[0-7]\.\d{1,3})(?![\w]|\.\d|-\w)/;

/** `Mailbox unavailable. The server response was: 5.7.1 …`: a library says what the code stands for, then quotes. */
const ANSWER_WAS =
  /(?:response|repl(?:y|ied)|answer(?:ed)?|responded|said|returned|antwort|respuesta|resposta|réponse|risposta|ответ|応答|响应|回應|回应)[^:：.。]{0,24}[:：。]\s*[#"'„“«(]?\s*$/iu;
/** `The command did not succeed. The mail server responded: …`: how a mail program introduces what the server said. */
const SERVER_SAID =
  /(?:\bserver (?:responded|replied|said|answered|response(?: was)?|reply(?: was)?)|serverantwort(?: (?:war|lautet))?|server antwortete|servidor (?:respondió|fue|foi|respondeu|ha respondido)|serveur (?:a répondu|était|est)|server (?:ha risposto|è stata)|сервер ответил|ответ сервера|サーバーの応答|服务器(?:响应|返回)(?:为)?)\s?[:：]\s*/iu;
/** Words that are more than a link or a host. */
const SENTENCE = /(?:^|[\s(])\p{L}{2,}(?:[\s,]+\p{L}+)+/u;

/** `Swift_TransportException: `, `Uncaught a.b.SendFailedException: `: what a program calls a failure is no word of what it quotes. */
const THROWN =
  /^(?:(?:PHP )?Fatal error:\s+)?(?:Uncaught |Unhandled exception\. |Caused by: )?(?:\w+(?:\.|::|\\+))*\w*[a-z](?:Exception|Error): (?=\S+\s+\S+\s+\S)/i;
/** `code "550", with message "…"`: libraries name the code, then hand over the reply or its words. */
const WITH_MESSAGE =
  /^["'”»)\]]?[\s,;:.]{0,3}(?:(?:with|and|its|the|error|server) ){0,3}["']?(?:message|msg|text|reason|response|reply)["']?\s?[:=]?\s?["'“„«]?(?=[^\s"'])/i;
const EXPECTED = /\bexpected (?:\w+ ){0,3}["'“]?$/i;
const REPEATED = /^[245]\d\d[- ]/;
/** `Detail: … SMTP code: 552 Additional SMTP info: 5.7.0` of PHPMailer. */
const DETAILED =
  /\bDetail: (.*?)\s*SMTP code: ([245]\d\d)(?: Additional SMTP info: ([245]\.\d{1,3}\.\d{1,3}))?/is;
const COMMAND_FAILED = /\b(MAIL FROM|RCPT TO|DATA END|DATA|AUTH|STARTTLS|EHLO|HELO) command failed/;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const isDigit = (text: string, at: number): boolean => digit(text, at) >= 0 && digit(text, at) <= 9;

/** The reply code that begins at `at`, or 0. */
function codeAt(text: string, at: number): number {
  const first = digit(text, at);
  if (!(first >= 2 && first <= 5) || !isDigit(text, at + 1) || !isDigit(text, at + 2)) return 0;
  const next = text.charCodeAt(at + 3);
  // A dot or colon may follow where a person wrote the code down; a digit or letter makes it something else.
  if (at + 3 < text.length && next !== 32 && next !== 45 && next > 13 && !':,.;)'.includes(text[at + 3]!))
    return 0;
  if (next === 46 && isDigit(text, at + 4)) return 0;
  return first * 100 + digit(text, at + 1) * 10 + digit(text, at + 2);
}

/** The length of the enhanced code that begins at `at`, or 0. */
function enhancedAt(text: string, at: number): number {
  const first = digit(text, at);
  if ((first !== 2 && first !== 4 && first !== 5) || text[at + 1] !== '.') return 0;
  let end = at + 2;
  while (isDigit(text, end) && end < at + 5) end++;
  if (end === at + 2 || text[end] !== '.') return 0;
  const detail = ++end;
  while (isDigit(text, end) && end < detail + 3) end++;
  if (end === detail || isDigit(text, end)) return 0;
  // Four numbers are an address.
  return text[end] === '.' && isDigit(text, end + 1) ? 0 : end - at;
}

/** Never throws; a text without codes is all words. */
export function parseReplyText(text: string): ReplyText {
  const read = (text.length > MAX_READ ? text.slice(0, MAX_READ) : text).trim();
  const code = codeAt(read, 0);
  if (code !== 0) return fromReply(read, code, 0, null, null);
  const length = enhancedAt(read, 0);
  if (length !== 0 && !isDigit(read, length)) {
    const { words, phase } = withoutQuestion(oneLine(read.slice(length)), null);
    return { replyCode: null, enhancedCode: read.slice(0, length), words, phase, host: null };
  }
  return fromQuote(read);
}

/** A reply from `start` on, whose code is known. */
function fromReply(
  text: string,
  code: number,
  start: number,
  phase: Phase | null,
  host: string | null,
): ReplyText {
  const digits = text.slice(start, start + 3);
  let enhanced: string | null = null;
  let words = '';
  let at = start;
  // Each line, and each line that a log has drawn into one, repeats the codes.
  while (at < text.length) {
    at += 3;
    while (at < text.length && (text.charCodeAt(at) <= 32 || ':,;)-'.includes(text[at]!))) at++;
    if (text[at] === '#') at++;
    const length = enhancedAt(text, at);
    if (length > 0) {
      enhanced ??= text.slice(at, at + length);
      at += length;
    }
    let next = text.indexOf(digits, at);
    while (next !== -1 && !repeats(text, next)) next = text.indexOf(digits, next + 3);
    if (next === -1) {
      words += text.slice(at);
      break;
    }
    words += text.slice(at, next);
    at = next;
  }
  const said = oneLine(words);
  if (enhanced === null) {
    const found = ENHANCED.exec(said);
    if (found !== null) enhanced = found[1]!;
  }
  return { replyCode: code, enhancedCode: enhanced, host, ...withoutQuestion(said, phase) };
}

/** What was answered tells when it was said, and is no part of it. */
function withoutQuestion(said: string, phase: Phase | null): { words: string; phase: Phase | null } {
  const answered = said.includes('in reply to') ? IN_REPLY_TO.exec(said) : null;
  if (answered === null) return { words: said, phase };
  const { index, 0: all, 1: question } = answered;
  return {
    words: oneLine(said.slice(0, index) + said.slice(index + all.length)),
    phase: phase ?? phaseOf(question!),
  };
}

/** Whether the code at `at` begins another line of the same reply. */
function repeats(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === 10 || before === 13) return codeAt(text, at) !== 0;
  if (before > 32) return false;
  const after = text[at + 3];
  if (after === '-') return text.charCodeAt(at + 4) > 32;
  return after === ' ' && enhancedAt(text, at + 4) > 0;
}

/** The first code that refuses; another where there is none: "expected 250, but got 530". */
function quotedCode(text: string): { digits: string; at: number } | null {
  let first: { digits: string; at: number } | null = null;
  for (let from = 0; ; ) {
    const found = QUOTED_CODE.exec(text.slice(from));
    if (found === null) return first;
    const digits = found[1] ?? found[2]!;
    const at = text.indexOf(digits, from + found.index);
    if (digits[0] !== '2') return { digits, at };
    // What was expected was not said.
    if (!EXPECTED.test(text.slice(0, at))) first ??= { digits, at };
    from = at + digits.length;
  }
}

const QUOTES: { readonly [open: string]: string } = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '「': '」',
};

/** Where a reply in quotation marks ends that begins at `at`; what a mail program says behind it is not the server's. */
function quoteEnd(text: string, at: number): number {
  const close = QUOTES[text[at - 1] ?? ''];
  if (close === undefined) return text.length;
  let end = text.indexOf(close, at);
  // "doesn't" ends nothing.
  while (end !== -1 && /[\p{L}\d]/u.test(text[end + 1] ?? '')) end = text.indexOf(close, end + 1);
  return end === -1 ? text.length : end;
}

function fromQuote(wrapped: string): ReplyText {
  const text = wrapped.replace(THROWN, '');
  const detailed = DETAILED.exec(text);
  if (detailed !== null) {
    const [, said = '', code = '', more = ''] = detailed;
    const failed = COMMAND_FAILED.exec(text)?.[1];
    return fromReply(
      `${code} ${more} ${said}`,
      Number(code),
      0,
      failed === undefined ? null : phaseOf(failed),
      null,
    );
  }
  const host = SPEAKER.exec(text)?.[1] ?? null;
  const answered = IN_REPLY_TO.exec(text) ?? REJECTED.exec(text) ?? AFTER.exec(text);
  const phase = answered === null ? null : phaseOf(answered[1]!);
  const quoted = quotedCode(text);
  if (quoted !== null) {
    const { digits, at } = quoted;
    const message = WITH_MESSAGE.exec(text.slice(at + digits.length));
    if (message !== null) {
      const begun = at + digits.length + message[0].length;
      const said = text.slice(begun, quoteEnd(text, begun)).replace(/(?:\\[rn])+$/, '');
      return fromReply(REPEATED.test(said) ? said : `${digits} ${said}`, Number(digits), 0, phase, host);
    }
    const said = text.slice(0, quoteEnd(text, at));
    const isFramed = answered !== null || host !== null;
    return withEnhanced(fromReply(said, Number(digits), at, phase, host), text, at, isFramed);
  }
  const enhanced = ENHANCED.exec(text);
  if (enhanced === null) {
    const intro = SERVER_SAID.exec(text);
    const said = intro === null ? '' : text.slice(intro.index + intro[0].length);
    const words = oneLine(SENTENCE.test(said) ? said : text);
    return { replyCode: null, enhancedCode: null, host, ...withoutQuestion(words, phase) };
  }
  const at = enhanced.index;
  const before = text.slice(0, at);
  const behind = text.slice(at + enhanced[1]!.length);
  const isQuoted = ANSWER_WAS.test(before) && SENTENCE.test(behind);
  const words = oneLine(isQuoted ? behind : `${before.replace(/[(#\s]+$/, '')} ${behind}`);
  return { replyCode: null, enhancedCode: enhanced[1]!, host, ...withoutQuestion(words, phase) };
}

/** `dsn=5.1.1, status=bounced (host … said: 550 …)`: the quote's own code stands before the reply. */
function withEnhanced(reply: ReplyText, text: string, at: number, isFramed: boolean): ReplyText {
  let { enhancedCode, words } = reply;
  if (enhancedCode === null)
    enhancedCode = ENHANCED.exec(text.slice(0, at).replaceAll('=', ' '))?.[1] ?? null;
  // A code with nothing behind it, and the reason told before; who only says whom it quotes gives no reason.
  if (!isFramed && words.length < 8 && at > 16) words = oneLine(`${text.slice(0, at)} ${words}`);
  return { ...reply, enhancedCode, words };
}

function phaseOf(words: string): Phase | null {
  return ANSWERED.find(([sign]) => sign.test(words))?.[1] ?? null;
}

function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text.trim();
}
