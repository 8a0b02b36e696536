/** What the judge adds to what a check says. */
import { expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { judge } from '../../src/run/judge.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';

it('puts the name of the domain into a general remedy', () => {
  const mx = topic<'mx'>({
    hosts: [
      {
        preference: 10,
        host: 'mx.shop.example',
        ttl: 300,
        addresses: ['11.0.0.1'],
        ipv4: absent(),
        ipv6: absent(),
        authenticated: false,
      },
    ],
    implicit: false,
    nullMx: false,
    authenticated: false,
    dropped: 0,
  });
  const present = checks.filter(({ id }) => id === 'mta-sts-present');
  const [finding] = judge(present, { mx, mtaSts: absent() }, 'shop.example', AS_OF).findings;
  expect(finding?.fix?.text).toContain('https://mta-sts.shop.example/');
});
