/** Live sessions drawn: each as a timeline, then what is offered, what a sender could do, names and certificates. */

import { explainExtension, inOrderOfUse } from '../../../knowledge/extensions.ts';
import type { Attempt, DeliveryEvidence } from '../../../model/evidence/delivery.ts';
import type { SmtpSession } from '../../../model/evidence/sessions.ts';
import type { Report } from '../../../model/report.ts';
import { tlsVersionWords } from '../../../parse/tls-version.ts';
import { certificateDetails, subjectWords } from '../../certificate-facts.ts';
import { daysLeft } from '../../days-left.ts';
import {
  askedOnceWords,
  certificateRole,
  keyWords,
  nameRemarks,
  namesOf,
  offerOf,
  possibilities,
  refusalIn,
  type Step,
  sendersSpoken,
  stepsOf,
  tlsWords,
  trustWords,
  wordsOf,
} from '../../journey.ts';
import { endOfWay, lookupWords, outcomeOf } from '../../message-way.ts';
import { duration, type Mark, plural, SIGNS } from '../../words.ts';
import { columns, padEnd, padStart, wrap } from '../columns.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';
import { table } from '../table.ts';
import { smtp } from './smtp.ts';
import { sendersOf } from './tls.ts';
import { transcript } from './transcript.ts';

/** Timelines drawn without `-v`; of more sessions there is a table. */
const FEW = 3;
/** Lines of one reply in a timeline; the transcript has all of them. */
const MAX_LINES = 5;

/** Blocks, each with its heading. */
export function journey(page: Page, report: Report): string[][] {
  const { sessions, delivery } = report.evidence;
  const held = sessions?.status === 'observed' ? sessions.value : [];
  const way =
    report.target.kind === 'address' && delivery?.status === 'observed'
      ? [route(page, report, delivery.value, held)]
      : [];
  if (held.length === 0) return way;
  const { verbose } = page.options;
  const drawn = verbose || (held.length <= FEW && way.length === 0);
  const lines = drawn
    ? held.flatMap((session) => [timeline(page, session), ...(verbose ? [transcript(page, session)] : [])])
    : way.length > 0
      ? []
      : [smtp(page, report)];
  // The way is the answer there; what the servers can do besides is for those who ask.
  const told = way.length > 0 && !verbose ? [] : held;
  return [
    ...way,
    ...lines,
    ...askedOnceWords(held).map((one) => paragraph(page, 0, one)),
    ...(way.length > 0 ? [] : refusals(page, held)),
    ...details(page, report, told),
    senders(page, report),
  ];
}

const MARKS: { readonly [T in NonNullable<Step['trouble']>]: Mark } = {
  temporary: 'warning',
  permanent: 'error',
};

function timeline(page: Page, session: SmtpSession): string[] {
  const { style } = page;
  const steps = stepsOf(session);
  const total = Math.max(1, ...steps.map(({ at, took }) => at + (took ?? 0)));
  const bars = page.options.terminal ? (page.width >= 110 ? 30 : page.width >= 76 ? 14 : 0) : 0;
  const name = Math.max(...steps.map((step) => step.name.length)) + 2;
  const before = 6 + 2 + name;
  const room = Math.max(16, Math.min(page.width, 140) - before - 2 - 8 - (bars === 0 ? 0 : bars + 2));
  const { host, ip, port } = session;
  const title = host === ip ? `${ip} port ${port}` : `${host}:${port}`;
  const head = `${style.strong(quote(title))}${host === ip ? '' : `  ${quote(ip)}`}`;
  const rows = steps.flatMap(({ at, took, name: step, says, trouble }) => {
    const sign = trouble === null ? '' : `${SIGNS[MARKS[trouble]]} `;
    const paint = trouble === null ? (text: string) => text : style.marks[MARKS[trouble]];
    const wrapped = wrap(sign + quote(says, 600), room);
    const shown = wrapped.slice(0, MAX_LINES);
    if (wrapped.length > MAX_LINES) shown[MAX_LINES - 1] = `${shown[MAX_LINES - 1]?.slice(0, room - 2)} …`;
    return shown.map((line, index) => {
      if (index > 0) return `${' '.repeat(before)}${paint(line)}`.trimEnd();
      const start = style.faint(padStart(String(Math.round(at)), 6));
      const time =
        took === null ? '' : padStart(took < 10_000 ? `${Math.round(took)} ms` : duration(took), 8);
      const tail = bars === 0 || took === null ? time : `${time}  ${style.faint(bar(at, took, total, bars))}`;
      return `${start}  ${padEnd(step, name)}${paint(line)}${' '.repeat(Math.max(0, room - columns(line)))}  ${tail}`.trimEnd();
    });
  });
  return [head, style.faint(`${padStart('ms', 6)}`), ...rows];
}

/** Where in the session it lay, and how long it took. */
function bar(at: number, took: number, total: number, width: number): string {
  const from = Math.min(width - 1, Math.round((at / total) * width));
  const to = Math.max(from + 1, Math.round(((at + took) / total) * width));
  return ' '.repeat(from) + '█'.repeat(Math.min(width, to) - from);
}

/** Who was refused is we, and not everybody. */
function refusals(page: Page, sessions: readonly SmtpSession[]): string[][] {
  const told = new Map<string, string[]>();
  for (const session of sessions) {
    const found = refusalIn(session);
    if (found === null || told.has(found.refusal.about)) continue;
    const { refusal, words } = found;
    told.set(refusal.about, [
      page.style.strong('This refuses us, and need not refuse others'),
      ...labelled(page, 2, 'Said', words, 8),
      ...labelled(page, 2, 'Means', refusal.says, 8),
      ...labelled(page, 2, 'Do', refusal.advice, 8),
    ]);
  }
  return [...told.values()];
}

/** What was found out of each server; the same of several addresses is told once. */
function details(page: Page, report: Report, sessions: readonly SmtpSession[]): string[][] {
  const seen = new Map<string, { where: string[]; blocks: string[][] }>();
  for (const session of sessions) {
    if (session.hello === null && session.tls === null) continue;
    const blocks = [
      offers(page, session),
      abilities(page, session),
      names(page, session, report),
      certificates(page, session, report.startedAt),
      furtherLooks(page, session),
    ].filter((block) => block.length > 0);
    const key = JSON.stringify(blocks);
    const where = `${session.host}:${session.port} at ${session.ip}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { where: [where], blocks });
    else known.where.push(where);
  }
  const all = [...seen.values()];
  if (all.length <= 1) return all.flatMap(({ blocks }) => blocks);
  const shown = page.options.verbose ? all : all.slice(0, 1);
  const left = all.length - shown.length;
  return [
    ...shown.flatMap(({ where, blocks }) => [
      paragraph(page, 0, where.join(' · '), page.style.strong),
      ...blocks,
    ]),
    ...(left > 0 ? [[`and ${plural(left, 'server')} more, each with names of its own (-v shows all)`]] : []),
  ];
}

function offers(page: Page, session: SmtpSession): string[] {
  const { hello } = session;
  if (hello === null) return [];
  const { extensions, cutShort } = offerOf(session);
  const heading = page.style.strong(
    cutShort ? 'Offers before TLS; what it offers over TLS was not heard' : 'Offers',
  );
  if (hello.verb === 'HELO')
    return [heading, ...paragraph(page, 2, 'nothing: it knows only HELO, the way of before 1995')];
  if (extensions.length === 0) return [heading, ...paragraph(page, 2, 'no extensions')];
  const told = inOrderOfUse(extensions).map((one) => explainExtension(one));
  const room = Math.min(25, Math.max(...told.map(({ offered }) => quote(offered).length)) + 3);
  return [
    heading,
    ...told.flatMap(({ offered, means }) => labelled(page, 2, shortened(offered), means, room)),
  ];
}

/** Long parameters are in the explanation: a mechanism cut in two would read as another one. */
function shortened(offered: string): string {
  const text = quote(offered);
  if (text.length <= 22) return text;
  const keyword = text.split(/[ =]/, 1)[0] ?? '';
  return keyword.length <= 20 ? `${keyword} …` : `${text.slice(0, 21)}…`;
}

function abilities(page: Page, session: SmtpSession): string[] {
  const told = possibilities(session);
  if (told.length === 0) return [];
  const { marks } = page.style;
  return [
    page.style.strong('A sender could here'),
    ...told.flatMap(({ can, says }) => {
      const [first = '', ...rest] = paragraph(page, 4, can ? says : `not ${says}`);
      const sign = can ? marks.pass(SIGNS.pass) : SIGNS.skipped;
      return [`  ${sign} ${first.slice(4)}`, ...rest];
    }),
  ];
}

function names(page: Page, session: SmtpSession, report: Report): string[] {
  const said = namesOf(session, report);
  if (said.length < 2) return [];
  const heading = page.style.strong('Names');
  const [first] = said;
  if (said.every(({ name }) => name.toLowerCase() === first?.name.toLowerCase()))
    return [
      heading,
      ...paragraph(page, 2, `${said.map(({ where }) => where).join(', ')}: all ${quote(first?.name ?? '')}`),
    ];
  return [
    heading,
    ...said.flatMap(({ where, name }) => labelled(page, 2, where, name, 16)),
    ...nameRemarks(session, report).flatMap((remark) => paragraph(page, 2, remark)),
  ];
}

function certificates(page: Page, { tls, host }: SmtpSession, asOf: string): string[] {
  if (tls === null || tls.chain.length === 0) return [];
  const rows = tls.chain.map((one, index) => [
    certificateRole(one, index),
    subjectWords(one, index).join('\n'),
    one.issuer,
    keyWords(one),
    daysLeft(one.validTo, asOf),
  ]);
  return [
    page.style.strong('Certificate'),
    ...table(page, 2, ['', 'FOR', 'FROM', 'KEY', 'LEFT'], rows),
    ...paragraph(page, 2, `${trustWords(tls, host)}; ${tlsWords(tls)}`),
    ...(page.options.verbose
      ? tls.chain.flatMap((one, index) => [
          `  ${certificateRole(one, index)}`,
          ...certificateDetails(one, index).flatMap(({ label, value }) =>
            labelled(page, 3, label, value, 13),
          ),
        ])
      : []),
  ];
}

/** What was tried beyond the session, where somebody asked for it. */
function furtherLooks(page: Page, { legacy, injection, relay }: SmtpSession): string[] {
  const told: string[] = [];
  for (const { version, accepted, failure } of legacy ?? []) {
    const found =
      accepted === null
        ? `could not be told: ${failure?.detail ?? 'no answer'}`
        : accepted
          ? 'still spoken'
          : 'refused';
    told.push(`${tlsVersionWords(version)}: ${found}`);
  }
  if (injection !== undefined) {
    const found =
      injection.vulnerable === null
        ? 'could not be told'
        : injection.vulnerable
          ? 'counts after TLS'
          : 'is thrown away';
    told.push(
      `A command in clear behind STARTTLS: ${found}${injection.vulnerable === null ? `: ${injection.failure?.detail ?? ''}` : ''}`,
    );
  }
  for (const { form, reply, accepted } of relay?.attempts ?? [])
    told.push(
      `Relaying, ${form}: ${accepted ? 'taken' : 'refused'}, ${reply === null ? 'without a reply' : wordsOf(reply)}`,
    );
  if (relay?.relays === null) told.push(`Relaying could not be told: ${relay.failure?.detail ?? ''}`);
  return told.length === 0
    ? []
    : [page.style.strong('Looked further'), ...told.flatMap((one) => paragraph(page, 2, one))];
}

function senders(page: Page, report: Report): string[] {
  const told = sendersSpoken(report);
  if (told.length === 0) return [];
  return [
    page.style.strong('What other servers would do'),
    ...told.flatMap(({ host, clauses }) => sendersOf(page, host, clauses)),
  ];
}

/** The way of a message, from this machine to where it would stop. */
function route(
  page: Page,
  report: Report,
  way: DeliveryEvidence,
  sessions: readonly SmtpSession[],
): string[] {
  const { style } = page;
  const { mx } = report.evidence;
  const hosts = mx?.status === 'observed' ? mx.value.hosts : [];
  const name = sessions.find(({ hello }) => hello !== null)?.hello?.name;
  const lines = [
    style.strong('The way'),
    `  ${style.strong('this machine')}${name === undefined ? '' : `, which says it is ${quote(name)}`}`,
    '  │',
    ...branch(page, 'DNS', `MX of ${way.to}: ${lookupWords(way, report)}`, way.attempts.length === 0),
  ];
  const equal = hosts.some((one, index) => hosts[index + 1]?.preference === one.preference);
  if (equal)
    lines.push(
      ...branch(page, '', 'hosts of one preference are taken at random by mail servers; here by name'),
    );
  way.attempts.forEach((attempt, index) => {
    const { mark, says: what } = outcomeOf(attempt);
    const session = sessions[index];
    const last = index === way.attempts.length - 1;
    const tls =
      session?.tls == null ? (session?.hello == null ? '' : ', in clear') : `, ${tlsWords(session.tls)}`;
    lines.push(
      '  │',
      `  ${last ? '└─' : '├─'} ${attempt.preference ?? '-'} ${style.strong(quote(attempt.host))}  ${quote(attempt.ip)}  ${style.marks[mark](SIGNS[mark])} ${what}`,
    );
    const lead = last ? ' ' : '│';
    const says = attempt.reply ?? attempt.explanation ?? '';
    const told = [
      ...(session === undefined ? [] : [`${duration(session.timings.totalMs)}${tls}`]),
      `${attempt.stage}: ${says}`,
      ...(attempt.reply !== null && attempt.explanation !== null ? [attempt.explanation] : []),
      ...(last ? [] : [nextStep(attempt, way.attempts[index + 1])]),
    ];
    for (const one of told)
      lines.push(...wrap(quote(one, 600), page.measure - 8).map((line) => `  ${lead}     ${line}`));
  });
  lines.push('', ...paragraph(page, 2, endOfWay(way)));
  return lines;
}

/** The same address once more is the way of mail that could not be encrypted. */
function nextStep(attempt: Attempt, next: Attempt | undefined): string {
  if (next?.ip === attempt.ip && next.host === attempt.host) return 'so it is tried again in clear';
  return attempt.outcome === 'deferred' ? 'so the next is tried' : 'so the next host is tried';
}

function branch(page: Page, label: string, text: string, last = false): string[] {
  const lead = last ? ' ' : '│';
  return wrap(quote(text, 1_000), page.measure - 10).map(
    (line, index) =>
      `  ${index === 0 && label !== '' ? `${last ? '└─' : '├─'} ${padEnd(label, 4)}` : `${lead}      `}${line}`,
  );
}
