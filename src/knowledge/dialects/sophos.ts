/** Sophos Email, PureMessage and Sophos Firewall. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CLASSES = page(
  'SophosLabs: classification of IP addresses',
  'http://www.sophos.com/security/ip-reputation-policy.html',
);
const BLOCKING = page(
  'Sophos PureMessage: blocking addresses',
  'https://docs.sophos.com/msg/pmx/help/en-us/msg/pmx/concepts/GSGPI_MTA_Blocking.html',
);

export const sophos: Dialect = {
  id: 'sophos',
  name: 'Sophos',
  kind: 'gateway',
  hosts: ['hydra.sophos.com', 'sophos.com'],
  signs: [/\bsophos(?:labs)?\b/i],
  rows: [
    {
      id: 'sophos-address-listed',
      text: /\bsophos\.com\/(?:[a-z-]{1,20}\/){0,3}ip-lookup\b|\b(?:blocked|listed|rejected) (?:by|using|in) sophos(?:labs)?\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'SophosLabs lists the sending address',
        meaning:
          'Sophos takes the address for a source of spam, a computer under foreign control, or one of end users that should send through their provider.',
        action: [
          'Stop the cause; addresses of end users should send through the relay of their provider.',
          'Ask SophosLabs for another look with the form at https://support.sophos.com/ (submit a sample).',
          'Ask the administrator of the receiver to allow the sender.',
        ],
      },
      references: [CLASSES, BLOCKING],
    },
  ],
  sources: [CLASSES.url, BLOCKING.url],
  checked: '2026-11-22',
};
