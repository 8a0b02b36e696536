/** What is held against who sends: a bad name, or none. */
import { BEFORE_RECIPIENTS } from '../../../model/explanation.ts';
import { ORIGIN, type Rule, rules, TURNED_DOWN } from './rule.ts';

export const SENDER_RULES: readonly Rule[] = [
  ...rules(
    'reputation-blocked',
    [96, ['BLOCKLIST', [...TURNED_DOWN, 'LISTED']], { none: ['LINK', 'POLICY'] }],
    [
      90,
      [
        'BLOCKLIST',
        ['LISTED', ...TURNED_DOWN, ...ORIGIN, 'DOMAIN', 'SENDER', 'MESSAGE', 'CONNECTION', 'LINK'],
      ],
    ],
    [72, ['BLOCKLIST']],
    // Nothing was sent that could be spam: it is what came before, or from the neighbours.
    [74, [['SPAM', 'VIRUS', 'SUSPICIOUS']], { phases: BEFORE_RECIPIENTS, told: true }],
    [95, ['CLIENT', 'TOO-MANY', 'SPAM']],
    [90, ['REPUTATION']],
    [86, ['LINK', 'LISTED'], { near: 8 }],
    [84, [ORIGIN, ['LISTED']], { near: 8, none: ['RESTRICTED'] }],
    [
      74,
      ['OWN', 'BLOCK'],
      {
        near: 8,
        none: [
          'MESSAGE',
          'CONTENT',
          'ATTACHMENT',
          'COUNTRY',
          'VIRUS',
          'RATE',
          'RECIPIENT',
          'USER',
          'TOO-MANY',
        ],
      },
    ],
    [
      70,
      ['SUSPICIOUS', ['SERVER', 'NAMED-HOST']],
      {
        near: 5,
        none: ['MESSAGE', 'CONTENT', 'RATE', 'AUTHENTICATE', 'ATTACHMENT', 'VIRUS', 'INTERNAL', 'ERROR'],
      },
    ],
    [
      82,
      [['CLIENT', 'IP'], 'BLOCK'],
      { near: 8, none: ['CONTENT', 'ATTACHMENT', 'COUNTRY', 'VIRUS', 'RATE', 'RECIPIENT', 'TOO-MANY'] },
    ],
    [60, ['IP', 'INVALID'], { near: 2, none: ['REVERSE-NAME', 'HOSTNAME', 'HELO', 'SYNTAX', 'DNS', 'MX'] }],
    [80, ['COMPLAINT']],
    [82, ['UNREACHABLE', ['SUSPICIOUS', 'SPAM', 'REPUTATION']], { none: ['TIMEOUT', 'INTERNAL'] }],
    [
      66,
      ['SUSPICIOUS', 'REFUSE'],
      {
        none: [
          'MESSAGE',
          'CONTENT',
          'ATTACHMENT',
          'VIRUS',
          'RECIPIENT',
          'MAILBOX',
          'SPAM',
          'LOOP',
          'HEADER',
          'LINK',
          'RATE',
          'AUTHENTICATE',
        ],
      },
    ],
    [
      80,
      ['SPAM', [...ORIGIN, 'CONNECTION', 'SENDER', 'NAMED-HOST']],
      { near: 8, none: ['CONTENT', 'MESSAGE', 'HEADER', 'ATTACHMENT', 'VIRUS'] },
    ],
    [74, ['SPAM', ['CLIENT', 'IP']], { none: ['CONTENT', 'HEADER'] }],
    [80, ['SUSPICIOUS', [...ORIGIN]], { near: 8, none: ['CONTENT', 'RATE', 'AUTHENTICATE', 'ATTACHMENT'] }],
    [
      84,
      ['DYNAMIC', ['CLIENT', 'IP', 'REFUSE', 'FORBID', 'BLOCK', 'CONNECTION', 'HOSTNAME', 'REVERSE-NAME']],
      { none: ['POLICY'] },
    ],
    [
      64,
      [['CLIENT', 'IP'], 'REFUSE'],
      {
        near: 5,
        none: [
          'REVERSE-NAME',
          'DNS',
          'RESOLVE',
          'UNRESOLVED',
          'HELO',
          'RATE',
          'TOO-MANY',
          'GREYLIST',
          'SPF',
          'RELAY',
          'AUTHENTICATE',
          'ENCRYPTION',
          'HOSTNAME',
          'PERMISSION',
          'COUNTRY',
          'TEMPORARY',
          'RETRY',
        ],
      },
    ],
    [
      60,
      ['CONNECTION', 'REFUSE'],
      { near: 3, phases: ['greeting'], none: ['TEMPORARY', 'RETRY', 'BUSY', 'TOO-MANY'] },
    ],
  ),
  ...rules(
    'rdns-missing',
    [
      95,
      [
        'REVERSE-NAME',
        [
          'MISSING',
          'NONE',
          'NOT',
          'INVALID',
          'UNKNOWN',
          'FAIL',
          'MISMATCH',
          'UNRESOLVED',
          'REQUIRE',
          'REFUSE',
          'BLOCK',
          'RESOLVE',
          'FORBID',
          'CONFIGURATION',
          'MATCH',
        ],
      ],
      { none: ['BLOCKLIST'] },
    ],
    [88, ['REVERSE-NAME'], { none: ['SUCCESS'] }],
    [
      84,
      [
        ['CLIENT', 'IP'],
        ['RESOLVE', 'UNRESOLVED'],
      ],
      { near: 8 },
    ],
    [
      84,
      [
        ['CLIENT'],
        ['DNS', 'HOSTNAME'],
        ['UNKNOWN', 'MISSING', 'NONE', 'FAIL', 'INVALID', 'NOT', 'UNRESOLVED'],
      ],
      { none: ['BLOCKLIST', 'HELO'] },
    ],
    [
      84,
      ['IP', ['DNS', 'HOSTNAME'], ['UNKNOWN', 'MISSING', 'NONE', 'FAIL', 'NOT', 'UNRESOLVED', 'MISMATCH']],
      { near: 8, none: ['BLOCKLIST', 'HELO', 'DOMAIN'] },
    ],
  ),
];
