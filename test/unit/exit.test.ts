/** What happened, as an exit status: every rule of contract §3 and their precedence. */
import { describe, expect, it } from 'vitest';
import { type CommandResult, exitStatus } from '../../src/cli/exit.ts';
import type { Settings } from '../../src/model/settings.ts';
import { createTally, type Tally } from '../../src/run/tally.ts';

type Strictness = Pick<Settings, 'failOn' | 'allowInconclusive'>;

const USUAL: Strictness = { failOn: 'error', allowInconclusive: [] };

function tally(change: (tally: Tally) => void): Tally {
  const made = createTally();
  change(made);
  return made;
}

const error = tally(({ failed }) => {
  failed.error = true;
});
const warning = tally(({ failed }) => {
  failed.warning = true;
});
const info = tally(({ failed }) => {
  failed.info = true;
});
const undetermined = tally(({ inconclusive }) => inconclusive.error.add('spf'));
const doubtful = tally(({ inconclusive }) => inconclusive.warning.add('mx'));
const curious = tally(({ inconclusive }) => inconclusive.info.add('bimi'));
const untested = tally(({ untested }) => untested.add('spf').add('mx'));

describe('exitStatus', () => {
  it.each([
    ['all is well', {}, USUAL, 0],
    ['nothing was judged', { tally: createTally() }, USUAL, 0],
    ['an error', { tally: error }, USUAL, 1],
    ['a warning', { tally: warning }, USUAL, 0],
    ['a warning that counts', { tally: warning }, { ...USUAL, failOn: 'warning' }, 1],
    ['an error where warnings count', { tally: error }, { ...USUAL, failOn: 'warning' }, 1],
    ['a note where warnings count', { tally: info }, { ...USUAL, failOn: 'warning' }, 0],
    ['an error that does not count', { tally: error }, { ...USUAL, failOn: 'never' }, 0],
    ['an undetermined error', { tally: undetermined }, USUAL, 3],
    ['an undetermined warning', { tally: doubtful }, USUAL, 0],
    ['an undetermined warning that counts', { tally: doubtful }, { ...USUAL, failOn: 'warning' }, 3],
    ['an undetermined note', { tally: curious }, { ...USUAL, failOn: 'warning' }, 0],
    ['an undetermined error with never', { tally: undetermined }, { ...USUAL, failOn: 'never' }, 0],
    ['what is allowed', { tally: undetermined }, { ...USUAL, allowInconclusive: true }, 0],
    ['what is allowed by topic', { tally: undetermined }, { ...USUAL, allowInconclusive: ['spf'] }, 0],
    ['another topic allowed', { tally: undetermined }, { ...USUAL, allowInconclusive: ['mx'] }, 3],
    ['nothing tested', { tally: untested }, USUAL, 3],
    ['nothing tested, allowed', { tally: untested }, { ...USUAL, allowInconclusive: true }, 0],
    ['nothing tested, half allowed', { tally: untested }, { ...USUAL, allowInconclusive: ['spf'] }, 3],
    ['nothing tested, both allowed', { tally: untested }, { ...USUAL, allowInconclusive: ['mx', 'spf'] }, 0],
    ['an error beside it, allowed', { tally: error }, { ...USUAL, allowInconclusive: true }, 1],
    ['a fault of ours', { tally: error, faults: 1 }, USUAL, 4],
    ['a fault of ours with never', { faults: 1 }, { ...USUAL, failOn: 'never' }, 4],
    ['a bad line over a fault', { tally: error, faults: 1, badInput: 1 }, USUAL, 2],
    ['a bad line with never', { badInput: 1 }, { ...USUAL, failOn: 'never' }, 2],
    [
      'an interrupt over all else',
      { tally: error, faults: 1, badInput: 1, interrupted: true, status: 1 },
      USUAL,
      130,
    ],
    ['an interrupt with never', { interrupted: true }, { ...USUAL, failOn: 'never' }, 130],
    ['the status of a command inside', { status: 3 }, { ...USUAL, failOn: 'never' }, 3],
  ] satisfies [string, CommandResult, Strictness, number][])('%s', (_, result, settings, expected) => {
    expect(exitStatus(result, settings)).toBe(expected);
  });
});
