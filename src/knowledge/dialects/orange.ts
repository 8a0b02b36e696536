/** Orange with Wanadoo, France. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { frenchRows } from './french-codes.ts';

const POSTMASTER = page('Orange postmaster', 'https://postmaster.orange.fr');
const CODES = page(
  'Postmastery: Orange and its error codes',
  'https://www.postmastery.com/orange-postmaster-smtp-error-codes-ofr/',
);

export const orange: Dialect = {
  id: 'orange',
  name: 'Orange',
  kind: 'mailbox',
  hosts: ['orange.fr', 'wanadoo.fr'],
  signs: [/\bOFR(?:\d{3})?_\d{3}\b/, /\bpostmaster\.orange\.fr\b/i],
  rows: frenchRows({ id: 'orange', name: 'Orange', prefix: 'OFR' }, 2, [POSTMASTER, CODES]),
  sources: [POSTMASTER.url, CODES.url],
  checked: '2026-11-22',
};
