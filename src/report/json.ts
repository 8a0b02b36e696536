/** The whole run as one JSON document, written report by report so that memory does not grow with the run. */
import type { Report } from '../model/report.ts';
import { escapeJson } from './json-text.ts';
import type { CreateRenderer } from './renderer.ts';

export const createJson: CreateRenderer = ({ tool, command, startedAt }) => {
  let written = 0;
  const drawn = new WeakMap<Report, string>();
  const draw = (report: Report): string =>
    escapeJson(JSON.stringify(report, null, 2).replaceAll('\n', '\n    '));
  return {
    begin: () => {
      const head = JSON.stringify({ schemaVersion: 1, tool, command, startedAt }, null, 2);
      return escapeJson(`${head.slice(0, -2)},\n  "reports": [`);
    },
    ahead: (report) => void drawn.set(report, draw(report)),
    report: (report) => {
      written += 1;
      return `${written === 1 ? '' : ','}\n    ${drawn.get(report) ?? draw(report)}`;
    },
    inputError: () => '',
    end: ({ tookMs }) => `${written === 0 ? '' : '\n  '}],\n  "tookMs": ${tookMs}\n}\n`,
  };
};
