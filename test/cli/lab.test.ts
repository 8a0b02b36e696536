/** Every lab domain, start to finish: exactly the planted fault is found, and what a fix promises comes true. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { type Lab, labDomains, labHosts, startLab } from '../../src/lab/index.ts';
import { CHECK_TOPICS } from '../../src/model/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import { brokenPromises, faultsOf, inspectInLab, unknownsOf } from '../support/lab.ts';

let lab: Lab;
const found = new Map<string, readonly Finding[]>();

beforeAll(async () => {
  lab = await startLab();
});

afterAll(() => lab.close());

const sentences = (findings: readonly Finding[], ids: readonly string[]): string[] =>
  findings
    .filter(({ check, verdict }) => ids.includes(check) && verdict !== 'pass' && verdict !== 'skipped')
    .map(({ check, subject, says }) => `${check} (${subject}): ${says}`);

describe('each lab domain', () => {
  it.each(labDomains.map((domain) => [domain.name, domain] as const))('%s', async (name, domain) => {
    const { report, faults } = await inspectInLab(lab, domain);
    found.set(name, report.findings);
    const { fails, unknown = [], inconclusive = false } = domain.expect;
    const said = {
      fails: faultsOf(report.findings),
      unknown: unknown === 'any' ? [] : unknownsOf(report.findings),
      faults,
    };
    const odd = [...said.fails, ...said.unknown].filter((id) => ![...fails, ...unknown].includes(id));
    expect(said, sentences(report.findings, odd).join('\n')).toEqual({
      fails: [...fails].sort(),
      unknown: unknown === 'any' ? [] : [...unknown].sort(),
      faults: [],
    });
    expect(report.verdict).toBe(inconclusive ? 'inconclusive' : verdictOf(fails));
    const texts = report.findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix.text]));
    expect(texts.filter((text) => /\b(?:DOMAIN|HOST)\b/.test(text))).toEqual([]);
  });
});

/** What the planted faults amount to; not being able to look from here changes nothing (contract §3). */
function verdictOf(fails: readonly string[]): string {
  if (fails.length === 0) return 'pass';
  const severities = fails.map((id) => checks.find((check) => check.id === id)?.severity);
  return severities.includes('error') ? 'fail' : 'warning';
}

describe('the fix', () => {
  it.each(labDomains.map((domain) => [domain.name, domain] as const))(
    'of %s keeps its promise',
    async (name, domain) => {
      const before = found.get(name) ?? (await inspectInLab(lab, domain)).report.findings;
      const repairable = before.filter(({ fix }) => fix?.records !== undefined);
      for (const finding of repairable) {
        const mended = await startLab({ edits: finding.fix?.records ?? [] });
        const after = (await inspectInLab(mended, domain)).report.findings;
        await mended.close();
        expect(brokenPromises(finding, before, after), `after the fix of ${finding.check}`).toEqual([]);
      }
    },
  );
});

describe('the lab as a whole', () => {
  it('plants a fault for every error and warning', () => {
    const planted = new Set([...labDomains, ...labHosts].flatMap(({ expect: { fails } }) => fails));
    const serious = checks.filter(
      ({ severity, topic }) => severity !== 'info' && CHECK_TOPICS.some((one) => one === topic),
    );
    expect(serious.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });
});
