/** laposte.net, the mail of the French post. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { frenchRows } from './french-codes.ts';

const POSTMASTER = page('La Poste postmaster', 'https://postmaster.laposte.net');
const CODES = page(
  'Postmastery: laposte.net and its error codes',
  'https://www.postmastery.com/laposte-net-postmaster-smtp-error-codes-lpn/',
);

export const laposte: Dialect = {
  id: 'laposte',
  name: 'La Poste',
  kind: 'mailbox',
  hosts: ['laposte.net'],
  signs: [/\bLPN(?:\d{3})?_\d{3}\b/, /\bpostmaster\.laposte\.net\b/i],
  rows: frenchRows({ id: 'laposte', name: 'La Poste', prefix: 'LPN' }, 2, [POSTMASTER, CODES]),
  sources: [POSTMASTER.url, CODES.url],
  checked: '2026-11-22',
};
