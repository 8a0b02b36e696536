/** What a log shows, in the words and rows that every human format draws. */
import { CONSEQUENCES } from '../knowledge/categories.ts';
import type {
  LogBlock,
  LogCounts,
  LogDelays,
  LogEvidence,
  LogHour,
  LogProvider,
  LogReason,
} from '../model/evidence/log.ts';
import type { Category } from '../model/explanation.ts';
import { grouped, percent, span, stretch } from '../parse/figures.ts';
import { plural } from './words.ts';

const HOUR_MS = 3_600_000;
/** Of fewer recipients no check judges a rate, and the headline says so. */
const LEAST_SETTLED = 50;

const counted = (count: number, one: string): string => plural(count, one).replace(/^\d+/, grouped(count));

/** The outcome of it all, in one sentence. */
export function logHeadline(log: LogEvidence): string {
  if (log.cutShort) return `${outcome(log)}; not read to its end`;
  const isFew = log.bounced > 0 && log.deliveries + log.bounced < LEAST_SETTLED;
  return isFew ? `${outcome(log)}, too few to judge the rate` : outcome(log);
}

function outcome({ deliveries, deferrals, bounced, bounceRate, lines, files }: LogEvidence): string {
  if (lines === 0)
    return files.some(({ problem }) => problem !== null) ? 'The log could not be read' : 'The log is empty';
  if (bounceRate === null)
    return deferrals === 0
      ? 'No mail was sent in this log'
      : `Nothing was delivered: ${grouped(deferrals)} ${deferrals === 1 ? 'attempt was' : 'attempts were'} put off`;
  return `${grouped(deliveries)} delivered, ${grouped(bounced)} bounced (${percent(bounceRate)})`;
}

/** Label and text, a row each. */
export type Row = readonly [label: string, text: string | readonly string[]];

/** Counts, time covered, and what does not count. */
export function totals(log: LogEvidence): Row[] {
  const { deliveries, deferrals, bounced, bounceRate, local, handedOn, leftOut, from, to, only } = log;
  const { complaints } = log;
  const besides = [
    local.deliveries + local.bounces + local.deferrals > 0 &&
      `${grouped(local.deliveries)} to mailboxes of this server${local.bounces + local.deferrals > 0 ? ` (${grouped(local.bounces)} bounced, ${grouped(local.deferrals)} put off)` : ''}`,
    handedOn > 0 && `${grouped(handedOn)} handed to a filter on this machine`,
    leftOut > 0 && `${grouped(leftOut)} left out as asked`,
  ].filter((one) => one !== false);
  return [
    [
      only === null ? 'Sent' : `Sent to ${only}`,
      [
        `${grouped(deliveries)} delivered`,
        `${grouped(bounced)} bounced${bounceRate === null ? '' : ` (${percent(bounceRate)})`}`,
        `${counted(deferrals, 'attempt')} put off`,
      ],
    ],
    ...(from === null || to === null ? [] : ([['Time', stretch(from, to)]] as const)),
    ...(complaints === 0 ? [] : ([['Spam', complaintWords(complaints)]] as const)),
    ...(besides.length === 0 ? [] : ([['Besides', besides]] as const)),
  ];
}

/** `1,234 messages reported as spam by their recipients` */
function complaintWords(complaints: number): string {
  return `${counted(complaints, 'message')} reported as spam by ${complaints === 1 ? 'its recipient' : 'their recipients'}`;
}

/** What speaks for taking addresses off every list; null where nothing does. */
export function removalWords({ toRemove, complaints }: LogEvidence): string | null {
  const told = [
    toRemove > 0 &&
      `${counted(toRemove, 'bounce')} ${toRemove === 1 ? 'says' : 'say'} that the address is dead`,
    complaints > 0 && counted(complaints, 'complaint'),
  ].filter((one) => one !== false);
  return told.length === 0 ? null : told.join(', ');
}

/** What was read, and what nobody could make sense of. */
export function linesRead({ files, lines, unread, unreadLines }: LogEvidence): string[] {
  const formats = [...new Set(files.flatMap(({ formats }) => formats))];
  return [
    formats.length > 0 && formats.every((one) => one === 'messages')
      ? counted(lines, 'message')
      : `${counted(lines, 'line')}${formats.length === 0 ? '' : ` of ${formats.map((one) => FORMAT_NAMES[one]).join(', ')}`}`,
    ...(unread === 0
      ? []
      : [`${grouped(unread)} could not be read${unreadLines.length > 0 ? '' : ' (--unread shows them)'}`]),
  ];
}

const FORMAT_NAMES: { readonly [F in LogEvidence['files'][number]['formats'][number]]: string } = {
  postfix: 'Postfix',
  exim: 'Exim',
  sendmail: 'Sendmail',
  opensmtpd: 'OpenSMTPD',
  haraka: 'Haraka',
  powermta: 'PowerMTA',
  kumomta: 'KumoMTA',
  messages: 'bounce messages',
};

/** A reason in words: what it is, and what it means for the address. */
export function reasonTitle({ category, address, bounce }: LogReason): string {
  const advice =
    address === 'remove'
      ? 'remove the address'
      : bounce === 'block'
        ? 'about the sender, keep the address'
        : '';
  const { title } = CONSEQUENCES[category];
  return advice === '' ? title : `${title}: ${advice}`;
}

export function categoryTitle(category: Category): string {
  return CONSEQUENCES[category].title;
}

export const RECEIVER_COLUMNS = [
  'RECEIVER',
  'DELIVERED',
  'PUT OFF',
  'BOUNCED',
  'RATE',
  'HALF IN',
  '9 OF 10 IN',
];

export function receiverRow({ name, deliveries, deferrals, bounces, delays }: LogProvider): string[] {
  const settled = deliveries + bounces;
  return [
    name,
    grouped(deliveries),
    grouped(deferrals),
    grouped(bounces),
    settled === 0 ? '-' : percent((bounces / settled) * 100),
    delays === null ? '-' : span(delays.p50),
    delays === null ? '-' : span(delays.p90),
  ];
}

/** Attempts, delays, and what still waits. */
export function queueRows({ queue, deliveries, bounced }: LogEvidence): Row[] {
  const { attempts, delays, waiting, stuck, stuckAfterMs, oldest, dropped } = queue;
  const all = attempts.reduce((sum, { recipients }) => sum + recipients, 0);
  const rows: Row[] = [];
  if (all > 0 && deliveries + bounced > 0) {
    const at = (most: number): number =>
      attempts.reduce((sum, one) => sum + (one.attempts <= most ? one.recipients : 0), 0);
    const later = all - at(1);
    rows.push([
      'Settled',
      later === 0
        ? 'all at the first attempt'
        : [
            `${percent((at(1) / all) * 100)} at the first attempt`,
            `${grouped(at(3) - at(1))} within three`,
            ...(all > at(3) ? [`${grouped(all - at(3))} after more`] : []),
          ],
    ]);
  }
  if (delays !== null) rows.push(['Delay', delayWords(delays)]);
  if (waiting > 0)
    rows.push([
      'Waiting',
      [
        counted(waiting, 'recipient'),
        ...(stuck > 0 ? [`${grouped(stuck)} for more than ${span(stuckAfterMs)}`] : []),
        ...(oldest === null ? [] : [`the oldest since ${stretch(oldest, oldest)}`]),
      ],
    ]);
  if (dropped > 0)
    rows.push(['', `${grouped(dropped)} further recipients were not followed: too many at once`]);
  return rows;
}

/** Why recipients have waited for hours. */
export function stuckRows({ queue }: LogEvidence, most: number): Row[] {
  return queue.reasons
    .slice(0, most)
    .map(({ provider, recipients, category, text }, at) => [
      at === 0 ? 'Stuck' : '',
      `${grouped(recipients)} at ${provider}, ${categoryTitle(category).toLowerCase()}: ${text}`,
    ]);
}

function delayWords({ p50, p90, p99, max }: LogDelays): string[] {
  return [
    `half within ${span(p50)}`,
    `9 of 10 within ${span(p90)}`,
    `99 of 100 within ${span(p99)}`,
    `the longest ${span(max)}`,
  ];
}

/** `312 times, after 1,200 deliveries in the hour before` */
export function blockWords({ count, deliveredBefore }: LogBlock): string {
  const times = counted(count, 'time');
  return deliveredBefore === 0
    ? times
    : `${times}, after ${grouped(deliveredBefore)} deliveries in the hour before`;
}

export interface Histogram {
  rows: { label: string; bars: string; most: string }[];
  /** Begin and end, and how much time a bar stands for. */
  caption: string;
}

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const KINDS = [
  ['Delivered', 'deliveries'],
  ['Put off', 'deferrals'],
  ['Bounced', 'bounces'],
] as const satisfies readonly (readonly [string, keyof LogCounts])[];

/** The course of time in so many bars at most; null where there is too little of it to see anything. */
export function histogram(hours: readonly LogHour[], room: number): Histogram | null {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined || hours.length < 3) return null;
  const begin = Date.parse(first.hour);
  const all = Math.round((Date.parse(last.hour) - begin) / HOUR_MS) + 1;
  const each = Math.ceil(all / Math.max(8, room));
  const length = Math.ceil(all / each);
  const rows = KINDS.flatMap(([label, key]) => {
    const bars = new Array<number>(length).fill(0);
    for (const hour of hours) {
      const at = Math.floor((Date.parse(hour.hour) - begin) / HOUR_MS / each);
      bars[at] = (bars[at] ?? 0) + hour[key];
    }
    const most = bars.reduce((a, b) => Math.max(a, b), 0);
    if (most === 0) return [];
    const drawn = bars.map((count) =>
      count === 0 ? ' ' : (BARS[Math.min(BARS.length - 1, Math.floor((count / most) * BARS.length))] ?? ''),
    );
    return [{ label, bars: drawn.join(''), most: grouped(most) }];
  });
  const unit = each === 1 ? 'an hour' : each % 24 === 0 && each > 24 ? `${each / 24} days` : `${each} hours`;
  return { rows, caption: `${stretch(first.hour, last.hour)}, ${unit} each` };
}
