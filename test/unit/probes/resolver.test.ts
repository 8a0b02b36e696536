/** The resolver topic: what is known about the resolver, dead or alive. */
import { expect, it } from 'vitest';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeResolver } from '../../../src/probes/resolver.ts';
import { testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

it('hands the facts on, also of a resolver that does not answer', async () => {
  const facts = { validates: false, trusted: false, trustedBecause: 'no', answers: false };
  const ctx = testContext(zoneResolver('', { facts }));
  expect(await probeResolver(domainTarget('example.com'), ctx)).toMatchObject({
    status: 'observed',
    value: { server: '127.0.0.1:53', servers: ['127.0.0.1:53'], ...facts },
  });
});
