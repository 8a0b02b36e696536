/** One report a line, each a whole document of its own. */
import { escapeJson } from './json-text.ts';
import type { CreateRenderer } from './renderer.ts';

export const createNdjson: CreateRenderer = ({ tool, command }) => {
  const head = JSON.stringify({ schemaVersion: 1, tool, command }).slice(0, -1);
  const line = (body: object): string => escapeJson(`${head},${JSON.stringify(body).slice(1)}\n`);
  return {
    begin: () => '',
    report: (report) => line(report),
    inputError: (error) => line({ inputError: error }),
    end: () => '',
  };
};
