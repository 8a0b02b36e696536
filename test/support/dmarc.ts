/** DMARC from zone text to findings, and the promise that a zone edit keeps, for the tests of these checks. */
import { expect } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import type { DmarcEvidence } from '../../src/model/evidence/dmarc.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Finding, ZoneEdit } from '../../src/model/finding.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { probeDmarc } from '../../src/probes/dmarc.ts';
import { judge } from '../../src/run/judge.ts';
import { testContext, wantFrom } from './context.ts';
import { AS_OF, absent, topic } from './evidence.ts';
import { zoneResolver } from './zone-resolver.ts';

export interface DmarcWorld {
  domain?: string;
  /** Left out: whether it sends is not known. */
  sends?: boolean;
  exists?: boolean;
}

export async function lookUpDmarc(zone: string, world: DmarcWorld = {}): Promise<Evidence['dmarc']> {
  const { domain = 'shop.example', sends, exists = true } = world;
  const want = wantFrom({
    domain: exists
      ? topic<'domain'>({
          name: domain,
          publicSuffixOrganizationalDomain: domain,
          nameServers: absent(),
          zone: absent(),
        })
      : absent('nxdomain'),
    sending:
      sends === undefined
        ? { status: 'skipped', reason: 'not asked' }
        : topic<'sending'>({ sends, because: 'stated', stated: true, addresses: [] }),
  });
  return probeDmarc(domainTarget(domain), testContext(zoneResolver(zone)), want);
}

/** The evidence where it has to be there. */
export async function dmarcOf(zone: string, world: DmarcWorld = {}): Promise<DmarcEvidence> {
  const look = await lookUpDmarc(zone, world);
  if (look.status !== 'observed') throw new Error(`DMARC is ${look.status}`);
  return look.value;
}

export async function judgeDmarc(zone: string, world: DmarcWorld = {}): Promise<Map<string, Finding>> {
  const { domain = 'shop.example' } = world;
  const dmarc = await lookUpDmarc(zone, world);
  const mine = checks.filter((check) => check.topic === 'dmarc');
  const { findings, faults } = judge(mine, { dmarc }, domain, AS_OF);
  expect(faults).toEqual([]);
  return new Map(findings.map((finding) => [finding.check, finding]));
}

/** The finding of one check; a fix it carries is applied, and has to keep what contract §4 promises. */
export async function dmarcFinding(id: string, zone: string, world: DmarcWorld = {}): Promise<Finding> {
  const before = await judgeDmarc(zone, world);
  for (const finding of before.values()) {
    expect(finding.says).not.toMatch(/[\n\u0000-\u001f]|\.$/);
    const { records } = finding.fix ?? {};
    if (records === undefined) continue;
    expect(finding.verdict).toBe('fail');
    expectPromiseKept(finding.check, before, await judgeDmarc(applyEdits(zone, records), world));
  }
  const finding = before.get(id);
  if (finding === undefined) throw new Error(`no finding of ${id}`);
  return finding;
}

/** After the edit the check passes, no check that passed fails, and none that was skipped fails as an error. */
export function expectPromiseKept(
  id: string,
  before: ReadonlyMap<string, Finding>,
  after: ReadonlyMap<string, Finding>,
): void {
  expect(after.get(id)?.verdict, `${id} after its own fix: ${after.get(id)?.says}`).toBe('pass');
  for (const [check, { verdict, severity, says }] of after) {
    if (verdict !== 'fail') continue;
    const was = before.get(check)?.verdict;
    expect(was, `${check} passed before the fix of ${id}, now: ${says}`).not.toBe('pass');
    if (severity === 'error')
      expect(was, `${check} was skipped before the fix of ${id}, now: ${says}`).not.toBe('skipped');
  }
}

/** Zone text after the edits; what is removed has to stand there exactly. */
export function applyEdits(zone: string, edits: readonly ZoneEdit[]): string {
  let lines = zone.split('\n').map((line) => line.trim());
  for (const { action, name, type, value } of edits) {
    const line = `${name} ${type} ${value}`;
    if (action === 'add') lines.push(line);
    else {
      const [kept, gone] = [lines.filter((one) => one !== line), lines.includes(line)];
      expect(gone, `nothing to remove: ${line}`).toBe(true);
      lines = kept;
    }
  }
  return lines.join('\n');
}
