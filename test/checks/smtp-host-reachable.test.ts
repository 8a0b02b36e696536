import { expect, it } from 'vitest';
import { smtpHostReachable } from '../../src/checks/smtp/smtp-host-reachable.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { cutSession, refusedSession, silentSession, unroutedSession } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'it answers', [session()]],
  ['pass', 'it answers at one of two addresses', [silentSession(), session({ ip: '192.0.2.26' })]],
  ['fail', 'it is silent, another answers', [silentSession(), session({ host: 'b.example.com' })]],
  ['fail', 'it refuses, another answers', [refusedSession(), session({ host: 'b.example.com' })]],
  ['unknown', 'it was cut short, another answers', [cutSession(), session({ host: 'b.example.com' })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpHostReachable.examine({ sessions: observed([...sessions]) }, AS_OF);
  const own = [said].flat().filter(({ subject }) => subject === 'mx.example.com:25');
  expect(own).toMatchObject([{ verdict }]);
});

it.each([
  ['nobody answers', [silentSession(), refusedSession({ host: 'b.example.com' })]],
  ['there is no route', [unroutedSession()]],
])('skipped: %s', (_, sessions) => {
  expect(smtpHostReachable.examine({ sessions: observed(sessions) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
  });
});

it('knows nothing of an address without a route', () => {
  const said = smtpHostReachable.examine({ sessions: observed([session(), unroutedSession()]) }, AS_OF);
  expect(said).toMatchObject([{ verdict: 'pass', data: { ip: ['192.0.2.25'] } }]);
});
