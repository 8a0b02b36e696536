/** Who may send here at all: relaying, signing in, encryption, and proof of the sender's domain. */
import { TLS_TOO_SOON, UNTRUSTED_CERTIFICATE } from '../../../knowledge/plain-causes.ts';
import { type Rule, rules, TURNED_DOWN } from './rule.ts';

export const TRUST_RULES: readonly Rule[] = [
  ...rules(
    'relay-denied',
    [99, ['CREDENTIALS', 'RELAY'], { near: 3, phases: ['mail', 'rcpt', 'data', 'message'] }],
    [
      90,
      ['RELAY', ['REFUSE', 'FORBID', 'NOT', 'BLOCK', 'DISABLED', 'INVALID', 'UNKNOWN']],
      { near: 6, none: ['DNS'] },
    ],
    [84, ['RELAY', [...TURNED_DOWN, 'NOT', 'FAIL', 'PERMISSION', 'AUTHENTICATE']]],
    [66, ['RELAY'], { code: 'permanent', none: ['SERVER', 'UNKNOWN'] }],
    [82, ['RELAY', 'UNKNOWN', 'DOMAIN'], { near: 8 }],
    [82, ['RELAY', ['RESTRICTED', 'NO-ROUTE']], { near: 8 }],
    [56, ['RELAY', 'SERVER', 'MESSAGE'], { code: 'permanent', none: ['UNKNOWN'] }],
    [
      84,
      ['SERVER', 'DISABLED', 'DOMAIN'],
      { near: 4, code: 'permanent', none: ['CLIENT', 'MAILBOX', 'USER', 'ENCRYPTION', 'TEMPORARY', 'RETRY'] },
    ],
    [72, ['USER', 'RELAY', 'RETRY'], { code: 'permanent', none: ['UNKNOWN'] }],
    [
      66,
      ['DOMAIN', ['REFUSE', 'FORBID'], ['SERVER']],
      { none: ['SENDER', 'POLICY', 'SPAM', 'CLIENT', 'IP', 'DMARC', 'SPF'] },
    ],
  ),
  ...rules(
    'auth-required',
    [
      98,
      ['AUTHENTICATE', 'REQUIRE'],
      { near: 3, none: ['FAIL', 'INVALID', 'SPF', 'DKIM', 'DMARC', 'SENDER-AUTH', 'GROUP'] },
    ],
    [93, ['CREDENTIALS', 'REQUIRE'], { near: 5, none: ['FAIL', 'INVALID', 'ATTACHMENT', 'SPF', 'EXPIRED'] }],
    [
      58,
      ['AUTHENTICATE'],
      {
        code: 'permanent',
        none: [
          'FAIL',
          'INVALID',
          'UNKNOWN',
          'ERROR',
          'SENDER-AUTH',
          'DOMAIN',
          'MESSAGE',
          'SPF',
          'DKIM',
          'DMARC',
          'TEMPORARY',
        ],
      },
    ],
    [
      92,
      ['AUTHENTICATE', 'REQUIRE'],
      {
        near: 6,
        none: [
          'FAIL',
          'INVALID',
          'SPF',
          'DKIM',
          'DMARC',
          'SENDER-AUTH',
          'EXPIRED',
          'DISABLED',
          'UNSUPPORTED',
        ],
      },
    ],
    [
      86,
      ['AUTHENTICATE', ['REQUIRE', 'NOT', 'MISSING', 'NONE']],
      {
        none: [
          'FAIL',
          'INVALID',
          'SPF',
          'DKIM',
          'DMARC',
          'SENDER-AUTH',
          'DISABLED',
          'UNSUPPORTED',
          'CREDENTIALS',
          'UNAVAILABLE',
          'TOO-MANY',
        ],
      },
    ],
    [84, ['AUTHENTICATE', 'RELAY'], { none: ['FAIL'] }],
    [84, ['USER', 'AUTHENTICATE', 'ALLOW'], { near: 4, code: 'permanent', none: ['FAIL'] }],
    [
      80,
      [['SENDER', 'CLIENT', 'USER'], 'AUTHENTICATE', ['NOT', 'REQUIRE']],
      { none: ['FAIL', 'SPF', 'DKIM', 'DMARC'] },
    ],
  ),
  ...rules(
    'auth-failed',
    // Nothing but the sign-in can be what was turned down.
    [
      100,
      [['REFUSE', 'FORBID', 'PERMISSION', 'BLOCK']],
      {
        phases: ['auth'],
        told: true,
        none: [
          'RELAY',
          'ENCRYPTION',
          'BLOCKLIST',
          'REPUTATION',
          'IP',
          'CLIENT',
          'COUNTRY',
          'RATE',
          'COMMAND',
        ],
      },
    ],
    // While signing in, what is asked for is another password than the one that was given.
    [97, ['CREDENTIALS', 'REQUIRE'], { phases: ['auth'], told: true, none: ['ENCRYPTION'] }],
    [
      88,
      [
        ['USER', 'MAILBOX', 'ADDRESS', 'CREDENTIALS'],
        ['UNKNOWN', 'INVALID', 'DISABLED', 'REFUSE', 'BLOCK', 'FAIL'],
      ],
      { phases: ['auth'], told: true },
    ],
    [
      90,
      [
        'AUTHENTICATE',
        ['FAIL', 'ERROR', 'INVALID', 'REFUSE', 'DISABLED', 'UNKNOWN', 'EXPIRED', 'TOO-MANY', 'BLOCK'],
      ],
      { near: 6, none: ['SPF', 'DKIM', 'DMARC', 'SENDER-AUTH', 'MESSAGE'] },
    ],
    [
      78,
      [
        'AUTHENTICATE',
        ['FAIL', 'INVALID', 'REFUSE', 'UNKNOWN', 'UNSUPPORTED', 'FORBID', 'TOO-MANY', 'DISABLED'],
      ],
      { none: ['SPF', 'DKIM', 'DMARC', 'SENDER-AUTH', 'DOMAIN'] },
    ],
    [
      92,
      [
        'CREDENTIALS',
        [
          'INVALID',
          'FAIL',
          'REFUSE',
          'UNKNOWN',
          'EXPIRED',
          'MISMATCH',
          'DISABLED',
          'MISSING',
          'AUTHENTICATE',
        ],
      ],
      { none: ['SPF', 'ATTACHMENT'] },
    ],
    [95, [['CONNECTION', 'UNREACHABLE'], 'CREDENTIALS'], { none: ['TIMEOUT', 'ENCRYPTION', 'CERTIFICATE'] }],
    [72, ['CREDENTIALS'], { none: ['ATTACHMENT', 'SPF', 'VIRUS'] }],
    [86, ['AUTHENTICATE', ['SYNTAX', 'UNSUPPORTED']], { near: 4, none: ['REQUIRE'] }],
    [66, ['AUTHENTICATE', ['UNSUPPORTED', 'UNAVAILABLE', 'PARAMETER']]],
  ),
  ...rules(
    'auth-policy',
    [
      92,
      [
        ['SPF', 'DKIM', 'DMARC'],
        [
          'FAIL',
          'REFUSE',
          'FORBID',
          'MISMATCH',
          'BLOCK',
          'INVALID',
          'PASS',
          'REQUIRE',
          'MISSING',
          'NOT',
          'NONE',
          'UNKNOWN',
          'POLICY',
          'SUSPICIOUS',
        ],
      ],
    ],
    // What goes slower until then goes slower for that.
    [
      106,
      [
        ['SPF', 'DKIM', 'DMARC', 'SENDER-AUTH'],
        ['RATE', 'THROTTLE'],
        ['MISSING', 'NONE', 'FAIL', 'NOT', 'UNKNOWN', 'INVALID'],
      ],
    ],
    [84, [['SPF', 'DKIM', 'DMARC']]],
    [
      90,
      [
        'SENDER-AUTH',
        [
          'FAIL',
          'REFUSE',
          'FORBID',
          'BLOCK',
          'REQUIRE',
          'PASS',
          'NOT',
          'MISSING',
          'INVALID',
          'POLICY',
          'ACCEPT',
        ],
      ],
    ],
    [80, ['SENDER-AUTH'], { none: ['CREDENTIALS'] }],
    [
      84,
      [['SENDER', 'MESSAGE', 'DOMAIN'], 'AUTHENTICATE', ['FAIL', 'PASS', 'NOT']],
      {
        near: 8,
        none: ['RELAY', 'CREDENTIALS', 'CONNECTION', 'USER', 'REQUIRE', 'COMMAND', 'CLIENT'],
        phases: ['message'],
      },
    ],
    [82, ['DOMAIN', 'AUTHENTICATE'], { none: ['RELAY', 'CREDENTIALS', 'COMMAND', 'CLIENT'] }],
    [
      84,
      [
        ['IP', 'CLIENT', 'SERVER', 'NAMED-HOST'],
        'FORBID',
        'DELIVER',
        ['DOMAIN', 'NAMED-HOST', 'SENDER', 'NAMED-ADDRESS'],
      ],
      { near: 6, none: ['RELAY', 'RECIPIENT', 'POLICY', 'BLOCKLIST', 'RATE', 'GROUP', 'USER', 'MAILBOX'] },
    ],
    [
      80,
      [['SENDER', 'IP', 'CLIENT'], 'FORBID', 'DOMAIN'],
      { near: 8, none: ['RELAY', 'RECIPIENT', 'POLICY', 'BLOCKLIST'] },
    ],
  ),
  ...rules(
    'tls-required',
    [104, ['NO-HANDSHAKE'], { code: 'none', but: TLS_TOO_SOON }],
    [
      92,
      [
        'ENCRYPTION',
        [
          'REQUIRE',
          'MISSING',
          'FAIL',
          'NOT',
          'NONE',
          'ERROR',
          'UNSUPPORTED',
          'UNAVAILABLE',
          'REFUSE',
          'FORBID',
          'INVALID',
          'POLICY',
          'UNRESOLVED',
          'DNS',
        ],
      ],
      { none: ['ATTACHMENT', 'VIRUS', 'CREDENTIALS'] },
    ],
    [96, ['ENCRYPTION', 'REQUIRE'], { near: 3, none: ['ATTACHMENT', 'VIRUS', 'CREDENTIALS'] }],
    [
      93,
      ['CERTIFICATE', ['INVALID', 'EXPIRED', 'FAIL', 'MISMATCH', 'SUSPICIOUS', 'NOT']],
      {
        none: ['MESSAGE', 'CLIENT', 'OWN', 'REQUIRE', 'AUTHENTICATE', 'CREDENTIALS'],
        but: UNTRUSTED_CERTIFICATE,
      },
    ],
    [
      90,
      [
        'CERTIFICATE',
        ['INVALID', 'EXPIRED', 'FAIL', 'MISMATCH', 'SUSPICIOUS', 'NOT', 'UNKNOWN', 'REQUIRE', 'ERROR'],
      ],
      { none: ['MESSAGE'] },
    ],
    [80, ['CERTIFICATE'], { none: ['MESSAGE'] }],
    [76, ['ENCRYPTION'], { none: ['ATTACHMENT', 'VIRUS', 'CREDENTIALS', 'SUCCESS'] }],
  ),
];
