import { expect, it } from 'vitest';
import { smtpEgressOpen } from '../../src/checks/smtp/smtp-egress-open.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { egress } from '../support/sessions.ts';

it.each([
  ['pass', 'open'],
  ['fail', 'blocked'],
  ['fail', 'intercepted'],
  ['unknown', 'unknown'],
] as const)('%s: %s', (verdict, state) => {
  const evidence = egress(state);
  expect(evidence.status === 'observed' && smtpEgressOpen.examine({ egress: evidence }, AS_OF)).toMatchObject(
    {
      verdict,
      says: `port 25 is ${state}`,
    },
  );
});

it('is skipped where nothing was silent', () => {
  expect(smtpEgressOpen.examine({ egress: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
});
