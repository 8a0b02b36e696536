import { expect, it } from 'vitest';
import { smtpBannerHostname } from '../../src/checks/smtp/smtp-banner-hostname.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { turnedAway } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'a name', [session()]],
  ['pass', 'another name than in the MX record', [session({ greeting: 'cluster5.provider.example ESMTP' })]],
  ['pass', 'an address literal', [session({ greeting: '[192.0.2.25] ESMTP' })]],
  ['pass', 'an IPv6 literal', [session({ greeting: '[IPv6:2001:db8::1] ESMTP' })]],
  ['fail', 'localhost', [session({ greeting: 'localhost ESMTP Postfix' })]],
  ['fail', 'localhost.localdomain', [session({ greeting: 'localhost.localdomain ESMTP' })]],
  ['fail', 'no name', [session({ greeting: 'ESMTP ready' })]],
  ['fail', 'nothing', [session({ greeting: '' })]],
  ['unknown', 'too busy', [turnedAway('421 busy')]],
  ['skipped', 'turned away', [turnedAway('554 no service')]],
  ['skipped', 'masked', [session({ greeting: '*'.repeat(40) })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpBannerHostname.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});
