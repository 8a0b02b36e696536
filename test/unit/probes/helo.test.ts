import { describe, expect, it } from 'vitest';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeHelo } from '../../../src/probes/helo.ts';
import { type TestContextOptions, testContext } from '../../support/context.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const ZONE = 'mail.example.com A 11.0.0.1';
const look = (given: NonNullable<TestContextOptions['given']>) =>
  probeHelo(domainTarget('example.com'), testContext(zoneResolver(ZONE), { given }));

describe('probeHelo', () => {
  it('is skipped without --helo', async () => {
    expect((await look({})).status).toBe('skipped');
  });

  it('resolves the name and notes whose it is', async () => {
    expect(await look({ helo: 'mail.example.com.', ips: ['11.0.0.1'] })).toMatchObject({
      value: { name: 'mail.example.com', addresses: { value: ['11.0.0.1'] }, ips: ['11.0.0.1'], own: true },
    });
    expect(await look({ helo: 'gone.example.com' })).toMatchObject({
      value: { addresses: { status: 'absent' } },
    });
  });

  it('compares with the address asked about', async () => {
    const target = { kind: 'ip', ascii: '11.0.0.1', display: '11.0.0.1' } as const;
    const ctx = testContext(zoneResolver(ZONE), { given: { helo: 'mail.example.com' } });
    expect(await probeHelo(target, ctx)).toMatchObject({ value: { ips: ['11.0.0.1'] } });
  });

  it('asks nothing about what is no host name', async () => {
    for (const helo of ['localhost', 'mail', '[11.0.0.1]', '11.0.0.1', '', 'a b.example.com'])
      expect(await look({ helo })).toMatchObject({ value: { addresses: { status: 'skipped' } } });
  });
});
