import { describe, expect, it } from 'vitest';
import type { ValueOf } from '../../../src/model/check.ts';
import type { Fetch } from '../../../src/model/context.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeMtaSts } from '../../../src/probes/mta-sts.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { failed, observed } from '../../support/evidence.ts';
import { httpsAnswer, POLICY } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const mx = observed({
  hosts: [{ host: 'a.mail.example.net' }, { host: 'mx.example.com' }],
} as unknown as ValueOf<'mx'>);
const RECORD = '_mta-sts.example.com TXT v=STSv1; id=1';
const HOST = 'mta-sts.example.com A 192.0.2.80';

async function look(
  zone: string[],
  {
    body = POLICY,
    status = 200,
    hosts = mx,
  }: { body?: string; status?: number; hosts?: Evidence['mx'] } = {},
) {
  const fetched: string[] = [];
  const fetch: Fetch = async (url, { maxBytes }) => {
    fetched.push(`${url} ${maxBytes}`);
    return observed(httpsAnswer({ url, body, status }));
  };
  const dns = zoneResolver(['example.com A 192.0.2.1', ...zone].join('\n'));
  const ctx = testContext(dns, { fetch });
  const outcome = await probeMtaSts(domainTarget('example.com'), ctx, wantFrom({ mx: hosts }));
  return { outcome, fetched, asked: dns.asked };
}

describe('probeMtaSts', () => {
  it('puts record, policy and MX hosts together', async () => {
    const { outcome, fetched, asked } = await look([RECORD, HOST]);
    expect(outcome).toMatchObject({
      status: 'observed',
      value: {
        domain: 'example.com',
        record: 'v=STSv1; id=1',
        id: '1',
        policyHost: { status: 'observed', value: ['192.0.2.80'] },
        policy: { mode: 'enforce', problems: [] },
        covers: [
          { host: 'a.mail.example.net', pattern: '*.mail.example.net' },
          { host: 'mx.example.com', pattern: null },
        ],
        unusedPatterns: [],
      },
    });
    expect(fetched).toEqual(['https://mta-sts.example.com/.well-known/mta-sts.txt 65536']);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('keeps the policy once, not as a body beside it', async () => {
    const { outcome } = await look([RECORD, HOST]);
    expect(outcome).toMatchObject({ value: { fetch: { value: { body: '' } }, policy: { text: POLICY } } });
  });

  it('is absent where there is neither record nor policy host, and fetches nothing', async () => {
    const { outcome, fetched } = await look([]);
    expect(outcome).toMatchObject({ status: 'absent', how: 'nxdomain' });
    expect(fetched).toEqual([]);
  });

  it('takes a TXT wildcard for no record', async () => {
    expect((await look(['*.example.com TXT v=spf1 -all'])).outcome).toMatchObject({ status: 'absent' });
  });

  it('looks at a policy nobody announced', async () => {
    const { outcome } = await look([HOST]);
    expect(outcome).toMatchObject({
      status: 'observed',
      value: { records: [], policy: { mode: 'enforce' } },
    });
  });

  it('fetches nothing from a host without an address', async () => {
    const { outcome, fetched } = await look([RECORD]);
    expect(outcome).toMatchObject({
      value: {
        policyHost: { status: 'absent', how: 'nxdomain' },
        fetch: { status: 'skipped' },
        policy: null,
      },
    });
    expect(fetched).toEqual([]);
  });

  it('reads no policy from an answer other than 200', async () => {
    expect((await look([RECORD, HOST], { status: 301 })).outcome).toMatchObject({
      value: { fetch: { value: { status: 301 } }, policy: null },
    });
  });

  it('follows an alias and says where it leads', async () => {
    const zone = [
      '_mta-sts.example.com CNAME _s.provider.example',
      '_s.provider.example TXT v=STSv1; id=9',
      HOST,
    ];
    expect((await look(zone)).outcome).toMatchObject({ value: { id: '9', cname: '_s.provider.example' } });
  });

  it('fails where the record cannot be looked up, and keeps why MX hosts are unknown', async () => {
    expect((await look(['_mta-sts.example.com SERVFAIL x', HOST])).outcome).toMatchObject({
      status: 'failed',
      failure: { kind: 'servfail' },
    });
    const hosts = failed('no answer');
    expect((await look([RECORD, HOST], { hosts })).outcome).toMatchObject({
      value: { covers: [], mxFailure: { detail: 'no answer' } },
    });
  });

  it('covers nothing for a null MX', async () => {
    const hosts = observed({ hosts: [{ host: '' }] } as unknown as ValueOf<'mx'>);
    expect((await look([RECORD, HOST], { hosts })).outcome).toMatchObject({ value: { covers: [] } });
  });
});
