/** One line for a look that observed nothing, and the drawing for one that did. */
import type { Outcome } from '../../model/outcome.ts';
import { type Page, paragraph } from './page.ts';

const HOW: { readonly [how: string]: string } = {
  nxdomain: 'nothing there (the name does not exist)',
  nodata: 'nothing there',
};

/** Lines under an indent of two; nothing where nobody looked. */
export function looked<T>(
  page: Page,
  outcome: Outcome<T> | undefined,
  draw: (value: T) => string[],
): string[] {
  return outcome?.status === 'observed'
    ? draw(outcome.value)
    : outcome === undefined
      ? []
      : paragraph(page, 2, inWords(outcome));
}

/** An outcome that observed nothing, in a few words. */
export function inWords(outcome: Exclude<Outcome<unknown>, { status: 'observed' }>): string {
  switch (outcome.status) {
    case 'absent':
      return HOW[outcome.how] ?? outcome.how;
    case 'failed':
      return `could not be looked at: ${outcome.failure.detail}`;
    case 'skipped':
      return `not looked at: ${outcome.reason}`;
  }
}

export function listOrWords(outcome: Outcome<readonly string[]>): string {
  return outcome.status === 'observed' ? outcome.value.join(' · ') || 'none' : inWords(outcome);
}
