/** Every zone edit a DKIM check offers: after exactly these edits it passes, and nothing else gets worse. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import type { Finding, ZoneEdit } from '../../src/model/finding.ts';
import { judge } from '../../src/run/judge.ts';
import { type DkimWorld, dkimEvidence } from '../support/dkim-evidence.ts';
import { ED25519, RSA_512, RSA_1024, RSA_2048 } from '../support/dkim-records.ts';
import { AS_OF } from '../support/evidence.ts';

interface Line {
  name: string;
  type: 'TXT' | 'CNAME';
  value: string;
}

const dkimChecks = checks.filter(({ topic }) => topic === 'dkim');

async function findings(zone: readonly Line[], world: DkimWorld): Promise<Finding[]> {
  const text = zone.map(
    ({ name, type, value }) => `${name} ${type} ${type === 'TXT' ? quote(value) : value}`,
  );
  const said = judge(dkimChecks, await dkimEvidence(text.join('\n'), world), 'example.com', AS_OF).findings;
  for (const { check, fix } of said) expect(fix?.text ?? '.', check).toMatch(/\.$/);
  return said;
}

function quote(value: string): string {
  return `"${value.replaceAll('"', '\\"')}"`;
}

function apply(zone: readonly Line[], edits: readonly ZoneEdit[]): Line[] {
  const result = [...zone];
  for (const { action, name, type, value } of edits) {
    const at = result.findIndex((line) => line.name === name && line.type === type && line.value === value);
    if (action === 'remove') {
      expect(at, `${type} ${name} ${value}`).toBeGreaterThanOrEqual(0);
      result.splice(at, 1);
    } else result.push({ name, type: type as Line['type'], value });
  }
  return result;
}

const key = fc.constantFrom(RSA_2048, RSA_2048, RSA_1024, RSA_512, ED25519, '', RSA_2048.slice(0, 200));
const record = fc
  .record({
    start: fc.constantFrom('v=DKIM1; ', 'v=DKIM1; ', 'v=DKIM1 ', 'v=dkim1; ', ''),
    type: fc.constantFrom('k=rsa; ', '', 'k=ed25519; ', 'k=dsa; '),
    odd: fc.constantFrom('', '', 'h=sha1; ', 't=y; ', 't=y:s; ', 's=web; ', 's=tlsrpt; ', 'n=a note; '),
    key,
    end: fc.constantFrom('', ';', '; v=DKIM1', ';; '),
    wrap: fc.constantFrom('', '', '"', '\\'),
  })
  .map(({ start, type, odd, key, end, wrap }) => {
    const text = `${start}${type}${odd}p=${key}${end}`.trimEnd();
    if (wrap === '\\') return text.replaceAll(';', '\\;');
    return `${wrap}${text}${wrap}`;
  });

const selector = fc.constantFrom('google', 'selector1', 's1', 's2', 'mail', 'zendesk1', 'default');
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(selector, record) },
  { weight: 1, arbitrary: fc.tuple(selector, fc.constantFrom('>gone.sendgrid.net', '>key.example.net')) },
);

function zoneOf(lines: readonly [string, string][]): Line[] {
  const zone: Line[] = [{ name: 'key.example.net', type: 'TXT', value: `v=DKIM1; p=${RSA_2048}` }];
  for (const [one, value] of lines) {
    const name = `${one}._domainkey.example.com`;
    const type = value.startsWith('>') ? 'CNAME' : 'TXT';
    const plain = value.replace(/^>/, '');
    const others = zone.filter((other) => other.name === name);
    // A CNAME stands alone (RFC 1034 §3.6.2), and a record set holds each value once (RFC 2181 §5).
    if (others.some((other) => other.type === 'CNAME' || type === 'CNAME' || other.value === plain)) continue;
    zone.push({ name, type, value: plain });
  }
  return zone;
}

describe('zone edits of DKIM checks', () => {
  it('cure what they are for and harm nothing', async () => {
    let edited = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.constantFrom<DkimWorld>(
          {},
          { mx: ['aspmx.l.google.com'] },
          { mx: ['mx.sendgrid.net'] },
          { selectors: ['google', 's1', 'mail'] },
        ),
        async (lines, world) => {
          const zone = zoneOf(lines);
          const before = await findings(zone, world);
          for (const { check, subject, fix } of before) {
            if (fix?.records === undefined) continue;
            edited += 1;
            const after = await findings(apply(zone, fix.records), world);
            const told = (id: string, of: string) =>
              after.find((other) => other.check === id && other.subject === of);
            const cured = told(check, subject)?.verdict;
            // A record that is gone has no finding of its own any more; then the check as a whole holds for others.
            if (cured === undefined) {
              const rest = after.filter((other) => other.check === check).map(({ verdict }) => verdict);
              expect(rest, check).toContain('pass');
            } else expect(cured, `${check} ${subject}`).toBe('pass');
            for (const other of before) {
              const now = told(other.check, other.subject);
              const what = `${other.check} ${other.subject} after ${check} ${subject}`;
              if (other.verdict === 'pass') expect(now?.verdict, what).not.toBe('fail');
              if (other.verdict === 'skipped' && now?.severity === 'error')
                expect(now.verdict, what).not.toBe('fail');
            }
            for (const now of after) {
              if (now.verdict !== 'fail' || now.severity !== 'error') continue;
              const then = before.find((other) => other.check === now.check && other.subject === now.subject);
              expect(then?.verdict, `${now.check} ${now.subject} is new after ${check}`).toBe('fail');
            }
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(edited).toBeGreaterThan(60);
  });
});
