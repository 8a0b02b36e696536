import { expect, it } from 'vitest';
import { smtpGreeting } from '../../src/checks/smtp/smtp-greeting.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { egress, refusedSession, silentSession, turnedAway } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', '220', [session()]],
  ['fail', '521', [turnedAway('521 mx.example.com does not accept mail')]],
  ['fail', 'a bare 554', [turnedAway('554 no service')]],
  [
    'fail',
    'no SMTP',
    [
      silentSession({
        failure: {
          stage: 'greeting',
          kind: 'malformed',
          detail: 'no reply: "HTTP/1.1 400"',
          cause: 'target',
        },
      }),
    ],
  ],
  ['unknown', '421', [turnedAway('421 4.3.2 too busy')]],
  [
    'unknown',
    'our address is listed',
    [turnedAway('554 5.7.1 client host [203.0.113.9] blocked using zen.spamhaus.org')],
  ],
  [
    'unknown',
    'silence after connecting',
    [
      silentSession({
        failure: { stage: 'greeting', kind: 'timeout', detail: 'did not reply', cause: 'target' },
      }),
    ],
  ],
  ['unknown', 'nobody answers', [silentSession()]],
  ['skipped', 'connection refused', [refusedSession()]],
  ['skipped', 'submission only', [session({ port: 587 })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpGreeting.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('tells the words of a server that refuses us, and that they are about us', () => {
  const reply = '554 5.7.1 client host [203.0.113.9] blocked using zen.spamhaus.org';
  const said = smtpGreeting.examine({ sessions: observed([turnedAway(reply)]) }, AS_OF);
  expect(said).toMatchObject([{ data: { cause: 'vantage' }, says: expect.stringContaining(reply) }]);
});

it('is content with the silence of a host where another answers, which is told elsewhere', () => {
  const other = silentSession({ host: 'b.example.com' });
  const said = smtpGreeting.examine({ sessions: observed([session(), other]) }, AS_OF);
  expect(said).toMatchObject([{ verdict: 'pass' }, { verdict: 'skipped', subject: 'b.example.com:25' }]);
});

it('says nothing of a host that is down where the network lets mail out', () => {
  const said = smtpGreeting.examine({ sessions: observed([silentSession()]), egress: egress('open') }, AS_OF);
  expect(said).toMatchObject([{ verdict: 'skipped' }]);
});
