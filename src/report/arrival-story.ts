/** Where what was sent came to rest, in the words that every human format uses. */
import type { ArrivalEvidence, ArrivedCopy, AwaitedMessage, Removal } from '../model/evidence/arrival.ts';
import type { Report } from '../model/report.ts';
import { grouped, span } from '../parse/figures.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';
import { listed, type Mark, plural } from './words.ts';

/** Messages told one by one. */
const MOST = 10;

export interface ArrivalLine {
  mark: Mark;
  says: string;
  /** What is worth knowing of it besides. */
  more: readonly string[];
}

export interface ArrivalStory {
  lines: ArrivalLine[];
  /** Where it was looked for. */
  watched: string;
}

/** Undefined where no mailbox was looked into. */
export function arrivalStory({ evidence: { arrival } }: Report): ArrivalStory | undefined {
  if (arrival?.status === 'failed')
    return {
      lines: [
        { mark: 'unknown', says: 'Whether it arrived could not be seen', more: [arrival.failure.detail] },
      ],
      watched: '',
    };
  if (arrival?.status !== 'observed') return undefined;
  const { messages } = arrival.value;
  const shown = messages.slice(0, MOST);
  const left = messages.length - shown.length;
  return {
    lines: [
      ...shown.map((one, index) =>
        line(one, messages.length > 1 ? `Message ${index + 1}` : 'It', arrival.value),
      ),
      ...(left > 0
        ? [
            {
              mark: 'info',
              says: `and ${plural(left, 'message')} more: ${counts(messages)}`,
              more: [],
            } as const,
          ]
        : []),
    ],
    watched: watchedWords(arrival.value),
  };
}

/** `arrived in INBOX after 2.1 s`, as the end of a headline; undefined where nobody looked. */
export function arrivalHeadline({ evidence: { arrival } }: Report): string | undefined {
  if (arrival?.status === 'failed') return 'whether it arrived could not be seen';
  if (arrival?.status !== 'observed') return undefined;
  const { messages, withinMs } = arrival.value;
  const [first] = messages;
  if (messages.length > 1) return counts(messages);
  if (first === undefined) return undefined;
  const { copy } = first;
  if (copy === null) return `not seen in the mailbox within ${span(withinMs)}`;
  const time = span(copy.delayMs);
  return copy.role === 'spam'
    ? `put among spam (${copy.path}) after ${time}`
    : `arrived in ${folderWords(copy)} after ${time}`;
}

const ROLES: { readonly [R in ArrivedCopy['role']]: { mark: Mark; words: string } } = {
  inbox: { mark: 'pass', words: '' },
  spam: { mark: 'warning', words: ' (spam)' },
  other: { mark: 'info', words: ' (a folder of its own)' },
};

const REMOVALS: { readonly [R in Removal]: string } = {
  removed: 'removed from the mailbox afterwards, and nothing else with it',
  trashed: 'moved to the trash afterwards, and nothing else with it',
  marked: 'marked as deleted afterwards; this server cannot remove one message alone',
  failed: 'it could not be removed, and is still there',
};

function line({ copy, messageId }: AwaitedMessage, who: string, { withinMs }: ArrivalEvidence): ArrivalLine {
  if (copy === null)
    return {
      mark: 'unknown',
      says: `${who} was not seen within ${span(withinMs)}`,
      more: [
        `it may be late${messageId === null ? '' : `: look for ${messageId} in the mailbox`}, or wait longer with --follow-timeout`,
      ],
    };
  const { delayMs, everyMs, receivedAt, octets, repeated, removal } = copy;
  const clock =
    everyMs < delayMs ? `by our clock, to within ${span(Math.max(1, everyMs))}` : 'by our clock, at most';
  const stamp = receivedAt === null ? '' : `; its server notes ${receivedAt.slice(11, 19)} UTC`;
  return {
    mark: ROLES[copy.role].mark,
    says: `${who} arrived in ${folderWords(copy)} ${span(delayMs)} after it was taken over`,
    more: [
      `${clock}${stamp}; ${grouped(octets)} octets`,
      ...(repeated > 0 ? [`it is there ${repeated + 1} times`] : []),
      ...(removal === null ? [] : [REMOVALS[removal]]),
    ],
  };
}

function folderWords({ path, role }: ArrivedCopy): string {
  return `${path}${ROLES[role].words}`;
}

function counts(messages: readonly AwaitedMessage[]): string {
  const of = (test: (copy: AwaitedMessage['copy']) => boolean): number =>
    messages.filter(({ copy }) => test(copy)).length;
  const told = [
    [of((copy) => copy?.role === 'inbox'), 'in the inbox'],
    [of((copy) => copy?.role === 'spam'), 'in the folder for spam'],
    [of((copy) => copy?.role === 'other'), 'in another folder'],
    [of((copy) => copy === null), 'not seen'],
  ] as const;
  return listed(told.flatMap(([number, where]) => (number === 0 ? [] : [`${number} ${where}`])));
}

function watchedWords({ mailbox }: ArrivalEvidence): string {
  const { host, port, user, protocol, folders, furtherFolders } = mailbox;
  const names = folders.slice(0, 6).map(({ path }) => path);
  const left = folders.length - names.length + furtherFolders;
  const how = protocol === null ? 'in clear' : tlsVersionWords(protocol);
  return `${listed([...names, ...(left > 0 ? [`${left} more`] : [])])} of ${user} at ${host}:${port} (${how})`;
}
