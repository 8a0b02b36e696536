/** IONOS (1&1), which answers in the same words as GMX. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { nemesisRows } from './nemesis.ts';

const ERRORS = page(
  'IONOS: SMTP error messages (in German)',
  'https://www.ionos.de/hilfe/e-mail/postmaster/smtp-fehlermeldungen-der-11-ionos-mailserver/',
);
const POSTMASTER = page('IONOS postmaster', 'https://postmaster.1and1.com/en/');

export const ionos: Dialect = {
  id: 'ionos',
  name: 'IONOS',
  kind: 'mailbox',
  hosts: ['kundenserver.de', 'perfora.net', 'ionos.com', 'ionos.de', '1and1.com', 'onlinehome.de'],
  signs: [
    /^(?:kundenserver\.de|perfora\.net|ionos\.\w{2,3}) \((?:mx|mr)\w{1,20}\) nemesis\b/i,
    /\b(?:postmaster|help)\.(?:1and1|1und1|ionos)\.\w{2,3}\/|\bwww\.ionos\.\w{2,3}\/help\b/i,
  ],
  rows: nemesisRows('ionos', [ERRORS, POSTMASTER], 'https://postmaster.1and1.com/en/contact'),
  sources: [ERRORS.url, POSTMASTER.url],
  checked: '2026-11-22',
};
