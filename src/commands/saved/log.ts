/** Evidence of logs: counts, reasons, queue and pattern. */
import {
  LOG_FORMATS,
  type LogBlock,
  type LogCounts,
  type LogDelays,
  type LogEvidence,
  type LogFile,
  type LogHour,
  type LogPattern,
  type LogProvider,
  type LogQueue,
  type LogReason,
  type LogReasonText,
} from '../../model/evidence/log.ts';
import { CATEGORIES } from '../../model/explanation.ts';
import { flag, list, number, object, orNull, text, time, whole, word } from './shape.ts';

const counts = { deliveries: whole, deferrals: whole, bounces: whole };
const delays = orNull(object<LogDelays>({ p50: number, p90: number, p99: number, max: number }));
const category = word(...CATEGORIES);

const reason = object<LogReason>({
  category,
  count: whole,
  bounce: word('hard', 'soft', 'block', 'none'),
  address: word('keep', 'remove', 'review'),
  texts: list(object<LogReasonText>({ text, provider: text, count: whole })),
  firstSeen: time,
  lastSeen: time,
});

export const log = object<LogEvidence>({
  files: list(
    object<LogFile>({
      name: text,
      formats: list(word(...LOG_FORMATS)),
      lines: whole,
      unread: whole,
      problem: orNull(text),
    }),
  ),
  lines: whole,
  unread: whole,
  unreadLines: list(object<LogEvidence['unreadLines'][number]>({ file: text, line: whole, text })),
  aside: whole,
  leftOut: whole,
  from: orNull(time),
  to: orNull(time),
  deliveries: whole,
  deferrals: whole,
  bounced: whole,
  bounces: list(reason),
  deferralReasons: list(reason),
  bounceRate: orNull(number),
  maxBounceRate: orNull(number),
  local: object<LogCounts>(counts),
  handedOn: whole,
  providers: list(object<LogProvider>({ ...counts, id: orNull(text), name: text, blocks: whole, delays })),
  hours: list(object<LogHour>({ ...counts, hour: time })),
  queue: object<LogQueue>({
    attempts: list(object<LogQueue['attempts'][number]>({ attempts: whole, recipients: whole })),
    delays,
    waiting: whole,
    stuck: whole,
    stuckAfterMs: number,
    oldest: orNull(time),
    reasons: list(object<LogQueue['reasons'][number]>({ category, provider: text, recipients: whole, text })),
    dropped: whole,
  }),
  pattern: object<LogPattern>({
    spikes: list(object<LogPattern['spikes'][number]>({ hour: time, count: whole, usual: whole })),
    jumps: list(object<LogPattern['jumps'][number]>({ day: text, count: whole, before: whole })),
  }),
  blocks: list(
    object<LogBlock>({
      provider: text,
      category,
      from: time,
      to: time,
      count: whole,
      deliveredBefore: whole,
      text,
    }),
  ),
  toRemove: whole,
  complaints: whole,
  only: orNull(text),
  top: whole,
  cutShort: flag,
});
