import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Target } from '../../../src/model/target.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probePtr } from '../../../src/probes/ptr.ts';
import { type TestContextOptions, testContext, wantFrom } from '../../support/context.ts';
import { failed, topic } from '../../support/evidence.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const ZONE = `
  1.0.0.11.in-addr.arpa PTR mail.example.com
  mail.example.com A 11.0.0.1
  mail.example.com AAAA 2600::1
  2.0.0.11.in-addr.arpa SERVFAIL
  3.0.0.11.in-addr.arpa PTR other.example.net
  other.example.net A 11.0.0.9`;
const IP: Target = { kind: 'ip', ascii: '11.0.0.1', display: '11.0.0.1' };

const sending = (...addresses: { ip: string; host?: string }[]): Partial<Evidence> => ({
  sending: topic<'sending'>({
    sends: true,
    because: 'has SPF',
    stated: false,
    addresses: addresses.map((one) => ({ ...one, from: 'mx' as const })),
  }),
});

async function looks(
  target: Target,
  evidence: Partial<Evidence> = {},
  given: TestContextOptions['given'] = {},
  zone = ZONE,
) {
  const outcome = await probePtr(target, testContext(zoneResolver(zone), { given }), wantFrom(evidence));
  return outcome.status === 'observed' ? outcome.value : outcome;
}

describe('probePtr', () => {
  it('confirms a name that leads back, in the family of the address', async () => {
    expect(await looks(IP)).toMatchObject([
      {
        ip: '11.0.0.1',
        reverseName: '1.0.0.11.in-addr.arpa',
        names: ['mail.example.com'],
        confirmed: true,
        forward: [{ name: 'mail.example.com', confirms: true, addresses: { value: ['11.0.0.1'] } }],
      },
    ]);
  });

  it('passes over hosts of a provider that only take mail', async () => {
    const google = { ip: '11.0.0.3', host: 'smtp.google.com' };
    const own = { ip: '11.0.0.1', host: 'mail.example.com' };
    expect(await looks(domainTarget('example.com'), sending(google, own))).toMatchObject([{ ip: own.ip }]);
    expect(await looks(domainTarget('example.com'), sending(google))).toMatchObject({
      status: 'skipped',
      reason: expect.stringContaining('Google Workspace'),
    });
    expect(await looks(domainTarget('google.com'), sending(google))).toMatchObject([{ ip: google.ip }]);
    // A web host sends for its customers from the machine that takes their mail.
    const hosted = { ip: '11.0.0.3', host: 'www1.your-server.de' };
    expect(await looks(domainTarget('example.com'), sending(hosted))).toMatchObject([{ ip: hosted.ip }]);
  });

  it('takes the sending addresses of a domain, with the MX host as the name expected', async () => {
    const found = await looks(
      domainTarget('example.com'),
      sending(
        { ip: '11.0.0.1', host: 'mail.example.com' },
        { ip: '11.0.0.2' },
        { ip: '11.0.0.3' },
        { ip: '11.0.0.4' },
      ),
    );
    expect(found).toMatchObject([
      { confirmed: true, expectedName: 'mail.example.com', expectedResolves: true, forward: [{ own: true }] },
      { confirmed: false, lookup: { status: 'failed' } },
      { confirmed: false, names: ['other.example.net'], forward: [{ confirms: false }] },
      { lookup: { status: 'absent' }, names: [] },
    ]);
  });

  it('compares with --helo where it is stated', async () => {
    expect(await looks(IP, {}, { helo: 'Other.Example.NET.' })).toMatchObject([
      { expectedName: 'other.example.net', expectedResolves: false },
    ]);
  });

  it('takes every address of a host', async () => {
    const found = await looks({ kind: 'host', ascii: 'mail.example.com', display: 'mail.example.com' });
    expect(found).toMatchObject([{ ip: '11.0.0.1' }, { ip: '2600::1' }]);
    expect(await looks({ kind: 'host', ascii: 'no.example.com', display: '' })).toMatchObject({
      status: 'absent',
    });
  });

  it('is skipped without sending addresses and fails with them', async () => {
    expect(await looks(domainTarget('example.com'), sending())).toMatchObject({ status: 'skipped' });
    expect(await looks(domainTarget('example.com'), { sending: failed() })).toMatchObject({
      status: 'failed',
    });
  });

  it('says where the records stand behind a classless delegation', async () => {
    const zone =
      '1.0.0.11.in-addr.arpa CNAME 1.0-31.0.0.11.in-addr.arpa\n1.0-31.0.0.11.in-addr.arpa PTR mail.example.com';
    expect(await looks(IP, {}, {}, zone)).toMatchObject([
      {
        reverseName: '1.0.0.11.in-addr.arpa',
        owner: '1.0-31.0.0.11.in-addr.arpa',
        names: ['mail.example.com'],
      },
    ]);
  });

  it('follows ten names and no more', async () => {
    const zone = Array.from({ length: 50 }, (_, i) => `1.0.0.11.in-addr.arpa PTR m${i}.example.com`).join(
      '\n',
    );
    const [look] = (await looks(IP, {}, {}, zone)) as { forward: unknown[]; dropped: number }[];
    expect(look?.forward).toHaveLength(10);
    expect(look?.dropped).toBe(40);
  });
});
