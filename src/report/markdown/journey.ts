/** Live sessions in Markdown: the way of a message, each session step by step, what is offered, certificates, senders. */

import { explainExtension, inOrderOfUse } from '../../knowledge/extensions.ts';
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Report } from '../../model/report.ts';
import { tlsVersionWords } from '../../parse/tls-version.ts';
import { certificateDetails, subjectWords } from '../certificate-facts.ts';
import { daysLeft } from '../days-left.ts';
import {
  askedOnceWords,
  certificateRole,
  keyWords,
  nameRemarks,
  namesOf,
  offerOf,
  possibilities,
  refusalIn,
  sendersSpoken,
  stepsOf,
  tlsWords,
  trustWords,
} from '../journey.ts';
import { endOfWay, lookupWords, outcomeOf } from '../message-way.ts';
import { duration, plural, SIGNS } from '../words.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { folded } from './fold.ts';

/** Sessions whose steps stand open; of more there is a table, and the steps are folded away. */
const FEW = 3;
/** Sessions told step by step, and rows of a table: a comment on a pull request holds 65,536 characters. */
const MAX_SESSIONS = 8;
const MAX_ROWS = 40;

/** Nothing where nobody was spoken with. */
export function journey(report: Report, verbose: boolean): string[] {
  const { sessions } = report.evidence;
  const held = sessions?.status === 'observed' ? sessions.value : [];
  const isAnswer = report.topics.judged.includes('delivery');
  const way = report.target.kind === 'address' ? route(report, held) : [];
  if (held.length === 0) return way;
  if (way.length > 0)
    return [
      ...way,
      ...senders(report),
      ...steps(held, false),
      ...(verbose ? details(report, held, true) : []),
    ];
  return [
    ...(held.length > FEW || !isAnswer ? overview(report, held, isAnswer || verbose) : []),
    ...senders(report),
    ...askedOnceWords(held).flatMap((one) => ['', escapeMarkdown(one)]),
    ...new Set(held.flatMap(refusals)),
    // Within a look at all of a domain the steps are beside the point.
    ...(isAnswer || verbose
      ? [...steps(held, isAnswer && held.length <= FEW), ...details(report, held, verbose)]
      : []),
  ];
}

function route(report: Report, held: readonly SmtpSession[]): string[] {
  const { delivery } = report.evidence;
  if (delivery?.status !== 'observed') return [];
  const { value } = delivery;
  const rows = value.attempts.map((attempt, index) => {
    const { preference, host, ip, stage, reply, explanation } = attempt;
    const { mark, says } = outcomeOf(attempt);
    const tls = held[index]?.tls;
    const said = [reply, explanation].filter((part) => part !== null).join('; ');
    return [
      String(preference ?? '-'),
      `${codeSpan(host)} ${codeSpan(ip)}`,
      `${SIGNS[mark]} ${says}`,
      tls == null ? '-' : escapeMarkdown(tlsWords(tls)),
      `${stage}: ${escapeMarkdown(said, 400)}`,
    ];
  });
  return [
    '',
    '### The way of a message',
    '',
    `MX of ${codeSpan(value.to)}: ${escapeMarkdown(lookupWords(value, report), 600)}`,
    ...(rows.length === 0 ? [] : ['', ...table(['Preference', 'Host', 'Outcome', 'TLS', 'Said'], rows)]),
    '',
    escapeMarkdown(endOfWay(value)),
  ];
}

function overview({ startedAt }: Report, held: readonly SmtpSession[], open: boolean): string[] {
  const rows = held.map((session) => {
    const { tls, greetingCode, greeting, failure, outcome, timings } = session;
    const said =
      outcome !== 'completed' && failure !== undefined
        ? failure.detail
        : `${greetingCode ?? ''} ${greeting ?? ''}`.trim();
    const [leaf] = tls?.chain ?? [];
    return [
      codeSpan(placeOf(session)),
      codeSpan(session.ip),
      escapeMarkdown(said, 120),
      tls === null ? '-' : tlsVersionWords(tls.protocol),
      leaf === undefined ? '-' : escapeMarkdown(daysLeft(leaf.validTo, startedAt)),
      duration(timings.totalMs),
    ];
  });
  return folded(`${plural(held.length, 'session')} with mail hosts`, open, [
    ...table(['Host', 'Address', 'Says', 'TLS', 'Certificate left', 'Time'], rows),
  ]);
}

function steps(held: readonly SmtpSession[], open: boolean): string[] {
  const shown = held.slice(0, MAX_SESSIONS);
  const left = held.length - shown.length;
  return [
    ...shown.flatMap((session) =>
      folded(
        `${codeHtml(placeOf(session))} at ${codeHtml(session.ip)}, step by step`,
        open,
        table(
          ['At', 'Step', 'Says', 'Took'],
          stepsOf(session).map(({ at, took, name, says, trouble }) => [
            `${Math.round(at)} ms`,
            escapeMarkdown(name),
            `${trouble === null ? '' : trouble === 'permanent' ? '✖ ' : '! '}${escapeMarkdown(says, 400)}`,
            took === null ? '' : duration(took),
          ]),
          ['--:', '---', '---', '--:'],
        ),
      ),
    ),
    ...(left > 0 ? ['', `and ${plural(left, 'session')} more`] : []),
  ];
}

/** What holds for each server; told once for addresses that show the same. */
function details(report: Report, held: readonly SmtpSession[], verbose: boolean): string[] {
  const seen = new Map<string, { where: string[]; lines: string[] }>();
  for (const session of held) {
    if (session.hello === null && session.tls === null) continue;
    const lines = [
      ...capabilities(session),
      ...abilities(session),
      ...chain(session, report, verbose),
      ...names(session, report),
    ];
    const key = lines.join('\n');
    const known = seen.get(key);
    const where = `${placeOf(session)} at ${session.ip}`;
    if (known === undefined) seen.set(key, { where: [where], lines });
    else known.where.push(where);
  }
  const all = [...seen.values()];
  const several = all.length > 1;
  const shown = all.slice(0, MAX_SESSIONS);
  return [
    ...shown.flatMap(({ where, lines }) => [
      ...(several ? ['', `### ${where.map((one) => escapeMarkdown(one)).join(' · ')}`] : []),
      ...lines,
    ]),
    ...(all.length > shown.length ? ['', `and ${plural(all.length - shown.length, 'server')} more`] : []),
  ];
}

function capabilities(session: SmtpSession): string[] {
  const { hello } = session;
  if (hello === null) return [];
  const { extensions, cutShort } = offerOf(session);
  if (hello.verb === 'HELO') return ['', '**Offers** nothing: it knows only HELO, the way of before 1995'];
  if (extensions.length === 0) return ['', '**Offers** no extensions'];
  return [
    '',
    cutShort ? '**Offers before TLS**; what it offers over TLS was not heard' : '**Offers**',
    '',
    ...table(
      ['Extension', 'Means'],
      inOrderOfUse(extensions)
        .map((one) => explainExtension(one))
        .map(({ offered, means }) => [codeSpan(offered, 120), escapeMarkdown(means, 300)]),
    ),
  ];
}

function abilities(session: SmtpSession): string[] {
  const told = possibilities(session);
  if (told.length === 0) return [];
  return [
    '',
    '**A sender could here**',
    '',
    ...told.map(({ can, says }) => `- ${can ? SIGNS.pass : '✗ not'} ${escapeMarkdown(says)}`),
  ];
}

function chain({ tls, host }: SmtpSession, { startedAt }: Report, verbose: boolean): string[] {
  if (tls === null || tls.chain.length === 0) return [];
  return [
    '',
    `**Certificate** ${escapeMarkdown(`${trustWords(tls, host)}; ${tlsWords(tls)}`)}`,
    '',
    ...table(
      ['', 'For', 'From', 'Key', 'Left'],
      tls.chain.map((one, index) => [
        certificateRole(one, index),
        escapeMarkdown(subjectWords(one, index).join(', '), 200),
        escapeMarkdown(one.issuer, 200),
        escapeMarkdown(keyWords(one)),
        escapeMarkdown(daysLeft(one.validTo, startedAt)),
      ]),
    ),
    ...(verbose
      ? tls.chain.flatMap((one, index) => [
          '',
          `${certificateRole(one, index)}: ${certificateDetails(one, index)
            .map(({ label, value }) => `${label} ${codeSpan(value, 1_000)}`)
            .join(' · ')}`,
        ])
      : []),
  ];
}

function names(session: SmtpSession, report: Report): string[] {
  const said = namesOf(session, report);
  if (said.length < 2) return [];
  const all = said.map(({ where, name }) => `${where} ${codeSpan(name, 200)}`);
  const remarks = nameRemarks(session, report).map((one) => escapeMarkdown(one));
  return ['', [`**Names** ${all.join(' · ')}`, ...remarks].join('<br>')];
}

function senders(report: Report): string[] {
  const told = sendersSpoken(report);
  if (told.length === 0) return [];
  return [
    '',
    '**What other servers would do**',
    '',
    ...told
      .slice(0, MAX_ROWS)
      .map(
        ({ host, clauses }) =>
          `- ${codeSpan(host)}: ${clauses.map((one) => escapeMarkdown(one)).join(' · ')}`,
      ),
  ];
}

/** Who was refused is we, and not everybody. */
function refusals(session: SmtpSession): string[] {
  const found = refusalIn(session);
  if (found === null) return [];
  const { refusal, words } = found;
  return [
    `\n> **This refuses us, and need not refuse others.** It says: ${escapeMarkdown(words, 400)} · ${escapeMarkdown(refusal.says)} · ${escapeMarkdown(refusal.advice)}`,
  ];
}

function placeOf({ host, port }: SmtpSession): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Within a summary, which is HTML, backticks would stand as they are. */
function codeHtml(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

/** Cells are Markdown already. */
function table(head: readonly string[], rows: readonly string[][], rule?: readonly string[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, MAX_ROWS);
  const left = rows.length - shown.length;
  return [
    line(head),
    `|${(rule ?? head.map(() => '---')).join('|')}|`,
    ...shown.map(line),
    ...(left > 0 ? ['', `and ${left} more`] : []),
  ];
}
