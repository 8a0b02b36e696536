/** Explanations for scripts: one document, or one line each. */
import type { Explanation } from '../model/explanation.ts';
import type { CreateExplanationRenderer } from './explanations.ts';
import { escapeJson } from './json-text.ts';

/** The document opens before the first and closes after the last, so that none has to be kept. */
export const createJson: CreateExplanationRenderer = ({ tool, command, startedAt }) => {
  const head = JSON.stringify({ schemaVersion: 1, tool, command, startedAt }, null, 2);
  let count = 0;
  return {
    begin: () => `${head.slice(0, -2)},\n  "explanations": [`,
    explanation: (one) => {
      const text = JSON.stringify(one, null, 2).replaceAll('\n', '\n    ');
      return `${count++ === 0 ? '' : ','}\n    ${escapeJson(text)}`;
    },
    end: ({ tookMs }) => `${count === 0 ? '' : '\n  '}],\n  "tookMs": ${tookMs}\n}\n`,
  };
};

export const createNdjson: CreateExplanationRenderer = () => ({
  begin: () => '',
  explanation: (one) => `${line(one)}\n`,
  end: () => '',
});

function line(one: Explanation): string {
  return `{"schemaVersion":1,${escapeJson(JSON.stringify(one)).slice(1)}`;
}
