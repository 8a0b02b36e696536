/** What the flags of `send` say of the envelope and of patience: checked before anything is sent. */
import type { DispatchWishes } from '../model/dispatch.ts';
import type { DeliveryReports } from '../model/smtp.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseMailAddress } from '../parse/mail-address.ts';
import { xtext } from '../parse/xtext.ts';
import { list, milliseconds, octetCount, plain } from './values.ts';

/** As typed. */
export interface SendWishes {
  server?: string;
  provider?: string;
  direct?: boolean;
  wait?: string;
  count?: string;
  interval?: string;
  yes?: boolean;
  dryRun?: boolean;
  mailFrom?: string;
  data?: string;
  notify?: string;
  ret?: string;
  envid?: string;
  requireTls?: boolean;
  priority?: string;
  /** A bare flag: pieces of the usual size. */
  chunking?: string | true;
  pipeline?: boolean;
}

export interface Patience {
  count: number;
  intervalMs: number;
  waitMs: number;
}

/** Beyond it somebody has to say that it is meant. */
export const FEW_MESSAGES = 100;
const MOST_MESSAGES = 10_000;
/** A queue's usual patience, in hours. */
const MOST_HOURS = 120;
const CHUNK = 262_144;
/** RFC 3461 §4.4, once coded. */
const MAX_ENVID = 100;

export function readPatience({ count, interval, wait }: SendWishes): Patience {
  const many = count === undefined ? 1 : messageCount(count);
  if (interval !== undefined && many === 1)
    throw new UsageError('--interval says nothing without --count', 'say how many messages: --count N');
  return {
    count: many,
    intervalMs: interval === undefined ? 1_000 : milliseconds('--interval', interval, 24),
    waitMs: wait === undefined ? 0 : milliseconds('--wait', wait, MOST_HOURS),
  };
}

export function readEnvelopeWishes(wishes: SendWishes): DispatchWishes {
  const reports = readReports(wishes);
  const { chunking, priority, requireTls } = wishes;
  return {
    ...(chunking !== undefined && {
      chunkOctets: chunking === true ? CHUNK : octetCount('--chunking', chunking),
    }),
    ...(reports !== undefined && { reports }),
    ...(requireTls === true && { requireTls }),
    ...(priority !== undefined && { priority: priorityOf(priority) }),
  };
}

/** Undefined where the author is to be the envelope sender; '' is the null reverse-path. */
export function readMailFrom({ mailFrom }: SendWishes): string | undefined {
  if (mailFrom === undefined) return undefined;
  if (/^(?:<>)?$/.test(mailFrom.trim())) return '';
  const parsed = parseMailAddress(mailFrom);
  if (!parsed.ok) throw new UsageError(`--mail-from: ${parsed.problem}`, 'give an address, or <>');
  return parsed.target.ascii;
}

function messageCount(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= 1 && count <= MOST_MESSAGES))
    throw new UsageError(
      `--count "${plain(text)}" is not a count`,
      `give a whole number from 1 to ${MOST_MESSAGES}`,
    );
  return count;
}

function priorityOf(text: string): number {
  if (!/^[-+]?[0-9]$/.test(text))
    throw new UsageError(
      `--priority "${plain(text)}" is no priority`,
      'give a whole number from -9 to 9 (RFC 6710 §3)',
    );
  return Number(text);
}

const WHEN = ['SUCCESS', 'FAILURE', 'DELAY'] as const;

function readReports({ notify, ret, envid }: SendWishes): DeliveryReports | undefined {
  if (notify === undefined && ret === undefined && envid === undefined) return undefined;
  return {
    ...(notify !== undefined && { notify: whenIn(notify) }),
    ...(ret !== undefined && { ret: partOf(ret) }),
    ...(envid !== undefined && { envid: envelopeId(envid) }),
    // Reports then name the address that was written to, wherever the message was passed on.
    originalRecipient: true,
  };
}

function whenIn(text: string): (typeof WHEN)[number][] {
  const words = list('--notify', text).map((one) => one.toUpperCase());
  if (words.length === 1 && words[0] === 'NEVER') return [];
  const wrong = words.find((one) => !(WHEN as readonly string[]).includes(one));
  if (wrong !== undefined)
    throw new UsageError(
      wrong === 'NEVER' ? '--notify never stands alone' : `--notify "${plain(wrong)}" is not known`,
      'give success, failure and delay, or never (RFC 3461 §4.1)',
    );
  return [...new Set(words)] as (typeof WHEN)[number][];
}

function partOf(text: string): 'FULL' | 'HDRS' {
  const word = text.toUpperCase();
  if (word === 'FULL' || word === 'HDRS') return word;
  throw new UsageError(
    `--ret "${plain(text)}" is not known`,
    'give full or hdrs: how much of the message a report of failure brings back',
  );
}

function envelopeId(text: string): string {
  if (!/^[\x20-\x7e]+$/.test(text) || xtext(text).length > MAX_ENVID)
    throw new UsageError(
      `--envid "${plain(text)}" cannot be an envelope id`,
      `give 1 to ${MAX_ENVID} printable ASCII characters (RFC 3461 §4.4)`,
    );
  return text;
}
