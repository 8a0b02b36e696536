/** What mailbox providers of Germany and France write, row by row. */
import { expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { free } from '../../../src/knowledge/dialects/free.ts';
import { gmx } from '../../../src/knowledge/dialects/gmx.ts';
import { ionos } from '../../../src/knowledge/dialects/ionos.ts';
import { laposte } from '../../../src/knowledge/dialects/laposte.ts';
import { orange } from '../../../src/knowledge/dialects/orange.ts';
import { sfr } from '../../../src/knowledge/dialects/sfr.ts';
import { tOnline } from '../../../src/knowledge/dialects/t-online.ts';
import { describeDialect, type Example } from '../../support/dialect-examples.ts';

const VISIT = 'For explanation visit https://postmaster.gmx.net/en/case?c=r0201&i=ip&v=192.0.2.1&r=1MNcgj';

/** A reply of several lines, each with its code, as these servers write all of theirs. */
const says = (code: number, ...lines: string[]): string =>
  lines.map((line, i) => `${code}${i === lines.length - 1 ? ' ' : '-'}${line}`).join('\n');
const refusal = (host: string, reason: string, visit = VISIT): string =>
  says(554, `${host} (mxgmx104) Nemesis ESMTP Service not available`, 'No SMTP service', reason, visit);

const nemesis = (host: string): readonly Example[] => [
  ['listed', refusal(host, 'IP address is block listed.'), '554 Your IP address is listed.'],
  ['reverse-name', refusal(host, 'Bad DNS PTR resource record.'), '554 Bad PTR record'],
  [
    'policy-violations',
    says(450, 'Requested action not taken: mailbox unavailable', 'Reject due to policy violations.', VISIT),
    '450 Rejected due to violations of policy',
  ],
  [
    'rate',
    says(
      421,
      `${host} Nemesis ESMTP Service not available`,
      'Rate limit reached. Please try again later',
      VISIT,
    ),
    '421 Rate limit reached. Please try again later',
  ],
  [
    'authentication',
    says(550, 'Requested action not taken: mailbox unavailable', 'Reject due to SPF policy.', VISIT),
    '550 Rejected by SPF policy',
  ],
  [
    'headers',
    says(
      554,
      'Transaction failed',
      'Reject due to policy restrictions.',
      'For explanation visit https://postmaster.gmx.net/en/case?c=hi&i=ip&v=192.0.2.1',
    ),
    says(554, 'Transaction failed', 'Reject due to policy restrictions.', VISIT),
  ],
  [
    'headers',
    says(
      554,
      'Transaction failed',
      'Reject due to policy restrictions.',
      'For explanation visit https://postmaster.gmx.net/de/case?c=r0735&i=ip&v=192.0.2.1',
    ),
    refusal(host, 'Reject due to policy restrictions.'),
  ],
  ['policy-restrictions', refusal(host, 'Reject due to policy restrictions.'), '554 Rejected: restrictions'],
  [
    'own-sender',
    says(550, 'Requested action not taken: mailbox unavailable', 'Sender address is not allowed.'),
    '550 Sender address is not allowed.',
  ],
  ['own-sender', says(554, 'Transaction failed', 'Unauthorized sender address.'), '554 Unauthorized sender'],
  [
    'sender-domain',
    says(550, 'Requested action not taken: mailbox unavailable', 'invalid DNS MX or A/AAAA resource record'),
    '550 invalid MX record',
  ],
  [
    'full',
    says(552, 'Requested mail action aborted: exceeded storage allocation', 'Quota exceeded.', VISIT),
    '552 Requested mail action aborted: exceeded storage allocation',
  ],
  [
    'no-mailbox',
    says(550, 'Requested action not taken: mailbox unavailable', VISIT),
    '550 Requested action not taken: mailbox unavailable',
  ],
];

describeDialect(gmx, nemesis('gmx.net'));
describeDialect(ionos, nemesis('kundenserver.de'));

describeDialect(tOnline, [
  [
    'unknown-server',
    '554 IP=192.0.2.1 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.t-online.de for reset. (NOWL)',
    '554 IP=192.0.2.1 - bad reputation. Ask your postmaster for help.',
  ],
  [
    'blocked',
    '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
    '554 IP=192.0.2.1 - A problem occurred. (BL)',
  ],
  [
    'refused',
    '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.)',
    '554 A problem occurred. Ask postmaster@example.com',
  ],
  [
    'refused',
    '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (NOWL)',
    '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
  ],
  [
    'dynamic',
    '554 IP=192.0.2.1 - Dialup/transient IP not allowed. Use a mailgateway or contact toda@rx.t-online.de if obsolete. (DIAL)',
    '554 Dialup hosts not allowed',
  ],
]);

const french = (prefix: string): readonly Example[] => [
  ['listed', `550 5.7.1 Service refuse. Service refused. ${prefix}004_101 [101]`, `550 ${prefix}004_1010`],
  [
    'connections',
    `421 mwinf5c35 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. ${prefix}004_104 [104]`,
    '421 Trop de connexions [104]',
  ],
  [
    'for-now',
    `421 mwinf5c35 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. ${prefix}_108 [108]`,
    '421 Service refuse. Veuillez essayer plus tard.',
  ],
  ['for-now', `421 Service refuse. Veuillez essayer plus tard. ${prefix}_999 [999]`, `421 ${prefix}_998`],
  [
    'refused',
    `550 5.7.1 Service refuse. Service refused. ${prefix}007_103 [103]`,
    '550 Service refuse. [103]',
  ],
  ['authentication', `550 5.7.1 DMARC policy. ${prefix}007_517`, `550 5.7.1 ${prefix}007_518`],
  ['sender', `450 4.1.8 Emetteur invalide. Invalid Sender. ${prefix}007_405`, '450 4.1.8 Emetteur invalide'],
  [
    'no-mailbox',
    `550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. ${prefix}_416 [416]`,
    '550 5.1.1 Invalid recipient. [416]',
  ],
  [
    'full',
    `552 5.2.2 Boite du destinataire pleine. Recipient overquota. ${prefix}_417 [417]`,
    '552 5.2.2 Boite du destinataire pleine.',
  ],
  ['disabled', `550 5.2.1 Boite du destinataire archivee. ${prefix}_420 [420]`, '550 5.2.1 Boite archivee'],
  [
    'spam',
    `550 5.5.0 Service refuse. Veuillez essayer plus tard. service refused, please try later. ${prefix}007_510`,
    '550 5.5.0 Service refuse. Veuillez essayer plus tard.',
  ],
  ['spam', `550 5.7.0 Mail rejete. Mail rejected. ${prefix}_506 [506]`, '550 Mail rejete. Mail rejected.'],
  ['too-large', `552 5.2.3 Taille limite du message depassee. ${prefix}_514 [514]`, '552 [514]'],
];

describeDialect(orange, french('OFR'));
describeDialect(laposte, french('LPN'));

const sfrSays = (number: number): string =>
  `450 4.7.1 Client host rejected: Service refused due to bad behavior SFR_IN_${number}`;

describeDialect(sfr, [
  ['spam', sfrSays(101), sfrSays(102)],
  ['malware', sfrSays(102), sfrSays(101)],
  ['errors', sfrSays(203), '450 4.7.1 SFR_IN_3'],
  ['dead-addresses', sfrSays(104), sfrSays(105)],
  ['volume', sfrSays(105), sfrSays(104)],
]);

describeDialect(free, [
  [
    'errors',
    '421 Too many errors from your ip (192.0.2.1), please visit http://postmaster.free.fr/',
    '421 Too many errors from your ip (192.0.2.1)',
  ],
  [
    'spam',
    '421 Too many spams from your IP (192.0.2.1), please visit http://postmaster.free.fr/',
    '421 Too many spams from your IP (192.0.2.1)',
  ],
]);

it('tells the brands of one company apart by the name they greet with', () => {
  expect(explainReply(refusal('gmx.net', 'IP address is block listed.')).provider).toBe('gmx');
  const visit = 'For explanation visit https://help.1and1.com/smtp-error-messages?ip=192.0.2.1&c=sp';
  const told = explainReply(refusal('kundenserver.de', 'Reject due to policy restrictions.', visit));
  expect(told.provider).toBe('ionos');
  expect(told.category).toBe('policy-rejected');
});
