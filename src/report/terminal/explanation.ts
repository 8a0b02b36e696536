/** Explanations for a person at a terminal: what it means and what to do first, then what it was read from. */
import type { Detail, Explanation } from '../../model/explanation.ts';
import { codeWords, speakerWords } from '../explanation-origin.ts';
import {
  headlineOf,
  markOfExplanation,
  nameOf,
  retryWords,
  standingOf,
  sureWords,
  tellsOfEvent,
} from '../explanation-words.ts';
import type { CreateExplanationRenderer } from '../explanations.ts';
import { type Mark, SIGNS } from '../words.ts';
import { columns, cut, wrap } from './columns.ts';
import { createPage, labelled, type Page, paragraph, quote } from './page.ts';
import type { Paint } from './style.ts';

/** Width of the labels, with the space behind them. */
const LABELS = 8;
/** A name in a list of details is given its own line beyond this share of the room. */
const WIDEST_NAME = 0.5;

export const createPretty: CreateExplanationRenderer = (head, options) => {
  const page = createPage(options);
  let first = true;
  let isBrief = false;
  return {
    begin: () => '',
    brief: (one) => {
      const lead = first || isBrief ? '' : '\n';
      first = false;
      isBrief = true;
      return `${lead}${page.style.faint(cut(quote(one.input.replaceAll('\\n', ' '), 400), page.measure))}\n`;
    },
    explanation: (one) => {
      const lead = first ? '' : '\n';
      first = false;
      isBrief = false;
      const lines = tellsOfEvent(one) ? explainedEvent(page, one, head.targets !== 1) : thing(page, one);
      return `${lead}${lines.join('\n')}\n`;
    },
    end: () => '',
  };
};

/** A reply, a bounce, a report; among others it says which one it is. */
export function explainedEvent(page: Page, one: Explanation, among = false): string[] {
  const { style, measure } = page;
  const mark = markOfExplanation(one);
  // Where there are several, each has to say which it is.
  const asked = among ? [style.faint(cut(quote(one.input, 400), measure))] : [];
  const whom = one.recipient === undefined ? '' : `${one.recipient}: `;
  return [
    ...asked,
    ...signed(page, mark, `${whom}${headlineOf(one)}`, style.strong),
    ...labelled(page, 2, '', standingOf(one), 0).map((line) => line.replace(/^ +/, '  ')),
    '',
    ...paragraph(page, 2, one.meaning),
    '',
    ...actions(page, 'Do', one.action),
    ...row(page, 'Again', retryWords(one)),
    ...row(page, 'Code', codeWords(one)),
    ...row(page, 'From', speakerWords(one)),
    ...row(page, 'Sure', sureWords(one)),
    ...details(page, one.details ?? []),
    ...references(page, one),
  ];
}

/** A code, a command, a port, a term, a record, a check. */
function thing(page: Page, one: Explanation): string[] {
  const { kind, example, checks } = one;
  return [
    ...heading(page, one),
    '',
    ...(kind === 'check' ? row(page, 'Why', one.meaning) : [...paragraph(page, 0, one.meaning), '']),
    ...row(page, 'Says', example ?? ''),
    ...details(page, one.details ?? [], checks === undefined ? '' : 'Checks'),
    ...actions(page, kind === 'check' ? 'Fix' : checks === undefined ? 'Do' : 'Test', one.action),
    ...(kind === 'reply-code' || kind === 'enhanced'
      ? row(page, 'Sure', `${Math.round(one.confidence * 100)} % without the words behind it`)
      : []),
    ...references(page, one, true),
  ];
}

function heading(page: Page, one: Explanation): string[] {
  const { style, measure } = page;
  const { kind, title, severity, problems } = one;
  const name = nameOf(one);
  if (kind === 'check')
    return [`${style.strong(quote(one.input))}   ${severity ?? ''}`, ...wrap(quote(title), measure)];
  if (problems !== undefined) {
    const mark = markOfExplanation(one);
    return [
      ...signed(page, mark, title, style.strong),
      ...(problems.length === 0
        ? ['  Nothing is wrong with the text itself.']
        : problems.flatMap((problem) => signed(page, mark, problem, (line) => line, 2))),
    ];
  }
  const text = name === null ? title.replace(/^./u, (c) => c.toUpperCase()) : `${quote(name, 120)}: ${title}`;
  return wrap(quote(text), measure).map((line) => style.strong(line));
}

/** A sentence with its sign before the first line. */
function signed(page: Page, mark: Mark, text: string, paint: Paint, indent = 0): string[] {
  const lead = ' '.repeat(indent);
  const sign = page.style.marks[mark](SIGNS[mark]);
  return wrap(quote(text), page.measure - indent - 2).map(
    (line, index) => `${lead}${index === 0 ? sign : ' '} ${paint(line)}`,
  );
}

function row(page: Page, label: string, text: string | readonly string[]): string[] {
  return text.length === 0 ? [] : labelled(page, 0, label, text, LABELS);
}

/** One stands beside its label, several are counted. Commands stand in backquotes, which a terminal does not need. */
function actions(page: Page, label: string, texts: readonly string[]): string[] {
  return texts.flatMap((text, index) => {
    const plain = text.replaceAll('`', '');
    return row(page, index === 0 ? label : '', texts.length === 1 ? plain : `${index + 1}. ${plain}`);
  });
}

/** Two columns; where the names are long, each has a line of its own. */
function details(page: Page, list: readonly Detail[], label = ''): string[] {
  if (list.length === 0) return [];
  const room = page.measure - LABELS;
  const widest = Math.max(...list.map(({ name }) => columns(quote(name))));
  const lead = ' '.repeat(LABELS);
  const heading = label === '' ? [] : [label];
  if (widest > room * WIDEST_NAME) {
    return [
      ...heading,
      ...list.flatMap(({ name, says }) => [
        ...wrap(quote(name), room).map((line) => `${lead}${line}`),
        ...paragraph(page, LABELS + 2, says, page.style.faint),
      ]),
    ];
  }
  return [
    ...heading,
    ...list.flatMap(({ name, says }) => labelled(page, LABELS, quote(name), says, widest + 3)),
  ];
}

/** The places themselves where a thing is looked up, or with `-v`; else whose words it goes by. */
function references(page: Page, { references: list }: Explanation, whole = page.options.verbose): string[] {
  if (list.length === 0) return [];
  if (!whole)
    return row(
      page,
      'See',
      list.map(({ title }) => title),
    );
  return list.map(
    ({ title, url }, index) => `${(index === 0 ? 'See' : '').padEnd(LABELS)}${quote(title)}  ${quote(url)}`,
  );
}
