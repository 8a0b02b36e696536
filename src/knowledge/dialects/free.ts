/** Free (free.fr), France. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const POSTMASTER = page('Free postmaster', 'http://postmaster.free.fr/');
const references = [POSTMASTER];

export const free: Dialect = {
  id: 'free',
  name: 'Free',
  kind: 'mailbox',
  hosts: ['free.fr', 'proxad.net'],
  signs: [/\bpostmaster\.free\.fr\b/i],
  rows: [
    {
      id: 'free-errors',
      text: /\btoo many errors from your ip\b.{0,80}free\.fr/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'Too many refused commands, most of them dead addresses',
        meaning: 'The sending address has asked for too many recipients that do not exist at Free of late.',
        action: [
          'Take dead addresses off the list at the first hard bounce, then try again after some hours.',
          'See http://postmaster.free.fr/ for what Free knows of the address.',
        ],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references,
    },
    {
      id: 'free-spam',
      text: /\btoo many spams from your ip\b.{0,80}free\.fr/i,
      category: 'reputation-blocked',
      but: {
        title: 'Free saw too much spam from the sending address',
        action: [
          'Find and stop the cause; the block ends by itself some time after the last spam.',
          'See http://postmaster.free.fr/ for what Free knows of the address.',
        ],
      },
      references,
    },
  ],
  sources: [POSTMASTER.url],
  checked: '2026-11-22',
};
