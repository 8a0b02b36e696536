/** Live sessions drawn: each as a timeline, then what is offered, what a sender could do, names and certificates. */

import type { DeliveryEvidence } from '../../../model/evidence/delivery.ts';
import type { SmtpSession } from '../../../model/evidence/sessions.ts';
import type { Report } from '../../../model/report.ts';
import { endOfWay, type Leg, legsOf, lookupOf } from '../../message-way.ts';
import type { Possibility } from '../../possibilities.ts';
import { SENDERS, sendersTold } from '../../senders.ts';
import type { NamesTold } from '../../server-names.ts';
import { type Offering, type Portrait, portraits } from '../../server-portrait.ts';
import { type Step, stepsOf } from '../../session-steps.ts';
import { askedOnceWords } from '../../session-words.ts';
import { customRemarks } from '../../tls-custom.ts';
import { droppedWords, duration, type Mark, plural, SIGNS } from '../../words.ts';
import { columns, flow, padEnd, padStart, wrap } from '../columns.ts';
import { labelled, type Page, paragraph, quote } from '../page.ts';
import { table } from '../table.ts';
import { dispatch } from './dispatch.ts';
import { replies } from './replies.ts';
import { smtp } from './smtp.ts';
import { sendersOf } from './tls.ts';
import { transcript } from './transcript.ts';

/** Timelines drawn without `-v`; of more sessions there is a table. */
const FEW = 3;
/** Columns for words beside a time. */
const LEAST_BESIDE = 20;
/** Lines of one reply in a timeline; the transcript has all of them. */
const MAX_LINES = 5;
/** Hosts named on the way of a message; hostile answers may hold hundreds. */
const MAX_HOSTS = 20;

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
  const told = dispatch(page, report);
  if (told.length > 0) return sending(page, report, held, told);
  const drawn = verbose || (held.length <= FEW && way.length === 0);
  const lines = drawn
    ? held.flatMap((session) => [timeline(page, session), ...(verbose ? [transcript(page, session)] : [])])
    : way.length > 0
      ? []
      : [smtp(page, report)];
  // The way is the answer there; what the servers can do besides is for those who ask.
  const shown = way.length > 0 && !verbose ? [] : held;
  return [
    ...way,
    ...lines,
    ...(drawn ? droppedWords(sessions).map((one) => paragraph(page, 0, one)) : []),
    ...[...askedOnceWords(held), ...customRemarks(held)].map((one) => paragraph(page, 0, one)),
    ...(way.length > 0 ? [] : replies(page, report)),
    ...details(page, report, shown),
    senders(page, report),
  ];
}

/** What was sent is the answer; what the server can do besides is for those who ask. */
function sending(
  page: Page,
  report: Report,
  held: readonly SmtpSession[],
  told: readonly string[][],
): string[][] {
  const { verbose } = page.options;
  // Of many tries the last ones decided.
  const drawn = verbose ? held : held.slice(-FEW);
  const left = held.length - drawn.length;
  const earlier = `${plural(left, 'session')} before ${left === 1 ? 'is' : 'are'} left out (-v shows all)`;
  return [
    ...told,
    ...replies(page, report),
    ...(left > 0 ? [paragraph(page, 0, earlier)] : []),
    ...drawn.flatMap((session) => [timeline(page, session), ...(verbose ? [transcript(page, session)] : [])]),
    ...(verbose ? details(page, report, held) : []),
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
  const beside = Math.min(page.width, 140) - before - 2 - 8 - (bars === 0 ? 0 : bars + 2);
  // Where a column for the time leaves too little room for words, it stands behind them.
  const isNarrow = beside < LEAST_BESIDE;
  const room = isNarrow ? Math.max(16, page.width - before) : beside;
  const { host, ip, port } = session;
  const title = host === ip ? `${ip} port ${port}` : `${host}:${port}`;
  const head = `${style.strong(quote(title))}${host === ip ? '' : `  ${quote(ip)}`}`;
  const rows = steps.flatMap(({ at, took, name: step, says, trouble }) => {
    const sign = trouble === null ? '' : `${SIGNS[MARKS[trouble]]} `;
    const paint = trouble === null ? (text: string) => text : style.marks[MARKS[trouble]];
    const lasted = took === null ? '' : took < 10_000 ? `${Math.round(took)} ms` : duration(took);
    const behind = isNarrow && lasted !== '' ? ` (${lasted})` : '';
    const wrapped = wrap(sign + quote(says, 600) + behind, room);
    const shown = wrapped.slice(0, MAX_LINES);
    if (wrapped.length > MAX_LINES) shown[MAX_LINES - 1] = `${shown[MAX_LINES - 1]?.slice(0, room - 2)} …`;
    return shown.map((line, index) => {
      if (index > 0) return `${' '.repeat(before)}${paint(line)}`.trimEnd();
      const start = style.faint(padStart(String(Math.round(at)), 6));
      if (isNarrow) return `${start}  ${padEnd(step, name)}${paint(line)}`.trimEnd();
      const time = lasted === '' ? '' : padStart(lasted, 8);
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

/** What was found out of each server. */
function details(page: Page, report: Report, sessions: readonly SmtpSession[]): string[][] {
  const { verbose } = page.options;
  const all = portraits(sessions, report, verbose);
  const shown = verbose ? all : all.slice(0, 1);
  const left = all.length - shown.length;
  return [
    ...shown.flatMap(({ where, portrait }) => [
      ...(all.length > 1 ? [paragraph(page, 0, where.join(' · '), page.style.strong)] : []),
      ...drawn(page, portrait),
    ]),
    ...(left > 0 ? [[`and ${plural(left, 'server')} more, each with names of its own (-v shows all)`]] : []),
  ];
}

function drawn(page: Page, portrait: Portrait): string[][] {
  return [
    offers(page, portrait.offering),
    abilities(page, portrait.possibilities),
    names(page, portrait.names),
    certificates(page, portrait.certificate),
    furtherLooks(page, portrait.further),
  ].filter((block) => block.length > 0);
}

function offers(page: Page, told: Offering | null): string[] {
  if (told === null) return [];
  const { heading, nothing, extensions } = told;
  const room = Math.min(25, Math.max(...extensions.map(({ offered }) => shortened(offered).length)) + 3);
  return [
    page.style.strong(heading),
    ...(nothing === null ? [] : paragraph(page, 2, nothing)),
    ...extensions.flatMap(({ offered, means }) => labelled(page, 2, shortened(offered), means, room)),
  ];
}

/** Long parameters are in the explanation: a mechanism cut in two would read as another one. */
function shortened(offered: string): string {
  const text = quote(offered);
  if (text.length <= 22) return text;
  const keyword = text.split(/[ =]/, 1)[0] ?? '';
  return keyword.length <= 20 ? `${keyword} …` : `${text.slice(0, 21)}…`;
}

function abilities(page: Page, told: readonly Possibility[]): string[] {
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

function names(page: Page, told: NamesTold | null): string[] {
  if (told === null) return [];
  const { said, same, remarks } = told;
  const heading = page.style.strong('Names');
  if (same !== null)
    return [
      heading,
      ...paragraph(page, 2, `${said.map(({ where }) => where).join(', ')}: all ${quote(same)}`),
    ];
  return [
    heading,
    ...said.flatMap(({ where, name }) => labelled(page, 2, where, name, 16)),
    ...remarks.flatMap((remark) => paragraph(page, 2, remark)),
  ];
}

function certificates(page: Page, told: Portrait['certificate']): string[] {
  if (told === null) return [];
  const rows = told.rows.map(({ role, names, issuer, key, left }) => [
    role,
    names.join('\n'),
    issuer,
    key,
    left,
  ]);
  return [
    page.style.strong('Certificate'),
    ...table(page, 2, ['', 'FOR', 'FROM', 'KEY', 'LEFT'], rows),
    ...paragraph(page, 2, told.trust),
    ...told.rows
      .filter(({ details }) => details.length > 0)
      .flatMap(({ role, details }) => [
        `  ${role}`,
        ...details.flatMap(({ label, value }) => labelled(page, 3, label, value, 13)),
      ]),
  ];
}

function furtherLooks(page: Page, told: readonly string[]): string[] {
  return told.length === 0
    ? []
    : [page.style.strong('Looked further'), ...told.flatMap((one) => paragraph(page, 2, one))];
}

function senders(page: Page, report: Report): string[] {
  const told = sendersTold(report);
  return told.length === 0 ? [] : [page.style.strong(SENDERS), ...sendersOf(page, told)];
}

/** Where text on the way begins, beneath `├─ 10 `. */
const ROUTE_INDENT = 8;

/** The way of a message, from this machine to where it would stop. */
function route(
  page: Page,
  report: Report,
  way: DeliveryEvidence,
  sessions: readonly SmtpSession[],
): string[] {
  const { style } = page;
  const name = sessions.find(({ hello }) => hello !== null)?.hello?.name;
  const self = wrap(
    `this machine${name === undefined ? '' : `, which says it is ${quote(name)}`}`,
    page.measure - 2,
  );
  const legs = legsOf(way, sessions);
  return [
    style.strong('The way'),
    ...self.map((line) => `  ${line.replace(/^this machine/, (us) => style.strong(us))}`),
    '  │',
    ...lookup(page, way, report),
    ...legs.flatMap((leg, index) => ['  │', ...stop(page, leg, index === legs.length - 1)]),
    '',
    ...paragraph(page, 2, endOfWay(way)),
  ];
}

/** How the hosts were found: in a line where that is enough, else the hosts beneath. */
function lookup(page: Page, way: DeliveryEvidence, report: Report): string[] {
  const { says, hosts, chance } = lookupOf(way, report);
  const isEnd = way.attempts.length === 0;
  const room = page.measure - ROUTE_INDENT - 1;
  const whole = quote([says, hosts.join(' · ')].filter((part) => part !== '').join(': '), 1_000);
  const lines =
    columns(whole) <= room
      ? [whole]
      : [
          ...wrap(quote(says), room),
          ...(hosts.length === 0
            ? []
            : flow(
                hosts.slice(0, MAX_HOSTS).map((host) => quote(host)),
                room,
              )),
          ...(hosts.length > MAX_HOSTS ? [`and ${hosts.length - MAX_HOSTS} more`] : []),
        ];
  const [first = '', ...rest] = lines;
  const below = [...rest, ...(chance === null ? [] : wrap(chance, room))];
  return [
    `  ${isEnd ? '└─' : '├─'} ${padEnd('DNS', 4)}${first}`,
    ...below.map((line) => `  ${isEnd ? ' ' : '│'}      ${line}`),
  ];
}

/** One host on the way, and what came of it; its address goes beneath where a line does not hold both. */
function stop(page: Page, leg: Leg, isLast: boolean): string[] {
  const { style } = page;
  const { preference, host, ip, mark, outcome, tls, totalMs, told, next } = leg;
  const [shownHost, shownIp] = [quote(host), quote(ip)];
  const sign = `${style.marks[mark](SIGNS[mark])} ${outcome}`;
  const lead = `  ${isLast ? '└─' : '├─'} ${preference} `;
  const fits = columns(lead) + columns(shownHost) + columns(shownIp) + columns(outcome) + 6 <= page.measure;
  const [first = '', ...more] = wrap(shownHost, page.measure - columns(lead));
  const took = totalMs === null ? [] : [[duration(totalMs), tls].filter((part) => part !== null).join(', ')];
  return [
    ...(fits
      ? [`${lead}${style.strong(shownHost)}  ${shownIp}  ${sign}`]
      : [
          lead + style.strong(first),
          ...more.map((line) => below(style.strong(line), isLast)),
          below(`${shownIp}  ${sign}`, isLast),
        ]),
    ...[...took, ...told, ...(next === null ? [] : [next])].flatMap((one) => onward(page, one, isLast)),
  ];
}

/** Text beneath a stop, beside the line that goes on to the next. */
function onward(page: Page, text: string, isLast = false): string[] {
  return wrap(quote(text, 600), page.measure - ROUTE_INDENT).map((line) => below(line, isLast));
}

function below(line: string, isLast: boolean): string {
  return `  ${isLast ? ' ' : '│'}     ${line}`;
}
