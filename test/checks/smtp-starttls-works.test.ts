import { expect, it } from 'vitest';
import { smtpStarttlsWorks } from '../../src/checks/smtp/smtp-starttls-works.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, endedAt } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'TLS', [session()]],
  ['fail', 'more in clear behind the go-ahead', [session({ clearAfterStartTls: true })]],
  [
    'fail',
    'STARTTLS refused',
    [
      clearSession(['STARTTLS'], {
        failure: { stage: 'starttls', kind: 'rejected', code: '454', detail: '454 no TLS', cause: 'target' },
      }),
    ],
  ],
  [
    'fail',
    'handshake fails',
    [
      endedAt(
        { stage: 'handshake', kind: 'tls' },
        { hello: { verb: 'EHLO', name: 'x' }, extensions: ['STARTTLS'] },
      ),
    ],
  ],
  [
    'unknown',
    '421 to STARTTLS',
    [
      endedAt(
        { stage: 'starttls', kind: 'rejected', code: '421', detail: '421 busy' },
        { outcome: 'refused', hello: { verb: 'EHLO', name: 'x' }, extensions: ['STARTTLS'] },
      ),
    ],
  ],
  [
    'unknown',
    'our own settings',
    [
      endedAt(
        { stage: 'handshake', kind: 'tls', cause: 'vantage' },
        { hello: { verb: 'EHLO', name: 'x' }, extensions: ['STARTTLS'] },
      ),
    ],
  ],
  [
    'skipped',
    'the user lets too old a TLS be tried only',
    [
      endedAt(
        { stage: 'handshake', kind: 'tls' },
        { hello: { verb: 'EHLO', name: 'x' }, extensions: ['STARTTLS'], tlsMax: 'TLSv1.1' },
      ),
    ],
  ],
  ['skipped', 'not offered', [clearSession(['SIZE'])]],
  ['skipped', 'not to be tried', [clearSession(['STARTTLS'])]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpStarttlsWorks.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('looks for a cure elsewhere where words in clear are slipped in', () => {
  const fixOf = (one: SmtpSession) =>
    [smtpStarttlsWorks.examine({ sessions: observed([one]) }, AS_OF)].flat()[0]?.fix;
  expect(fixOf(session({ clearAfterStartTls: true }))).toMatch(/proxy or filter on the way/);
  const broken = endedAt({ stage: 'handshake', kind: 'tls' }, { hello: { verb: 'EHLO', name: 'x' } });
  expect(fixOf(broken)).toMatch(/certificate and key/);
  expect(fixOf({ ...broken, insteadOfTls: '500 what?' })).toMatch(/firewall, filter or proxy in front/);
});
