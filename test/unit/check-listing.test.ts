/** The list of all checks, for people at terminals of any width and for what reads lines. */
import { expect, it } from 'vitest';
import { type CheckRow, checkListing } from '../../src/commands/check-listing.ts';

const ROWS: CheckRow[] = [
  { id: 'mx-explicit', severity: 'warning', title: 'The domain has MX records' },
  { id: 'dmarc-report-address-deliverable', severity: 'error', title: 'Reports reach the mailboxes named' },
];

it('gives whatever reads lines one line a check', () => {
  expect(checkListing(ROWS, null)).toBe(
    'mx-explicit                       warning  The domain has MX records\n' +
      'dmarc-report-address-deliverable  error    Reports reach the mailboxes named\n',
  );
});

it('wraps titles in their column as long as that reads well', () => {
  expect(checkListing(ROWS, 74)).toBe(
    'mx-explicit                       warning  The domain has MX records\n' +
      'dmarc-report-address-deliverable  error    Reports reach the mailboxes\n' +
      `${' '.repeat(43)}named\n`,
  );
});

it('puts titles beneath where there is no room beside', () => {
  expect(checkListing(ROWS, 60)).toBe(
    'mx-explicit                       warning\n    The domain has MX records\n' +
      'dmarc-report-address-deliverable  error\n    Reports reach the mailboxes named\n',
  );
});
