/** One report a line, each a whole document of its own. */
import { escapeJson } from './json-text.ts';
import type { CreateRenderer } from './renderer.ts';

export const createNdjson: CreateRenderer = ({ tool, command }) => {
  const head = { schemaVersion: 1, tool, command };
  const line = (body: object): string => escapeJson(`${JSON.stringify({ ...head, ...body })}\n`);
  return {
    begin: () => '',
    report: (report) => line(report),
    inputError: (error) => line({ inputError: error }),
    end: () => '',
  };
};
