/** The few colours there are: they carry severity only; weight tells what to read first. */
import { Chalk } from 'chalk';
import type { Mark } from '../words.ts';

export type Paint = (text: string) => string;

export interface Style {
  marks: { readonly [M in Mark]: Paint };
  strong: Paint;
  faint: Paint;
}

export function createStyle(color: boolean): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    marks: {
      error: chalk.red,
      warning: chalk.yellow,
      info: chalk.dim,
      pass: chalk.green,
      unknown: chalk.magenta,
      skipped: chalk.dim,
    },
    strong: chalk.bold,
    faint: chalk.dim,
  };
}
