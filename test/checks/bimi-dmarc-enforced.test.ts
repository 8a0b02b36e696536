import { expect, it } from 'vitest';
import { bimiDmarcEnforced } from '../../src/checks/bimi/bimi-dmarc-enforced.ts';
import type { DmarcEvidence } from '../../src/model/evidence/dmarc.ts';
import { parseDmarc } from '../../src/parse/dmarc.ts';
import { AS_OF, absent, observed } from '../support/evidence.ts';
import { bimi, failure } from '../support/transport.ts';

/** DMARC of a domain by the records at it and at its organizational domain. */
function dmarc(own: string | null, above: string | null = null, over: Partial<DmarcEvidence> = {}) {
  const domain = above === null ? 'example.com' : 'news.example.com';
  const record = own ?? above;
  const step = (name: string, text: string | null) => ({
    name,
    status: text === null ? ('none' as const) : ('record' as const),
    records: text === null ? [] : [text],
    other: [],
    note: '',
  });
  const foundAt = record === null ? null : own === null ? '_dmarc.example.com' : `_dmarc.${domain}`;
  const read = parseDmarc(record ?? '');
  return observed<DmarcEvidence>({
    ...read,
    domain,
    record,
    foundAt,
    inherited: own === null,
    organizationalDomain: 'example.com',
    publicSuffixOrganizationalDomain: 'example.com',
    policy: own === null ? read.subdomainPolicy : read.policy,
    walk:
      above === null
        ? [step(`_dmarc.${domain}`, own)]
        : [step(`_dmarc.${domain}`, own), step('_dmarc.example.com', above)],
    misplaced: [],
    several: [],
    ...over,
  });
}

it.each([
  ['pass', dmarc('v=DMARC1; p=reject')],
  ['pass', dmarc('v=DMARC1; p=quarantine; sp=quarantine; pct=100')],
  ['pass', dmarc(null, 'v=DMARC1; p=reject')],
  ['pass', dmarc('v=DMARC1; p=quarantine', 'v=DMARC1; p=reject')],
  ['fail', dmarc('v=DMARC1; p=none')],
  ['fail', dmarc('v=DMARC1; p=reject; sp=none')],
  ['fail', dmarc('v=DMARC1; p=reject; t=y')],
  ['fail', dmarc('v=DMARC1; p=quarantine; pct=50')],
  ['fail', dmarc(null)],
  ['fail', dmarc('v=DMARC1; p=reject', 'v=DMARC1; p=none')],
  ['fail', dmarc(null, 'v=DMARC1; p=none; sp=reject')],
  ['fail', absent()],
  ['unknown', dmarc(null, null, { undetermined: failure({ stage: 'resolve', kind: 'timeout' }).failure })],
] as const)('%s', (verdict, evidence) => {
  expect(bimiDmarcEnforced.examine({ bimi: bimi(), dmarc: evidence }, AS_OF)).toMatchObject({ verdict });
});

it('is skipped where no logo is to be shown', () => {
  for (const one of [absent(), bimi({ declined: true }), bimi({ domain: 'news.example.com' })])
    expect(bimiDmarcEnforced.examine({ bimi: one, dmarc: dmarc('v=DMARC1; p=none') }, AS_OF)).toMatchObject({
      verdict: 'skipped',
    });
});
