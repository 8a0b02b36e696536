import { describe, expect, it } from 'vitest';
import type { ValueOf } from '../../../src/model/check.ts';
import type { Fetch } from '../../../src/model/context.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { probeBimi } from '../../../src/probes/bimi.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { failed, observed } from '../../support/evidence.ts';
import { createMarkCertificate } from '../../support/mark-certificate.ts';
import { httpsAnswer } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps" viewBox="0 0 1 1"><title>x</title></svg>';

const dmarcOf = (organizationalDomain: string) =>
  observed({ organizationalDomain } as unknown as ValueOf<'dmarc'>);

interface Options {
  selector?: string;
  pages?: { [url: string]: string };
  dmarc?: ReturnType<typeof dmarcOf> | ReturnType<typeof failed>;
}

async function look(domain: string, zone: string, options: Options = {}) {
  const { selector = 'default', pages = {}, dmarc = dmarcOf('example.com') } = options;
  const fetch: Fetch = async (url, { encoding }) => {
    const body = pages[url];
    const type = url.endsWith('.svg') ? 'image/svg+xml' : 'application/x-pem-file';
    if (body === undefined) return observed(httpsAnswer({ url, status: 404, body: 'nothing here' }));
    return observed(httpsAnswer({ url, contentType: type, body: encoding === 'base64' ? btoa(body) : body }));
  };
  const dns = zoneResolver(zone);
  const ctx = testContext(dns, { fetch, given: { bimiSelector: selector } });
  const outcome = await probeBimi(domainTarget(domain), ctx, wantFrom({ dmarc }));
  return { outcome, asked: dns.asked };
}

const LOGO_URL = 'https://example.com/logo.svg';
const MARK_URL = 'https://example.com/mark.pem';
const RECORD = `default._bimi.example.com TXT v=BIMI1; l=${LOGO_URL}; a=${MARK_URL}`;

describe('probeBimi', () => {
  it('reads the record and the logo, and keeps no body', async () => {
    const { outcome, asked } = await look('example.com', RECORD.replace(MARK_URL, ''), {
      pages: { [LOGO_URL]: LOGO },
    });
    expect(outcome).toMatchObject({
      status: 'observed',
      value: {
        domain: 'example.com',
        foundAt: 'example.com',
        selector: 'default',
        declined: false,
        problems: [],
        logo: { status: 'observed', value: { status: 200, problems: [], title: 'x', bytes: LOGO.length } },
        certificate: { status: 'skipped' },
      },
    });
    expect(JSON.stringify(outcome)).not.toContain('tiny-ps');
    expect(asked).toEqual(['TXT default._bimi.example.com']);
  });

  it.each([
    [LOGO, true],
    [LOGO.replace('>x<', '>y<'), false],
  ])('compares the certified logo with the published one', async (logo, logoMatches) => {
    const pem = createMarkCertificate({ names: ['example.com'], logo });
    const { outcome } = await look('example.com', RECORD, { pages: { [LOGO_URL]: LOGO, [MARK_URL]: pem } });
    expect(outcome).toMatchObject({
      value: { certificate: { value: { problems: [], logoMatches, markType: 'VMC' } } },
    });
  });

  it('keeps an HTTP status other than 200 as it is', async () => {
    const { outcome } = await look('example.com', RECORD);
    expect(outcome).toMatchObject({
      value: {
        logo: { value: { status: 404, problems: [], sha256: null } },
        certificate: { value: { status: 404, problems: [], logoMatches: null } },
      },
    });
  });

  it('falls back to the organizational domain under the same selector, both asked at once', async () => {
    const zone = RECORD.replace('default', 'brand').replace(MARK_URL, '');
    const { outcome, asked } = await look('news.example.com', zone, { selector: 'brand' });
    expect(outcome).toMatchObject({ value: { foundAt: 'example.com', selector: 'brand' } });
    expect(asked).toEqual(['TXT brand._bimi.news.example.com', 'TXT brand._bimi.example.com']);
  });

  it('goes by the DMARC walk where it differs from the public suffix list', async () => {
    const zone = 'default._bimi.dept.example.com TXT v=BIMI1; l=; a=';
    const { outcome } = await look('a.dept.example.com', zone, { dmarc: dmarcOf('dept.example.com') });
    expect(outcome).toMatchObject({ value: { foundAt: 'dept.example.com', declined: true } });
  });

  it('prefers the domain its own record, even several', async () => {
    const own = 'default._bimi.news.example.com TXT';
    const zone = `${RECORD}\n${own} v=BIMI1; l=${LOGO_URL}\n${own} v=BIMI1; l=http://example.com/`;
    const { outcome } = await look('news.example.com', zone, { pages: { [LOGO_URL]: LOGO } });
    expect(outcome).toMatchObject({
      value: {
        foundAt: 'news.example.com',
        record: null,
        keep: `v=BIMI1; l=${LOGO_URL}`,
        problems: [{ code: 'several' }],
        logo: { status: 'observed' },
      },
    });
  });

  it('is absent, or failed, or still found when DMARC could not be looked at', async () => {
    expect((await look('example.com', '*.example.com TXT v=spf1 -all')).outcome).toMatchObject({
      status: 'absent',
    });
    const broken = 'default._bimi.example.com SERVFAIL x';
    expect((await look('example.com', broken)).outcome).toMatchObject({ status: 'failed' });
    expect((await look('news.example.com', broken)).outcome).toMatchObject({ status: 'failed' });
    const { outcome } = await look('news.example.com', RECORD, { dmarc: failed() });
    expect(outcome).toMatchObject({ value: { foundAt: 'example.com' } });
  });
});
