import { expect, it } from 'vitest';
import { smtpStarttlsInjection } from '../../src/checks/smtp/smtp-starttls-injection.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { failure, session } from '../support/transport.ts';

it.each([
  ['pass', 'thrown away', [session({ injection: { vulnerable: false, transcript: [] } })]],
  ['fail', 'answered', [session({ injection: { vulnerable: true, transcript: [] } })]],
  [
    'unknown',
    'not seen',
    [session({ injection: { vulnerable: null, transcript: [], failure: failure().failure } })],
  ],
  ['skipped', 'could not be tried', [session({ injection: { vulnerable: null, transcript: [] } })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpStarttlsInjection.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('is skipped where nobody asked for it', () => {
  expect(smtpStarttlsInjection.examine({ sessions: observed([session()]) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
    says: expect.stringContaining('--probe'),
  });
});
