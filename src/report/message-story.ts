/** What a message shows, in the words and rows that every human format draws. */
import { LINK_SHORTENERS } from '../knowledge/link-shorteners.ts';
import { explainSymbol } from '../knowledge/spam-symbols.ts';
import type { MessageEvidence, MessageHop, MessageSignature } from '../model/evidence/message.ts';
import type { SpamFilterLook, SpamSymbol } from '../model/evidence/spam-filters.ts';
import type { DemandStanding, ReceiverView, Report } from '../model/report.ts';
import { grouped, moment, span } from '../parse/figures.ts';
import { headlineOf } from './explanation-words.ts';
import { listed, type Mark, plural } from './words.ts';

/** Domains it links to that are named. */
const LINKS = 6;
/** Rules of a spam filter that are shown unless all are wanted. */
const SYMBOLS = 6;

/** Label and text, a row each. */
export type Row = readonly [label: string, text: string | readonly string[]];

/** The outcome of it all, in one sentence. */
export function messageHeadline({
  target,
  evidence: { message },
  explanations = [],
  verdict,
  counts,
}: Report): string | undefined {
  if (target.kind !== 'message' || message?.status !== 'observed') return undefined;
  const [first] = explanations;
  if (first !== undefined) {
    const whom = first.recipient === undefined ? '' : `${first.recipient}: `;
    const more = explanations.length === 1 ? '' : `, and ${explanations.length - 1} more`;
    return `It tells of other mail: ${whom}${headlineOf(first)}${more}`;
  }
  const { dmarc, dkim, spf, from, form } = message.value;
  const author = dmarc.domain ?? 'nobody';
  switch (dmarc.result) {
    case 'pass':
      return verdict === 'fail'
        ? `DMARC passes for ${author}, but ${plural(counts.error, 'error')} will have it refused or shown wrong`
        : `It is authentically from ${author}: DMARC passes`;
    case 'fail':
      return dmarc.policy === 'none' || dmarc.policy === null
        ? `Nothing vouches for ${author}: many receivers junk it`
        : `Nothing vouches for ${author}: receivers ${dmarc.policy === 'reject' && !dmarc.testing ? 'refuse or junk' : 'junk'} it (p=${dmarc.policy})`;
    case 'permerror':
      return from.problems[0] === undefined
        ? 'Nobody can tell who its author is'
        : `Nobody can tell who its author is: ${from.problems[0]}`;
    case 'none': {
      const passes = [
        ...(spf.result === 'pass' ? ['SPF'] : []),
        ...(dkim.some(({ result }) => result === 'pass') ? ['DKIM'] : []),
      ];
      return passes.length === 0
        ? `Neither SPF nor DKIM vouches for it, and ${author} has no DMARC record`
        : `${listed(passes)} ${passes.length === 1 ? 'passes' : 'pass'}, but ${author} has no DMARC record`;
    }
    default:
      return `Whether it is authentically from ${author} could not be told${form.bodyMissing ? ': the body is not in the file, so DKIM cannot be tested' : ''}`;
  }
}

/** What it is: author, subject, date, size. */
export function letterRows(value: MessageEvidence): Row[] {
  const { from, subject, date, form, bulk } = value;
  const author = from.authors.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`));
  return [
    ['From', author.length === 0 ? '(nobody)' : author.slice(0, 3)],
    ...(subject === null ? [] : ([['Subject', subject]] as const)),
    ...(date.at === null ? [] : ([['Date', moment(date.at)]] as const)),
    [
      'Size',
      [
        `${grouped(form.octets)} octets`,
        form.bodyMissing ? 'the header alone: no body in the file' : plural(form.parts.length, 'part'),
        ...(form.htmlOctets === null ? [] : [`HTML ${grouped(form.htmlOctets)}`]),
      ],
    ],
    ...linkRow(value),
    ...(bulk.length === 0 ? [] : ([['Bulk', `judged as sent to many: ${listed(bulk)}`]] as const)),
  ];
}

/** Registered domains, those linked to most first; a shortener hides where a link leads. */
function linkRow({ links }: MessageEvidence): Row[] {
  const counts = new Map<string, { count: number; short: boolean }>();
  for (const { host, domain, count } of links?.hosts ?? []) {
    const name = LINK_SHORTENERS.has(host) ? host : (domain ?? host);
    const known = counts.get(name)?.count ?? 0;
    counts.set(name, { count: known + count, short: LINK_SHORTENERS.has(host) });
  }
  if (counts.size === 0) return [];
  const sorted = [...counts].sort(([, a], [, b]) => b.count - a.count);
  const words = sorted
    .slice(0, LINKS)
    .map(
      ([name, { count, short }]) =>
        `${name}${count > 1 ? ` (${grouped(count)} times)` : ''}${short ? ', a link shortener, which filters distrust' : ''}`,
    );
  const left = sorted.length - LINKS;
  return [['Links', [...words, ...(left > 0 ? [`${left} more domains`] : [])]]];
}

/** Method, result, and what it is about. */
export function authenticationRows(
  value: MessageEvidence,
): [method: string, result: string, about: string][] {
  const { spf, envelope, dkim, furtherSignatures, arc, dmarc } = value;
  return [
    ['SPF', spf.result ?? 'not tested', spfWords(value)],
    ...(dkim.length === 0
      ? [['DKIM', 'none', 'the message is not signed'] as [string, string, string]]
      : dkim.map((one): [string, string, string] => [
          'DKIM',
          one.fault === 'body-missing' ? 'not tested' : one.result,
          signatureWords(one),
        ])),
    ...(furtherSignatures > 0
      ? [
          ['', '', `${plural(furtherSignatures, 'further signature')} not looked at`] as [
            string,
            string,
            string,
          ],
        ]
      : []),
    ...(arc.sets === 0 ? [] : [['ARC', arc.result, arc.says] as [string, string, string]]),
    [
      'DMARC',
      dmarc.result ?? 'not tested',
      dmarc.policy === null || dmarc.result === 'fail'
        ? dmarc.says
        : `${dmarc.says} (p=${dmarc.policy} at ${dmarc.foundAt ?? ''})`,
    ],
    ...(envelope.ip === null ? [] : [['Sent by', '', senderWords(value)] as [string, string, string]]),
  ];
}

function spfWords({ spf: { result, domain, identity, reason } }: MessageEvidence): string {
  if (result === null) return reason;
  return `${domain ?? 'no domain'} (${identity === 'helo' ? 'HELO' : 'MAIL FROM'}): ${reason}`;
}

function signatureWords({
  domain,
  selector,
  algorithm,
  bits,
  says,
  unsignedOctets,
}: MessageSignature): string {
  const key = bits === null ? algorithm : `${algorithm}, ${bits} bits`;
  const open = unsignedOctets === null ? '' : `; l= leaves ${grouped(unsignedOctets)} octets unsigned`;
  return `${domain}, selector ${selector || '(none)'}, ${key}: ${says}${open}`;
}

function senderWords({ envelope: { ip, helo, mailFrom, says } }: MessageEvidence): string {
  const name = helo === null ? '' : ` (${helo})`;
  const envelope = mailFrom === null ? '' : `, envelope sender ${mailFrom === '' ? '<>' : mailFrom}`;
  return `${ip ?? ''}${name}${envelope}; ${says}`;
}

/** The alignment, walked through; the end of it last. */
export function alignmentLines({ dmarc }: MessageEvidence): string[] {
  const strict = [
    ...(dmarc.alignment.spf === 'strict' ? ['aspf=s'] : []),
    ...(dmarc.alignment.dkim === 'strict' ? ['adkim=s'] : []),
  ];
  return [
    ...dmarc.steps.slice(0, 10).map(({ says }) => says),
    ...(strict.length === 0 ? [] : [`the policy wants strict alignment (${strict.join(', ')})`]),
  ];
}

export const HOP_COLUMNS = ['', 'FROM', 'BY', 'WITH', 'TLS', 'AFTER'];

/** In the order the message went; the one that was taken for the border is marked. */
export function hopRow(hop: MessageHop, at: number, border: number | null): string[] {
  const { helo, name, ip, by, protocol, encrypted, authenticated, delayMs } = hop;
  const from = [name ?? helo ?? '', ip === null ? '' : `[${ip}]`].filter((one) => one !== '').join(' ');
  return [
    `${at + 1}${at === border ? '*' : ''}`,
    from === '' ? '-' : from,
    by ?? '-',
    [protocol ?? '-', ...(authenticated ? ['signed in'] : [])].join(', '),
    encrypted === null ? '?' : encrypted ? 'yes' : 'no',
    delayWords(delayMs),
  ];
}

function delayWords(delayMs: number | null): string {
  if (delayMs === null) return '-';
  return delayMs < 0 ? `${span(-delayMs)} early` : span(delayMs);
}

export function hopNotes({ hops, envelope }: MessageEvidence): string[] {
  const early = hops.some(({ delayMs }) => delayMs !== null && delayMs < 0);
  const zones = new Set(hops.flatMap(({ zone }) => (zone === null ? [] : [zone])));
  return [
    ...(envelope.hop === null ? [] : ["* where it came into the receiver's network"]),
    ...(early ? ['early: the clocks of the two servers disagree'] : []),
    ...(zones.size > 1 ? [`${zones.size} time zones; delays are counted in UTC`] : []),
  ];
}

/** What receivers on the way wrote. */
export function claimRows({ claimed, arc }: MessageEvidence): Row[] {
  const words = (results: readonly { method: string; result: string }[]): string =>
    results
      .slice(0, 8)
      .map(({ method, result }) => `${method}=${result}`)
      .join(' ') || 'nothing';
  return [
    ...claimed.map(
      ({ authservId, results, differs, byReceiver }): Row => [
        authservId === '' ? 'a server that gives no name' : authservId,
        [
          words(results),
          ...(differs.length === 0 ? ['as here'] : differs),
          ...(byReceiver !== false
            ? []
            : ['no server on its way to the receiver has this name, so the sender may have written it']),
        ],
      ],
    ),
    ...(arc.claims.length === 0 ? [] : ([[`ARC, ${arc.sealer ?? ''}`, words(arc.claims)]] as const)),
  ];
}

export interface FilterStory {
  /** Name, points and what becomes of it. */
  headline: string;
  /** Points, rule, and what it means. */
  rules: [points: string, name: string, says: string][];
  /** Rules that are left out. */
  left: number;
}

/** What each spam filter that was asked made of it. */
export function filterStories({ evidence: { spamFilters } }: Report, all: boolean): FilterStory[] {
  if (spamFilters?.status !== 'observed') return [];
  return spamFilters.value.flatMap((look) => (look.score === null ? [] : [filterStory(look, all)]));
}

function filterStory(look: SpamFilterLook, all: boolean): FilterStory {
  const { filter, place, score, threshold, action, isSpam, symbols, furtherSymbols, loopback } = look;
  const name = filter === 'rspamd' ? 'rspamd' : 'SpamAssassin';
  const limit = threshold === null ? '' : `, ${threshold} ${filter === 'rspamd' ? 'refuse' : 'are spam'}`;
  const end = action ?? (isSpam ? 'spam' : 'not spam');
  // What weighs nothing is a note of the filter to itself.
  const weighty = symbols.filter((symbol) => all || Math.abs(symbol.score) >= 0.1);
  const shown = all ? weighty : weighty.slice(0, SYMBOLS);
  return {
    headline: `${name} at ${place}${loopback ? '' : ' (another machine)'}: ${(score ?? 0).toFixed(1)} points${limit}: ${end}`,
    rules: shown.map((symbol) => [
      `${symbol.score > 0 ? '+' : ''}${symbol.score.toFixed(1)}`,
      symbol.name,
      ruleWords(symbol),
    ]),
    left: symbols.length - shown.length + furtherSymbols,
  };
}

function ruleWords({ name, score, says }: SpamSymbol): string {
  const advice = score > 0 ? explainSymbol(name) : undefined;
  return [says, advice].filter((one) => one !== null && one !== undefined).join('; ') || '-';
}

export const DEMAND_MARKS: { readonly [S in DemandStanding]: Mark } = {
  met: 'pass',
  broken: 'error',
  unseen: 'unknown',
};

type DemandView = ReceiverView['demands'][number];

/** Demands that bear on the message: those of bulk senders where it is bulk mail. */
export function demandsOn({ demands, isBulk }: ReceiverView): DemandView[] {
  return demands.filter(({ who }) => who === 'all' || isBulk);
}

/** `2 broken, 4 met, 3 not visible from here` */
export function demandCounts(view: ReceiverView): string {
  const all = demandsOn(view);
  const count = (standing: DemandStanding): number =>
    all.filter((demand) => demand.standing === standing).length;
  const told = [
    [count('broken'), 'broken'],
    [count('met'), 'met'],
    [count('unseen'), 'not visible from here'],
  ] as const;
  if (all.length === 0) return 'nothing is asked of ordinary senders';
  return told.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`])).join(', ');
}

/** What a bulk sender would break beside. */
export function bulkOutlook(view: ReceiverView): string | undefined {
  if (view.isBulk) return undefined;
  const broken = view.demands.filter(({ who, standing }) => who === 'bulk' && standing === 'broken');
  return broken.length === 0 ? undefined : listed(broken.map(({ asks }) => asks));
}

export function demandWords({ asks, says, standing, reply }: DemandView): string {
  const refusal = standing === 'broken' && reply !== null ? ` (refused with ${reply})` : '';
  return `${asks}: ${says}${refusal}`;
}
