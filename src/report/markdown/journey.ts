/** Live sessions in Markdown: the way of a message, each session step by step, what is offered, certificates, senders. */

import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Report } from '../../model/report.ts';
import { daysLeft } from '../days-left.ts';
import { messagesTold, nextSteps } from '../dispatch-story.ts';
import { endOfWay, legsOf, lookupOf } from '../message-way.ts';
import type { Possibility } from '../possibilities.ts';
import { repliesTold } from '../refusals.ts';
import { SENDERS, sendersTold } from '../senders.ts';
import type { NamesTold } from '../server-names.ts';
import { type Offering, type Portrait, portraits } from '../server-portrait.ts';
import { stepsOf } from '../session-steps.ts';
import { answerWords, askedOnceWords, encryptionWords, placeOf } from '../session-words.ts';
import { customRemarks } from '../tls-custom.ts';
import { droppedWords, duration, plural, SIGNS } from '../words.ts';
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
  const sent = dispatch(report);
  if (sent.length > 0)
    return [
      ...sent,
      ...replies(report),
      ...steps(held, held.length <= FEW),
      ...(verbose ? details(report, held, true) : []),
    ];
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
    ...[...droppedWords(sessions), ...askedOnceWords(held), ...customRemarks(held)].flatMap((one) => [
      '',
      escapeMarkdown(one),
    ]),
    ...replies(report),
    // Within a look at all of a domain the steps are beside the point.
    ...(isAnswer || verbose
      ? [...steps(held, isAnswer && held.length <= FEW), ...details(report, held, verbose)]
      : []),
  ];
}

/** What became of messages that were sent. */
function dispatch(report: Report): string[] {
  const told = messagesTold(report);
  if (told.length === 0) return [];
  return [
    ...told.flatMap(({ heading, recipients, more, facts }) => [
      '',
      `### ${heading}`,
      '',
      ...table(
        ['Address', 'Outcome'],
        recipients.map(({ mark, address, says }) => [
          codeSpan(address),
          `${SIGNS[mark]} ${escapeMarkdown(says, 400)}`,
        ]),
      ),
      ...[...(more === null ? [] : [more]), ...facts].flatMap((one) => ['', escapeMarkdown(one, 300)]),
    ]),
    '',
    ...nextSteps(report).map((one) => `- ${escapeMarkdown(one, 600)}`),
  ];
}

function route(report: Report, held: readonly SmtpSession[]): string[] {
  const { delivery } = report.evidence;
  if (delivery?.status !== 'observed') return [];
  const { value } = delivery;
  const { says, hosts, chance } = lookupOf(value, report);
  const rows = legsOf(value, held).map(({ preference, host, ip, mark, outcome, tls, told }) => [
    preference,
    `${codeSpan(host)} ${codeSpan(ip)}`,
    `${SIGNS[mark]} ${outcome}`,
    tls === null ? '-' : escapeMarkdown(tls),
    escapeMarkdown(told.join('; '), 400),
  ]);
  const found = [says, hosts.join(' · ')].filter((part) => part !== '').join(': ');
  return [
    '',
    '### The way of a message',
    '',
    escapeMarkdown([found, chance].filter((part) => part !== null).join('; '), 600),
    ...(rows.length === 0 ? [] : ['', ...table(['Preference', 'Host', 'Outcome', 'TLS', 'Said'], rows)]),
    '',
    escapeMarkdown(endOfWay(value)),
  ];
}

function overview({ startedAt }: Report, held: readonly SmtpSession[], open: boolean): string[] {
  const rows = held.map((session) => {
    const [leaf] = session.tls?.chain ?? [];
    const tls = encryptionWords(session);
    return [
      codeSpan(placeOf(session)),
      codeSpan(session.ip),
      escapeMarkdown(answerWords(session), 120),
      tls === '-' ? tls : escapeMarkdown(tls),
      leaf === undefined ? '-' : escapeMarkdown(daysLeft(leaf.validTo, startedAt)),
      duration(session.timings.totalMs),
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

/** What was found out of each server. */
function details(report: Report, held: readonly SmtpSession[], verbose: boolean): string[] {
  const all = portraits(held, report, verbose);
  const shown = all.slice(0, MAX_SESSIONS);
  return [
    ...shown.flatMap(({ where, portrait }) => [
      ...(all.length > 1 ? ['', `### ${where.map((one) => escapeMarkdown(one)).join(' · ')}`] : []),
      ...capabilities(portrait.offering),
      ...abilities(portrait.possibilities),
      ...chain(portrait.certificate),
      ...names(portrait.names),
      ...furtherLooks(portrait.further),
    ]),
    ...(all.length > shown.length ? ['', `and ${plural(all.length - shown.length, 'server')} more`] : []),
  ];
}

function capabilities(told: Offering | null): string[] {
  if (told === null) return [];
  const { heading, nothing, extensions } = told;
  return [
    '',
    `**${heading}**${nothing === null ? '' : ` ${nothing}`}`,
    ...(extensions.length === 0
      ? []
      : [
          '',
          ...table(
            ['Extension', 'Means'],
            extensions.map(({ offered, means }) => [codeSpan(offered, 120), escapeMarkdown(means, 300)]),
          ),
        ]),
  ];
}

function abilities(told: readonly Possibility[]): string[] {
  if (told.length === 0) return [];
  return [
    '',
    '**A sender could here**',
    '',
    ...told.map(({ can, says }) => `- ${can ? SIGNS.pass : '✗ not'} ${escapeMarkdown(says)}`),
  ];
}

function chain(told: Portrait['certificate']): string[] {
  if (told === null) return [];
  return [
    '',
    `**Certificate** ${escapeMarkdown(told.trust)}`,
    '',
    ...table(
      ['', 'For', 'From', 'Key', 'Left'],
      told.rows.map(({ role, names, issuer, key, left }) => [
        role,
        escapeMarkdown(names.join(', '), 200),
        escapeMarkdown(issuer, 200),
        escapeMarkdown(key),
        escapeMarkdown(left),
      ]),
    ),
    ...told.rows
      .filter(({ details }) => details.length > 0)
      .flatMap(({ role, details }) => [
        '',
        `${role}: ${details.map(({ label, value }) => `${label} ${codeSpan(value, 1_000)}`).join(' · ')}`,
      ]),
  ];
}

function names(told: NamesTold | null): string[] {
  if (told === null) return [];
  const { said, same, remarks } = told;
  const all =
    same === null
      ? said.map(({ where, name }) => `${where} ${codeSpan(name, 200)}`).join(' · ')
      : `${said.map(({ where }) => where).join(', ')}: all ${codeSpan(same, 200)}`;
  const noted = same === null ? remarks.map((one) => escapeMarkdown(one)) : [];
  return ['', [`**Names** ${all}`, ...noted].join('<br>')];
}

function furtherLooks(told: readonly string[]): string[] {
  if (told.length === 0) return [];
  return ['', '**Looked further**', '', ...told.map((one) => `- ${escapeMarkdown(one, 400)}`)];
}

function senders(report: Report): string[] {
  const told = sendersTold(report);
  if (told.length === 0) return [];
  return [
    '',
    `**${SENDERS}**`,
    '',
    ...told
      .slice(0, MAX_ROWS)
      .map(
        ({ host, clauses }) =>
          `- ${codeSpan(host)}: ${clauses.map((one) => escapeMarkdown(one)).join(' · ')}`,
      ),
  ];
}

/** Replies that were no yes, each with what it means and what to do. */
export function replies(report: Report): string[] {
  return repliesTold(report).flatMap(({ heading, said, isReply, means, does }) => [
    '',
    `> **${heading}.** ${isReply ? 'It says' : 'Seen'}: ${[said, means, ...does].map((one) => escapeMarkdown(one, 600)).join(' · ')}`,
  ]);
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
