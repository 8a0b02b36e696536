/** Explanations as Markdown: a section each. */
import type { Explanation } from '../../model/explanation.ts';
import { codeWords, speakerWords } from '../explanation-origin.ts';
import { headlineOf, nameOf, retryWords, standingOf, sureWords, tellsOfEvent } from '../explanation-words.ts';
import type { CreateExplanationRenderer } from '../explanations.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';

export const createMarkdown: CreateExplanationRenderer = () => {
  let first = true;
  return {
    begin: () => '',
    brief: (one) => {
      const lead = first ? '' : '\n';
      first = false;
      return `${lead}${codeSpan(one.input)}\n`;
    },
    explanation: (one) => {
      const lead = first ? '' : '\n';
      first = false;
      const lines = tellsOfEvent(one) ? event(one) : thing(one);
      return `${lead}${[...lines, ...references(one)].join('\n')}\n`;
    },
    end: () => '',
  };
};

function event(one: Explanation): string[] {
  const whom = one.recipient === undefined ? '' : `${codeSpan(one.recipient)}: `;
  return [
    `## ${whom}${escapeMarkdown(headlineOf(one))}`,
    '',
    codeSpan(one.input),
    '',
    `*${standingOf(one).join(' \u00b7 ')}*`,
    '',
    escapeMarkdown(one.meaning),
    '',
    ...one.action.map((text, index) => `${index + 1}. ${prose(text)}`),
    '',
    ...fact('Again', retryWords(one)),
    ...fact('Code', codeWords(one).join(' \u00b7 ')),
    ...fact('From', speakerWords(one).join(', ')),
    ...fact('Sure', sureWords(one)),
    ...details(one),
  ];
}

function thing(one: Explanation): string[] {
  const { kind, severity, input, title, meaning, action, example, problems } = one;
  const isCheck = kind === 'check';
  const name = nameOf(one);
  const heading =
    name === null
      ? escapeMarkdown(title)
      : isCheck
        ? `${input} (${severity})`
        : `${codeSpan(name)}: ${escapeMarkdown(title)}`;
  const label = isCheck ? 'Fix' : one.checks === undefined ? 'Do' : 'Test';
  return [
    `## ${heading}`,
    '',
    ...(isCheck ? [escapeMarkdown(title), ''] : []),
    isCheck ? `**Why**: ${escapeMarkdown(meaning)}` : escapeMarkdown(meaning),
    '',
    ...(example === undefined ? [] : [`**Says**: ${codeSpan(example)}`, '']),
    ...action.flatMap((text) => [
      `**${label}**: ${one.checks === undefined ? prose(text) : codeSpan(text)}`,
      '',
    ]),
    ...details(one),
    ...(problems ?? []).map((problem) => `- **Wrong**: ${escapeMarkdown(problem)}`),
    ...(problems === undefined || problems.length === 0 ? [] : ['']),
  ];
}

/** Sentences of ours, in which a command stands in backquotes. */
function prose(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : codeSpan(part)))
    .join('');
}

function fact(label: string, text: string): string[] {
  return text === '' ? [] : [`- **${label}**: ${escapeMarkdown(text)}`];
}

function details({ details: list = [], checks }: Explanation): string[] {
  if (list.length === 0) return [];
  const [name, says] = checks === undefined ? ['', ''] : ['check', 'what is true when it passes'];
  return [
    '',
    `| ${name} | ${says} |`,
    '|---|---|',
    ...list.map((row) => `| ${codeSpan(row.name)} | ${escapeMarkdown(row.says)} |`),
    '',
  ];
}

function references({ references: list }: Explanation): string[] {
  return list.map(({ title, url }) => `- [${escapeMarkdown(title)}](${url})`);
}
