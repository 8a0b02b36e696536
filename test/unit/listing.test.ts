/** The list of names, for people at terminals of any width and for what reads lines. */
import { expect, it } from 'vitest';
import { type ListingRow, listing } from '../../src/commands/listing.ts';

const ROWS: ListingRow[] = [
  { name: 'mx-explicit', note: 'warning', title: 'The domain has MX records' },
  { name: 'dmarc-report-address-deliverable', note: 'error', title: 'Reports reach the mailboxes named' },
];

it('gives whatever reads lines one line a name', () => {
  expect(listing(ROWS, null)).toBe(
    'mx-explicit                       warning  The domain has MX records\n' +
      'dmarc-report-address-deliverable  error    Reports reach the mailboxes named\n',
  );
});

it('has no column for notes where there are none', () => {
  const rows = ROWS.map((row) => ({ ...row, note: '' }));
  expect(listing(rows, null)).toBe(
    'mx-explicit                       The domain has MX records\n' +
      'dmarc-report-address-deliverable  Reports reach the mailboxes named\n',
  );
});

it('wraps titles in their column as long as that reads well', () => {
  expect(listing(ROWS, 74)).toBe(
    'mx-explicit                       warning  The domain has MX records\n' +
      'dmarc-report-address-deliverable  error    Reports reach the mailboxes\n' +
      `${' '.repeat(43)}named\n`,
  );
});

it('puts titles beneath where there is no room beside', () => {
  expect(listing(ROWS, 60)).toBe(
    'mx-explicit                       warning\n    The domain has MX records\n' +
      'dmarc-report-address-deliverable  error\n    Reports reach the mailboxes named\n',
  );
});
