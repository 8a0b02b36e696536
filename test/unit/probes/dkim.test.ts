/** The DKIM probe: which questions it asks, when it stops, and what it makes of wildcards, aliases and failures. */
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/model/context.ts';
import type { DkimEvidence } from '../../../src/model/evidence/dkim.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { Given } from '../../../src/model/target.ts';
import { probeDkim } from '../../../src/probes/dkim.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { DOMAIN, mail, valueIn } from '../../support/dkim-evidence.ts';
import { STRONG, WEAK } from '../../support/dkim-records.ts';
import { absent } from '../../support/evidence.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

interface Probed {
  value: DkimEvidence;
  asked: string[];
}

async function probe(
  zone: string,
  mx: readonly string[] = [],
  given: Partial<Given> = {},
  limits: Partial<Limits> = {},
): Promise<Probed> {
  const resolver = zoneResolver(`example.com MX 10 mx.example.com\n${zone}`);
  const ctx = testContext(resolver, { given, limits: { ...DEFAULT_LIMITS, ...limits } });
  const outcome = await probeDkim(DOMAIN, ctx, wantFrom(mail(mx)));
  return { value: valueIn(outcome), asked: [...resolver.asked] };
}

const at = (selector: string): string => `${selector}._domainkey.example.com`;
const found = ({ value }: Probed): string[] =>
  value.keys.map(({ selector, status }) => `${selector} ${status}`);

describe('discovery', () => {
  it('asks a handful where nothing stands below _domainkey', async () => {
    const probed = await probe('');
    expect(probed.asked.length).toBe(11);
    expect(probed.value).toMatchObject({ keys: [], subtree: 'nxdomain', wildcard: false });
    expect(probed.value.probed.length).toBe(10);
  });

  it('asks some forty questions of a typical domain, none twice', async () => {
    const probed = await probe(`${at('google')} TXT ${STRONG}`, ['aspmx.l.google.com']);
    expect(found(probed)).toEqual(['google valid']);
    expect(probed.asked.length).toBeLessThan(50);
    expect(new Set(probed.asked).size).toBe(probed.asked.length);
    expect(probed.value).toMatchObject({ basedOn: ['google'], subtree: 'exists', wildcard: false });
    expect(probed.value.keys[0]).toMatchObject({ provider: 'google', bits: 2048, named: false });
  });

  it('leaves other services alone once a key is found, where many domains are looked at', async () => {
    const zone = `${at('google')} TXT ${STRONG}\n${at('s2')} TXT ${STRONG}\n${at('s1')} TXT ${STRONG}`;
    const few = await probe(zone, ['aspmx.l.google.com'], {}, { dkimFurtherSelectors: 0 });
    expect(found(few).sort()).toEqual(['google valid', 's1 valid', 's2 valid']);
    expect(few.asked.length).toBeLessThan(25);
    const nothing = await probe(`${at('mxvault')} TXT ${STRONG}`, [], {}, { dkimFurtherSelectors: 0 });
    expect(found(nothing)).toEqual(['mxvault valid']);
  });

  it('asks the whole known list while nothing is found', async () => {
    const probed = await probe(`${at('mxvault')} TXT ${STRONG}`);
    expect(found(probed)).toEqual(['mxvault valid']);
    expect(probed.asked.length).toBeLessThan(220);
    expect(new Set(probed.asked).size).toBe(probed.asked.length);
  });

  it('follows families and the providers seen in MX', async () => {
    const zone = `${at('default')} TXT ${STRONG}\n${at('protonmail3')} TXT ${STRONG}\n${at('zendesk2')} TXT ${STRONG}`;
    const probed = await probe(`${zone}\n${at('zendesk1')} TXT ${STRONG}`, ['mail.protonmail.ch']);
    expect(found(probed).sort()).toEqual([
      'default valid',
      'protonmail3 valid',
      'zendesk1 valid',
      'zendesk2 valid',
    ]);
    expect(probed.value.keys.find(({ selector }) => selector === 'protonmail3')?.provider).toBe('proton');
  });

  it('believes a key over an NXDOMAIN for the name above it', async () => {
    const honest = zoneResolver(`${at('google')} TXT ${STRONG}`);
    const wrong: typeof honest = {
      ...honest,
      query: (name, type, options) =>
        name === '_domainkey.example.com'
          ? honest.query('nothing.example.net', type, options)
          : honest.query(name, type, options),
    };
    const outcome = await probeDkim(DOMAIN, testContext(wrong), wantFrom(mail([])));
    expect(valueIn(outcome)).toMatchObject({ subtree: 'unknown', keys: [{ selector: 'google' }] });
  });

  it('draws no hint where a wildcard of another type makes every name exist', async () => {
    const probed = await probe('*.example.com A 192.0.2.1');
    expect(probed.value).toMatchObject({ keys: [], subtree: 'unknown', wildcard: false });
  });

  it('knows the parked wildcard for what it is, and an own key beside it', async () => {
    const parked = await probe('*._domainkey.example.com TXT v=DKIM1; p=');
    expect(found(parked)).toEqual(['* revoked']);
    expect(parked.value.wildcard).toBe(true);
    expect(parked.asked.length).toBeLessThan(15);
    const both = await probe(`*._domainkey.example.com TXT v=DKIM1; p=\n${at('google')} TXT ${STRONG}`);
    expect(found(both)).toEqual(['google valid', '* revoked']);
  });

  it.each([
    ['TXT', '*.example.com TXT v=spf1 -all'],
    ['CNAME', '*.example.com CNAME parking.example.net'],
    ['CNAME to text', '*.example.com CNAME parking.example.net\nparking.example.net TXT hello'],
  ])('takes a wildcard %s for no key', async (_, zone) => {
    expect(found(await probe(zone))).toEqual([]);
  });

  it('tells aliases, dangling ones and several records', async () => {
    const probed = await probe(
      [
        `${at('s1')} CNAME s1.domainkey.u1.wl.sendgrid.net`,
        `s1.domainkey.u1.wl.sendgrid.net TXT ${STRONG}`,
        `${at('s2')} CNAME s2.domainkey.u1.wl.sendgrid.net`,
        `${at('google')} TXT ${STRONG}`,
        `${at('google')} TXT ${WEAK}`,
        `${at('mail')} TXT hello`,
      ].join('\n'),
    );
    expect(found(probed)).toEqual(['google several', 's1 valid', 's2 dangling']);
    expect(probed.value.keys.find(({ selector }) => selector === 's2')).toMatchObject({
      provider: 'sendgrid',
      cnames: ['s2.domainkey.u1.wl.sendgrid.net'],
    });
  });

  it('stops at servers that fail, and says what stayed unanswered', async () => {
    const resolver = zoneResolver(
      ['_domainkey.example.com', ...['google', 'selector1', 'selector2', 's1', 'k1', 'k2'].map(at)]
        .concat(['default', 'dkim', 'mail', 'fm1'].map(at))
        .map((name) => `${name} SERVFAIL x`)
        .join('\n'),
    );
    const outcome = await probeDkim(DOMAIN, testContext(resolver), wantFrom(mail([])));
    expect(outcome).toMatchObject({ status: 'failed', failure: { kind: 'servfail', cause: 'target' } });
    expect(resolver.asked.length).toBe(11);
    const partly = await probe(`${at('google')} TIMEOUT x\n${at('dkim')} TXT ${STRONG}`);
    expect(partly.value.unanswered).toMatchObject({ selectors: ['google'], failure: { kind: 'timeout' } });
    expect(found(partly)).toEqual(['dkim valid']);
  });

  it('is absent for a name that does not exist, and skipped where nothing is sent', async () => {
    const resolver = zoneResolver('example.net A 192.0.2.1');
    const nothing = { ...mail([]), mx: absent('nxdomain') };
    const outcome = await probeDkim(DOMAIN, testContext(resolver), wantFrom(nothing));
    expect(outcome).toMatchObject({ status: 'absent', how: 'nxdomain' });
    const parked = testContext(resolver, { given: { sends: false } });
    expect(await probeDkim(DOMAIN, parked, wantFrom(nothing))).toMatchObject({ status: 'skipped' });
  });
});

describe('named selectors', () => {
  it('are all told of, whatever they answer, and nothing else is asked', async () => {
    const probed = await probe(
      `${at('a')} TXT ${STRONG}\n${at('c')} TXT hello\n${at('d')} TIMEOUT x\n${at('e')} CNAME gone.example.net`,
      [],
      { selectors: ['A', 'a', 'b', 'c', 'd', 'e', 'x'.repeat(64)] },
    );
    expect(found(probed)).toEqual([
      'a valid',
      'b absent',
      'c invalid',
      'd failed',
      'e dangling',
      `${'x'.repeat(64)} failed`,
    ]);
    expect(probed.value.probed).toEqual([]);
    expect(probed.asked.length).toBe(6);
  });
});
