/** Bounces written for people, in whatever layout: which addresses they name, and what they quote or say for each. */
import { headerOf, type MailMessage } from './mail-message.ts';
import { parseReplyText } from './reply-text.ts';

export interface NoticeRecipient {
  /** Null where the notice names nobody. */
  recipient: string | null;
  /** The reply it quotes, from its code on; lines as they came. */
  reply: string | null;
  /** What else it says about this address. */
  words: string;
  /** Who gave the reply, where the notice tells. */
  host: string | null;
  /** The server is still trying. */
  delayed: boolean;
}

export interface BounceNotice {
  /** A mail system speaks, not a program that answers for a person. */
  sure: boolean;
  /** At least one, at most {@link MAX_RECIPIENTS}. */
  recipients: NoticeRecipient[];
  /** Recipients beyond that. */
  unread: number;
}

const MAX_LINES = 10_000;
/** Lines that belong to no address, and may tell the reason of all. */
const MAX_SHARED = 600;
const MAX_LINE = 1_000;
const MAX_RECIPIENTS = 200;
/** Lines that may belong to one address. */
const MAX_BLOCK = 40;

const ADDRESS =
  /(?<![\w.+-])([^\s<>()[\],;:"'@*`]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?\.){1,10}[\p{L}][\p{L}\p{N}-]{1,62})/u;

/** From here on the notice shows the message it is about. */
const COPY =
  /^(?:[-=_*#| ]{2,}.{0,60}\b(?:copy of|original message|returned message|message (?:header|follow)|unsent message|message text|included|nachricht|message d.origine|mensaje original)\b|(?:>?\s*)(?:received|return-path|dkim-signature|x-received|arc-seal|authentication-results):\s|(?:possibly truncated )?original message (?:headers|follows):?$)/i;

/** Who sends bounces, by the name before the @ or the display name. */
const DAEMON =
  /mailer[-_ ]?daemon|mail[-_ ]?delivery|maildelivery|mail[-_ ]?daemon|microsoftexchange[0-9a-f]|bounce[-_ ]?notif|undelivered|^postmaster\b|postmaster@|mdaemon@|mail system|mail ?router|courier mail server|system administrator|systemadministrator|internet mail delivery|<\s*>/i;

export const FAILED =
  /undeliver|non[- ]?deliver|(?:not|n['’]t) (?:be(?:en)? )?deliver|deliver\w* (?:\w+ )?(?:fail|problem|error|impossible)|fail\w* (?:notice|to deliver|deliver)|returned (?:mail|to sender)|returning message|bounced|mail(?:system)? (?:error|fehler)|message (?:blocked|rejected|not sent)|delivery (?:status notification|report|incomplete|attempt)|unzustell|zustellfehler|nicht (?:zugestellt|zustell)|unzustellbar|zustellung|non (?:remis|d[ée]livr|distribu|livr)|[ée]chec|no se (?:puede|pudo|ha podido) entregar|no entregad|imposible|n[ãa]o (?:foi )?(?:entreg|poss)|falha|devolvid|non (?:recapit|consegn|[èe] stato)|mancat[ao]|impossibile|не доставлен|недоставлен|не удалось|невозможно|onbestelbaar|niet (?:bezorgd|afgeleverd)|niedostarcz|nie (?:mo[żz]na|zosta)|iletilemedi|teslim edil|配信(?:でき|不能|エラー)|届け|送信でき|退信|退回|投递失败|無法(?:傳|投|送)|无法(?:投|送|传)|未能|无法|전송 실패|배달/i;

export const DELAYED =
  /delay|(?:has|have) not (?:yet )?been delivered|not yet (?:been )?delivered|warning: (?:could not send|message)|still (?:being )?(?:tried|trying|queued|in the queue)|will (?:continue|keep|be retried|retry|try again)|verz[öo]ger|noch nicht zugestellt|retard|retras|atras(?:ad|o)|in ritardo|ritard|задерж|vertraag|op[óo][źz]ni|遅延|遅れ|延迟|延遲|지연/i;

/** Sure signs of a failure in a text that speaks of delays too: "delivery has been delayed … giving up". */
const GIVEN_UP =
  /gave up|given up|giving up|permanent (?:fatal )?error|permanently|could not be delivered to one|undeliverable|have failed|has failed/i;

/** Sendmail's headings part the addresses by what became of them, and the transcript from both. */
const HEADING = /^-{3,}\s?(?:the following address|transcript of session)/i;
const TRANSIENT = /\btransient non-?fatal errors\b/i;
/** Said once, below the transcript, of all that was still tried. */
const EXPIRED = /^message (?:could not be delivered for|will be deleted from queue)\b/i;

/** Before an address, these words tell that it is not the one that failed. */
const OTHER_PARTY =
  /^(?:from|sender|reply-to|return-path|envelope-from|mail from|von|absender|de|expéditeur|remitente|da|mittente|от|отправитель|发件人|寄件者|差出人|message-id|contact|kontakt|subject|betreff)\b[^@]*$/i;

/** "To: a@b" tells of the message that failed; the addresses that were not reached are named below. */
const HEADER_LABEL = /^(?:to|cc|bcc|an|à|para|a|кому|aan|till|til|收件人|宛先)\s*[:：]$/i;

/** A reply as notices quote it: first on its line or behind what introduces it. */
const QUOTED =
  /(?:^|<<<\s?|[:;>(['"«„“#]\s{0,2}|\b(?:said|was|returned|reply|replied|response|responded|error|code|status)[ :]{1,3})(?=[245]\d\d[ -](?:#?[245]\.\d{1,3}\.\d{1,3}\b|[^\d\s]|\s?$))/i;
const REPLY_START = /^[245]\d\d(?:[- ]|$)/;
/** How transcripts mark what the server said. */
const RECEIVED = /^(?:.{0,60}?:\s)?<(?:<<|--)\s?/;
/** What qmail goes on with behind a reply. */
const BEHIND_REPLY = /^giving up on /i;
const MAX_REPLY = 12;

/** Null for a message that is no bounce. */
export function readNotice(message: MailMessage): BounceNotice | null {
  const subject = headerOf(message, 'subject');
  const failed = recipientsOfHeader(message);
  const lines = noticeLines(message.text);
  const certainty = bounceSigns(message, subject, failed, lines);
  if (certainty === 'none') return null;
  const own = ownAddresses(message);
  return noticeOf(lines, { subject, own, failed, sure: certainty === 'sure' });
}

/** What lines say that are known to be a notice. */
export function noticeOf(
  lines: readonly string[],
  {
    subject,
    own,
    failed,
    sure,
  }: { subject: string; own: ReadonlySet<string>; failed: readonly string[]; sure: boolean },
): BounceNotice {
  const { blocks, unread } = blocksOf(lines, own, failed);
  // Replies speak of delays as well.
  const quote = lines.slice(0, 30).findIndex((line) => QUOTED.test(line));
  const head = `${subject}\n${lines.slice(0, quote === -1 ? 30 : quote).join('\n')}`;
  const delayed = DELAYED.test(head) && !GIVEN_UP.test(head);
  const expired = lines.some((line) => EXPIRED.test(line));
  return {
    sure,
    recipients: blocks.map((block) =>
      told(block, block.section === null ? delayed : TRANSIENT.test(block.section) && !expired),
    ),
    unread,
  };
}

/** Up to where the message is shown that it is about, without margins. */
export function noticeLines(text: string): string[] {
  const lines = text
    .split(/\r\n?|\n/, MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE).trim())
    .map((line) => (line === '' || !/^[>|]\s/.test(line) ? line : line.slice(1).trim()));
  const copy = lines.findIndex((line, at) => at > 0 && COPY.test(line));
  return copy === -1 ? lines : lines.slice(0, copy);
}

/** Exim and Gmail list who was not reached in a field of their own. */
function recipientsOfHeader(message: MailMessage): string[] {
  const listed = message.headers
    .filter(({ name }) => name === 'x-failed-recipients')
    .flatMap(({ value }) => value.slice(0, 20_000).split(/[\s,;]+/));
  return [...new Set(listed.map((one) => ADDRESS.exec(one)?.[1] ?? ''))].filter((one) => one !== '');
}

function bounceSigns(
  message: MailMessage,
  subject: string,
  failed: readonly string[],
  lines: readonly string[],
): 'sure' | 'likely' | 'none' {
  if (failed.length > 0) return 'sure';
  const opening = lines.slice(0, 8).join('\n');
  // The words every qmail begins with, by which its bounces are meant to be known (QSBMF).
  if (/^Hi\. (?:This|The) (?:is the )?\S* ?program/im.test(opening)) return 'sure';
  const says = FAILED.test(subject) || DELAYED.test(subject);
  if (!says && !FAILED.test(opening) && !lines.some((line) => QUOTED.test(line))) return 'none';
  if (DAEMON.test(`${headerOf(message, 'from')} ${headerOf(message, 'sender')}`)) return 'sure';
  const returnPath = message.headers.find(({ name }) => name === 'return-path')?.value;
  return returnPath !== undefined && /^<\s*>$/.test(returnPath.trim()) ? 'likely' : 'none';
}

/** The sender of the message that failed, and the notice's own: named in it, but not who was not reached. */
function ownAddresses(message: MailMessage): Set<string> {
  const own = new Set<string>();
  for (const { name, value } of message.headers) {
    if (!['from', 'to', 'sender', 'reply-to', 'delivered-to', 'x-original-to'].includes(name)) continue;
    const address = ADDRESS.exec(value.slice(0, MAX_LINE))?.[1];
    if (address !== undefined) own.add(address.toLowerCase());
  }
  return own;
}

interface Block {
  recipient: string | null;
  /** The heading it stands under, where the notice has any. */
  section: string | null;
  /** Its address stands alone on a line, as lists of them are written. */
  alone: boolean;
  lines: string[];
}

function blocksOf(
  lines: readonly string[],
  own: ReadonlySet<string>,
  failed: readonly string[],
): { blocks: Block[]; unread: number } {
  const known = new Set(failed.map((one) => one.toLowerCase()));
  const isOwn = (address: string): boolean =>
    !known.has(address) && (own.has(address) || /^(?:postmaster|mailer-daemon|abuse)@/.test(address));
  const blocks = new Map<string, Block>();
  const beyond = new Set<string>();
  let block: Block | null = null;
  let section: string | null = null;
  const rest: string[] = [];
  for (const line of lines) {
    if (HEADING.test(line)) {
      section = line;
      block = null;
      // What was said before is when the message came, and from where.
      rest.length = 0;
      continue;
    }
    // Sendmail goes on with another host, and so with other recipients.
    if (section !== null && /^\.{3} while talking to/.test(line)) block = null;
    const begun = addressLine(line);
    const several = section === null ? [] : namedTogether(line, blocks);
    const named = section === null ? undefined : blocks.get(ADDRESS.exec(line)?.[1]?.toLowerCase() ?? '');
    if (several.length > 1) {
      const tail = line.slice(line.indexOf('>... ') + 5);
      for (const one of several) if (one.lines.length < MAX_BLOCK) one.lines.push(tail);
      block = several.at(-1)!;
    } else if (begun !== null && !isOwn(begun.address.toLowerCase())) {
      const key = begun.address.toLowerCase();
      block = blocks.get(key) ?? { recipient: begun.address, section, alone: false, lines: [] };
      if (blocks.has(key) || blocks.size < MAX_RECIPIENTS) blocks.set(key, block);
      else beyond.add(key);
      block.alone ||= begun.alone;
      if (begun.rest !== '') block.lines.push(begun.rest);
    } else if (named !== undefined) {
      // In a transcript the replies to all stand one below the other.
      block = named;
      block.lines.push(line);
    } else if (block === null) {
      if (rest.length < MAX_SHARED) rest.push(line);
    } else if (block.lines.length < MAX_BLOCK) block.lines.push(line);
  }
  // Exim breaks its field off after some addresses, and lists in the text all of them in one form.
  const isListed = failed.some((one) => blocks.get(one.toLowerCase())?.alone);
  if (known.size > 0)
    for (const [key, one] of blocks) if (!known.has(key) && !(isListed && one.alone)) blocks.delete(key);
  for (const recipient of failed) {
    const key = recipient.toLowerCase();
    if (blocks.has(key)) continue;
    if (blocks.size < MAX_RECIPIENTS) blocks.set(key, { recipient, section: null, alone: false, lines: [] });
    else beyond.add(key);
  }
  const all = [...blocks.values()];
  if (all.length === 0) {
    const whole = {
      recipient: inSentence(lines, isOwn),
      section: null,
      alone: false,
      lines: lines.slice(0, MAX_SHARED),
    };
    return { blocks: [whole], unread: 0 };
  }
  shareReasons(all, rest);
  return { blocks: all, unread: beyond.size };
}

/** `<a@b>,<c@b>... Deferred`: Sendmail tells of all recipients at one host in one line. */
function namedTogether(line: string, blocks: ReadonlyMap<string, Block>): Block[] {
  const list = /^(?:<[^<>\s]{1,320}>,){1,100}<[^<>\s]{1,320}>\.\.\. /.exec(line)?.[0] ?? '';
  const named = list.split(/[<>,]+/).map((one) => blocks.get(one.toLowerCase()));
  return [...new Set(named)].filter((one) => one !== undefined);
}

/** Several addresses listed above one reason, or the reason told before the address. */
function shareReasons(all: readonly Block[], rest: readonly string[]): void {
  const isEmpty = ({ lines }: Block): boolean => lines.every((line) => line === '');
  const told = all.filter((one) => !isEmpty(one));
  for (const one of all) {
    const shared = told.findLast(({ section }) => section === one.section)?.lines ?? [];
    if (isEmpty(one)) one.lines = shared.length > 0 && one.section === null ? [...shared] : [...rest];
    else if (
      (one.section === null || all.length === 1) &&
      !one.lines.some((line) => QUOTED.test(line)) &&
      rest.some((line) => QUOTED.test(line))
    )
      one.lines.push('', ...rest.slice(0, MAX_BLOCK));
  }
}

/** A line that is an address, or begins with one: `<a@b>:`, `a@b (reason)`, `Recipient: a@b`. */
export function addressLine(line: string): { address: string; rest: string; alone: boolean } | null {
  const found = ADDRESS.exec(line);
  if (found === null) return null;
  const before = line.slice(0, found.index);
  const label = before.replace(/[<("'*\s-]+$/, '').trim();
  const rest = line.slice(found.index + found[0].length);
  // `Kim Lee (kim@example.com)<mailto:kim@example.com>`, as Exchange puts it.
  const isNamed = label.split(/\s+/).length <= 4 && /^\)?<mailto:[^>]{0,330}>$/.test(rest);
  if (label !== '' && !isNamed) {
    if (!/[:：]$/.test(label) || label.split(/\s+/).length > 4) return null;
    if (OTHER_PARTY.test(label) || HEADER_LABEL.test(label)) return null;
  }
  const after = rest
    .replace(/^[>"'\])]+/, '')
    .replace(/^(?:<mailto:[^>]{0,330}>|\(mailto:[^)]{0,330}\))/, '')
    // Exchange of old: `bob@example.com on Sat, 21 Nov 2026 09:12:06 +0000`.
    .replace(/^ on \w{3}, .{0,40}$/, '');
  // A sentence that happens to begin with an address is still about it, unless it goes on with another one.
  const told = after.replace(/^[\s:;,.…>-]+/, '').trim();
  return { address: found[0], rest: told, alone: label === '' && told === '' };
}

/** "Your message to a@b could not be delivered": the first address that is not one of the sender's side. */
function inSentence(lines: readonly string[], isOwn: (address: string) => boolean): string | null {
  for (const line of lines) {
    for (const [address] of line.matchAll(new RegExp(ADDRESS, 'gu'))) {
      const before = line.slice(0, line.indexOf(address));
      if (!isOwn(address.toLowerCase()) && !OTHER_PARTY.test(before.trim())) return address;
    }
  }
  return null;
}

function told({ recipient, lines }: Block, delayed: boolean): NoticeRecipient {
  const words = lines.filter((line) => line !== '').join('\n');
  return {
    recipient,
    reply: quotedReply(lines),
    words,
    host: parseReplyText(`- ${words}`).host,
    delayed,
  };
}

/** The last reply quoted: transcripts end with the one that decided. */
function quotedReply(lines: readonly string[]): string | null {
  // Where the server's own lines are marked, what stands between them is the reporter's.
  const marked = lines.some((line) => RECEIVED.test(line));
  let found: string | null = null;
  for (let at = 0; at < lines.length; at++) {
    if (marked && !RECEIVED.test(lines[at]!)) continue;
    const line = lines[at]!.replace(RECEIVED, '');
    const quoted = QUOTED.exec(line);
    if (quoted === null) continue;
    const code = line.slice(quoted.index + quoted[0].length);
    // Codes of success stand in transcripts too.
    if (code.startsWith('2')) continue;
    const reply = [code];
    while (at + 1 < lines.length && reply.length < MAX_REPLY) {
      if (marked !== RECEIVED.test(lines[at + 1]!)) break;
      const next = lines[at + 1]!.replace(RECEIVED, '');
      if (next === '' || next.startsWith('>>>') || BEHIND_REPLY.test(next)) break;
      if (REPLY_START.test(next) && !next.startsWith(code.slice(0, 3))) break;
      reply.push(next);
      at++;
    }
    const text = withoutTail(reply.join('\n'));
    // What a server says once it refused everybody: that nobody is left.
    if (found !== null && text.startsWith('503')) continue;
    if (found === null || hasEnhanced(text) || !hasEnhanced(found)) found = text;
  }
  return found;
}

/** Without the closing of what the reply was put in. */
function withoutTail(reply: string): string {
  const bare = reply.replace(/[\s#'"»“”]+$/, '');
  return /[)\]]$/.test(bare) && !/[([]/.test(bare) ? bare.slice(0, -1) : bare;
}

const hasEnhanced = (reply: string): boolean => /^[245]\d\d[ -]#?[245]\.\d+\.\d+/.test(reply);
