/** Whatever is published, a zone edit we suggest does what contract §4 promises. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, expectPromiseKept, judgeDmarc } from '../support/dmarc.ts';

const policy = fc.constantFrom('none', 'quarantine', 'reject', 'rejct', 'quarentine', 'strong', 'None');
const address = fc.constantFrom(
  'mailto:d@shop.example',
  'mailto:d@news.shop.example',
  'mailto:d@gone.shop.example',
  'mailto:d@vendor.example',
  'mailto:d@agreed.example',
  'mailto:d@slow.example',
  'd@shop.example',
  'd@vendor.example',
  'mailto:',
  'https://shop.example/r',
  'ftp://shop.example/r',
);
const list = fc.array(address, { minLength: 1, maxLength: 3 }).map((uris) => uris.join(','));
const tag = fc.oneof(
  fc.tuple(fc.constantFrom('sp', 'np', 'p'), policy).map(([name, value]) => `${name}=${value}`),
  fc.tuple(fc.constantFrom('rua', 'ruf'), list).map(([name, value]) => `${name}=${value}`),
  fc.constantFrom(
    't=y',
    't=n',
    'pct=0',
    'pct=50',
    'pct=100',
    'rf=afrf',
    'ri=3600',
    'adkim=s',
    'aspf=s',
    'fo=1',
  ),
  fc.constantFrom('psd=n', 'psd=y', 'psd=u', 'foo=bar', 'junk', ''),
);
const version = fc.constantFrom('v=DMARC1', 'v=DMARC1', 'v=DMARC1', 'v=DMARC1', 'v=dmarc1', 'V = DMARC1', '');
const record = fc
  .tuple(version, policy, fc.array(tag, { maxLength: 5 }), fc.constantFrom('; ', ';', '; ', ', ', ' '))
  .map(([v, p, tags, separator]) => [v, `p=${p}`, ...tags].join(separator).trim())
  .filter((text) => !/(^|\s);/.test(text) && text !== '');

const WORLD = [
  'vendor.example MX 10 mx.vendor.example',
  'agreed.example MX 10 mx.agreed.example',
  'slow.example TIMEOUT',
  '*._report._dmarc.agreed.example TXT v=DMARC1',
];
const place = fc.constantFrom(
  '_dmarc.shop.example',
  '_dmarc.shop.example',
  '_dmarc.news.shop.example',
  '_dmarc.a.news.shop.example',
  'shop.example',
  'dmarc.shop.example',
  '_dmarc.example',
);
const host = fc.subarray([
  'shop.example MX 10 mx.shop.example',
  'news.shop.example MX 10 mx.shop.example',
  'gone.shop.example MX 0 .',
  'a.news.shop.example TXT x',
]);

describe('the zone edits of DMARC findings', () => {
  it('cure what they are for and break nothing', async () => {
    let edited = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, record), { maxLength: 4 }),
        host,
        fc.constantFrom('shop.example', 'news.shop.example', 'a.news.shop.example'),
        fc.constantFrom(true, false, undefined),
        async (published, hosts, domain, sends) => {
          const lines = new Set([
            ...WORLD,
            ...hosts,
            ...published.map(([name, text]) => `${name} TXT ${text}`),
          ]);
          const zone = [...lines].join('\n');
          const world = { domain, ...(sends !== undefined && { sends }) };
          const before = await judgeDmarc(zone, world);
          for (const finding of before.values()) {
            const { records } = finding.fix ?? {};
            if (records === undefined) continue;
            edited++;
            expectPromiseKept(finding.check, before, await judgeDmarc(applyEdits(zone, records), world));
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(edited).toBeGreaterThan(100);
  });
});
