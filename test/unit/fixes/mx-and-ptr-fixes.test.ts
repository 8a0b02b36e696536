/** The promise of `fix.records`: the check passes, nothing that passed fails, nothing that was skipped becomes an error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, ZoneEdit } from '../../../src/model/finding.ts';
import { applyEdits, examineZone } from '../../support/examine-zone.ts';

/** What an MX record may name, each kind of fault among them. */
const TARGETS = [
  'a.example.com',
  'b.example.com',
  'alias.example.com',
  'other-alias.example.com',
  'dangling.example.com',
  'empty.example.com',
  'gone.example.com',
  'private.example.com',
  'mixed.example.com',
  'mx.provider.net',
  'mx.lapsed.net',
  'a.example.com.example.com',
  '11.0.0.1',
  '11.0.0.7',
  'localhost',
  'mail',
  '.',
];

/** Records around them; those in `optional` come and go. */
const FIXED = `
  net SOA a. b. 1
  provider.net SOA a. b. 1
  example.com SOA ns.example.com. h. 1
  a.example.com A 11.0.0.1
  alias.example.com CNAME a.example.com
  other-alias.example.com CNAME mx.provider.net
  dangling.example.com CNAME gone.provider.net
  empty.example.com TXT nothing
  private.example.com A 10.0.0.1
  mixed.example.com A 10.0.0.2
  mixed.example.com A 11.0.0.3
  mail.example.com A 11.0.0.4
  mx.provider.net A 12.0.0.1
  used.example.com A 11.0.0.99`;
const OPTIONAL = [
  'b.example.com A 11.0.0.2',
  'a.example.com AAAA 2600::1',
  'private.example.com AAAA 2600::2',
  '_mta-sts.example.com TXT v=STSv1; id=1',
  '1.0.0.11.in-addr.arpa PTR a.example.com',
  '1.0.0.11.in-addr.arpa PTR gone.example.net',
  '2.0.0.11.in-addr.arpa PTR free.example.com',
  '2.0.0.11.in-addr.arpa PTR used.example.com',
  '3.0.0.11.in-addr.arpa PTR 11-0-0-3.dyn.isp.net',
  '4.0.0.11.in-addr.arpa PTR mail.example.com',
  '1.0.0.12.in-addr.arpa PTR mx.provider.net',
  '1.0.0.11.in-addr.arpa PTR 11-0-0-1.dyn.isp.net',
  '11-0-0-1.dyn.isp.net A 11.0.0.1',
  'example.com A 11.0.0.50',
];

const zones = fc
  .tuple(
    fc.uniqueArray(
      fc.record({ preference: fc.constantFrom(0, 10, 20, 30), target: fc.constantFrom(...TARGETS) }),
      {
        maxLength: 4,
        selector: ({ preference, target }) => `${preference} ${target}`,
      },
    ),
    fc.subarray(OPTIONAL),
  )
  .map(([mx, optional]) =>
    [
      ...mx.map(({ preference, target }) => `example.com MX ${preference} ${target}`),
      FIXED,
      ...optional,
    ].join('\n'),
  );

const keyOf = ({ check, subject }: Finding): string => `${check} ${subject}`;

/** Broken promises of one set of edits. */
async function promisesBroken(
  zone: string,
  cured: readonly Finding[],
  edits: readonly ZoneEdit[],
): Promise<string[]> {
  const before = new Map((await examineZone(zone)).map((finding) => [keyOf(finding), finding]));
  const after = await examineZone(applyEdits(zone, edits));
  const broken: string[] = [];
  for (const { check, subject } of cured) {
    if (
      after.some(
        (finding) => finding.check === check && finding.subject === subject && finding.verdict === 'fail',
      )
    )
      broken.push(`${check} ${subject} still fails`);
  }
  for (const finding of after.filter(({ verdict }) => verdict === 'fail')) {
    const was = before.get(keyOf(finding))?.verdict;
    if (was === 'pass') broken.push(`${keyOf(finding)} passed and fails`);
    if ((was === undefined || was === 'skipped') && finding.severity === 'error')
      broken.push(`${keyOf(finding)} was ${was ?? 'not judged'} and fails`);
  }
  return broken;
}

describe('records that mend MX and PTR', () => {
  it('keep the promise, one finding at a time', async () => {
    await fc.assert(
      fc.asyncProperty(zones, async (zone) => {
        for (const finding of await examineZone(zone)) {
          const records = finding.fix?.records;
          if (records === undefined) continue;
          expect(records.length).toBeGreaterThan(0);
          expect(await promisesBroken(zone, [finding], records), JSON.stringify(records)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keep it when all of them are applied', async () => {
    await fc.assert(
      fc.asyncProperty(zones, async (zone) => {
        const mended = (await examineZone(zone)).filter(({ fix }) => fix?.records !== undefined);
        const edits = new Map(
          mended.flatMap(({ fix }) => fix?.records ?? []).map((edit) => [JSON.stringify(edit), edit]),
        );
        expect(await promisesBroken(zone, mended, [...edits.values()])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('exist for most of what an edit can cure', async () => {
    const sampled = fc.sample(zones, { numRuns: 200, seed: 7 });
    const findings = (await Promise.all(sampled.map((zone) => examineZone(zone)))).flat();
    const curable = new Set(
      findings.filter(({ fix }) => fix?.records !== undefined).map(({ check }) => check),
    );
    expect([...curable].sort()).toEqual(
      expect.arrayContaining([
        'mx-null-alone',
        'mx-target-address',
        'mx-target-duplicate',
        'mx-target-hostname',
        'mx-target-not-cname',
        'mx-target-public',
        'mx-target-registered',
        'ptr-forward-confirmed',
        'ptr-not-generic',
        'ptr-present',
      ]),
    );
  });
});
