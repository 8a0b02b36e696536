/** The provider and selector tables: whole, without clashes, and matched on label boundaries. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  PROVIDERS,
  providerById,
  providerOfCname,
  providerOfInclude,
  providerOfMx,
  providerOfSelector,
  providerOfSendingDomain,
} from '../../src/knowledge/providers/index.ts';
import {
  datedSelectors,
  GENERIC_SELECTORS,
  knownSelectors,
  leadingSelectors,
  POPULAR_SELECTORS,
  siblingSelectors,
} from '../../src/knowledge/selectors.ts';

const patterns = (of: 'mx' | 'spfIncludes' | 'sendsAs' | 'cname'): string[] =>
  PROVIDERS.flatMap((provider) =>
    of === 'cname' ? (provider.dkim?.cnameTargets ?? []) : (provider[of] ?? []),
  );

describe('providers', () => {
  it('has one file for each, named after its id', () => {
    const folder = new URL('../../src/knowledge/providers/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    expect(PROVIDERS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
    expect(new Set(PROVIDERS.map(({ id }) => id)).size).toBe(PROVIDERS.length);
  });

  it.each(['mx', 'spfIncludes', 'sendsAs', 'cname'] as const)(
    'claims no %s pattern twice, nor a whole TLD',
    (of) => {
      const all = patterns(of);
      expect(new Set(all).size).toBe(all.length);
      for (const pattern of all) expect(pattern).toMatch(/^[a-z0-9_*-]+(\.[a-z0-9_*-]+)+$/);
    },
  );

  it.each(PROVIDERS.map((provider) => [provider.id, provider] as const))('%s is whole', (id, provider) => {
    expect(provider.sources.length).toBeGreaterThan(0);
    for (const source of provider.sources) expect(source).toMatch(/^https:\/\//);
    expect(provider.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(providerById(id)).toBe(provider);
    for (const { ports, userName, host, regions } of provider.submission ?? []) {
      expect(ports.length).toBeGreaterThan(0);
      expect(userName.value !== undefined).toBe(userName.rule === 'literal');
      expect(host.includes('{region}')).toBe(regions !== undefined);
    }
    for (const pattern of provider.dkim?.telling ?? []) {
      expect(pattern.source).toMatch(/^\^/);
      for (const common of ['s1', 'k1', 'mail', 'default', 'dkim', 'mx', 'smtp'])
        expect(pattern.test(common), `${pattern} claims ${common}`).toBe(false);
    }
  });

  it.each([
    ['shop-example.20230601.gappssmtp.com', 'google'],
    ['mail12.atl11.mcdlv.net', 'mailchimp'],
    ['pm.mtasv.net', 'postmark'],
    ['em.sendgrid.net', 'sendgrid'],
    ['shop.onmicrosoft.com', 'microsoft'],
    ['notmtasv.net', undefined],
  ])('knows who vouches with %s', (domain, id) => {
    expect(providerOfSendingDomain(domain)?.id).toBe(id);
  });

  it.each([
    ['aspmx.l.google.com', 'google'],
    ['ALT1.aspmx.l.google.com.', 'google'],
    ['example-com.mail.protection.outlook.com', 'microsoft'],
    ['example-com.a-v1.mx.microsoft', 'microsoft'],
    ['outlook-com.olc.protection.outlook.com', 'outlook'],
    ['mta5.am0.yahoodns.net', 'yahoo'],
    ['mx01.mail.icloud.com', 'icloud'],
    ['mx.zoho.eu', 'zoho'],
    ['in1-smtp.messagingengine.com', 'fastmail'],
    ['mail.protonmail.ch', 'proton'],
    ['mxa-00000000.gslb.pphosted.com', 'proofpoint'],
    ['eu-smtp-inbound-1.mimecast.com', 'mimecast'],
    ['d1.ess.barracudanetworks.com', 'barracuda'],
    ['mx1.hc1.iphmx.com', 'cisco'],
    ['route1.mx.cloudflare.net', 'cloudflare'],
    ['inbound-smtp.eu-west-1.amazonaws.com', 'amazon-ses'],
    ['mx1.mail.ovh.net', 'ovh'],
    ['mxa.mailgun.org', 'mailgun'],
    ['smtp.secureserver.net', 'godaddy'],
    ['notgoogle.com', undefined],
    ['google.com.example.net', undefined],
    ['ec2-192-0-2-1.compute-1.amazonaws.com', undefined],
    ['', undefined],
  ])('knows whose MX %s is', (host, id) => {
    expect(providerOfMx(host)?.id).toBe(id);
  });

  it.each([
    ['_spf.google.com', 'google'],
    ['spf.protection.outlook.com', 'microsoft'],
    ['u1.wl.sendgrid.net', 'sendgrid'],
    ['eu._netblocks.mimecast.com', 'mimecast'],
    ['1234.spf04.hubspotemail.net', 'hubspot'],
    ['et._spf.pardot.com', 'salesforce'],
    ['_spf.example.com', undefined],
  ])('knows whose include %s is', (domain, id) => {
    expect(providerOfInclude(domain)?.id).toBe(id);
  });

  it('tells selectors and aliases', () => {
    for (const [target, id] of [
      ['selector1-example-com._domainkey.example.onmicrosoft.com', 'microsoft'],
      ['selector1-example-com._domainkey.example.n-v1.dkim.mail.microsoft', 'microsoft'],
      ['dkim2.mcsv.net', 'mailchimp'],
      ['s1.domainkey.u1.wl.sendgrid.net', 'sendgrid'],
      ['fm1.example.com.dkim.fmhosted.com', 'fastmail'],
      ['protonmail.domainkey.x.domains.proton.ch', 'proton'],
      ['dkim.acdkim1.acems1.com', 'activecampaign'],
      ['dkim1.example.com', undefined],
    ] as const)
      expect(providerOfCname(target)?.id).toBe(id);
    for (const [selector, id] of [
      ['google', 'google'],
      ['20260102030405pm', 'postmark'],
      ['hs1-123456', 'hubspot'],
      ['FM1', 'fastmail'],
      ['selector1', undefined],
      ['s1', undefined],
      ['default', undefined],
    ] as const)
      expect(providerOfSelector(selector)?.id).toBe(id);
  });
});

describe('selectors', () => {
  it('are possible DNS labels, each once, and not too many', () => {
    const known = knownSelectors(new Date('2026-05-01T00:00:00Z'));
    for (const selector of known) expect(selector).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
    expect(new Set(known).size).toBe(known.length);
    expect(known.length).toBeLessThan(200);
    for (const selector of [...POPULAR_SELECTORS, ...GENERIC_SELECTORS, ...leadingSelectors()])
      expect(known).toContain(selector);
    expect(leadingSelectors().length).toBeLessThan(30);
  });

  it('follow the year and the family', () => {
    expect(datedSelectors(new Date('2026-05-01T00:00:00Z'))).toContain('202601');
    expect(siblingSelectors('s1')).toContain('s2');
    expect(siblingSelectors('google')).toEqual(['google']);
    expect(siblingSelectors('nobody')).toEqual([]);
  });
});
