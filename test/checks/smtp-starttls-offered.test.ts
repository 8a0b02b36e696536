import { expect, it } from 'vitest';
import { smtpStarttlsOffered } from '../../src/checks/smtp/smtp-starttls-offered.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, egress, endedAt, refusedSession } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'offered', [session()]],
  ['pass', 'offered and not tried', [clearSession(['STARTTLS'])]],
  ['fail', 'not offered', [clearSession(['SIZE'])]],
  ['fail', 'overwritten on the way', [clearSession(['XXXXXXXA'], { signs: ['masked-starttls'] })]],
  ['unknown', 'never heard', [endedAt({ stage: 'hello', kind: 'timeout' })]],
  ['skipped', 'TLS from the start', [session({ tlsMode: 'implicit', extensionsBefore: null })]],
  ['skipped', 'refused', [refusedSession()]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpStarttlsOffered.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('blames no server where the network in between changes its words', () => {
  const said = smtpStarttlsOffered.examine(
    { sessions: observed([clearSession(['SIZE'])]), egress: egress('intercepted') },
    AS_OF,
  );
  expect(said).toMatchObject([{ verdict: 'unknown', data: { cause: 'vantage' } }]);
});
