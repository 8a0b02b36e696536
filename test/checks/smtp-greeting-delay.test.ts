import { expect, it } from 'vitest';
import { smtpGreetingDelay } from '../../src/checks/smtp/smtp-greeting-delay.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { refusedSession, silentSession } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'soon', [session()]],
  [
    'fail',
    'after 15 s',
    [session({ timings: { connectMs: 1, greetingMs: 15_000, tlsMs: null, totalMs: 16_000 } })],
  ],
  ['unknown', 'never', [silentSession()]],
  ['skipped', 'refused', [refusedSession()]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpGreetingDelay.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});
