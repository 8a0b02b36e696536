// Writes the table of checks into README.md, from the checks' own words.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../README.md', import.meta.url));
const bin = fileURLToPath(new URL('../bin/mailsonde.js', import.meta.url));
const table = execFileSync(process.execPath, [
  bin,
  'explain',
  '--list',
  'checks',
  '--format',
  'markdown',
]).toString();
const text = readFileSync(file, 'utf8');
const next = text.replace(
  /(<!-- checks -->\n)[\s\S]*?(<!-- \/checks -->)/,
  (_, open, close) => `${open}${table}${close}`,
);
writeFileSync(file, next);
