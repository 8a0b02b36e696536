/** One lab domain looked at through the library, as `mailsonde check` would with the domain's own flags. */
import type { Lab, LabDomain, LabResolver } from '../../src/lab/index.ts';
import { CHECK_TOPICS } from '../../src/model/check.ts';
import type { Limits } from '../../src/model/context.ts';
import type { Finding } from '../../src/model/finding.ts';
import { PROBE_NAMES } from '../../src/model/target.ts';
import { type ContextOptions, createContext } from '../../src/net/context.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { inspect } from '../../src/run/inspect.ts';
import type { Judgement } from '../../src/run/verdict.ts';

export async function inspectInLab(lab: Lab, { name, flags = [] }: LabDomain): Promise<Judgement> {
  const ctx = createContext({
    dns: [lab.dns],
    connectTo: lab.connectTo,
    extraCa: [lab.caPem],
    ...optionsFrom(flags, lab),
  });
  try {
    return await inspect(domainTarget(name), { judged: CHECK_TOPICS, asked: [] }, ctx);
  } finally {
    ctx.close();
  }
}

/** The few flags lab domains use. */
function optionsFrom(flags: readonly string[], lab: Lab): ContextOptions {
  const after = (flag: string): string[] => flags.filter((_, index) => flags[index - 1] === flag);
  const [resolver] = after('--dns').map((one) => lab.resolvers[one.replace('lab:', '') as LabResolver]);
  const [helo] = after('--helo');
  const controls = after('--egress-control').flatMap((list) => (list === 'none' ? [] : list.split(',')));
  return {
    limits: {
      ...milliseconds('connectMs', after('--connect-timeout')),
      ...milliseconds('commandMs', after('--command-timeout')),
    },
    ...(resolver !== undefined && { dns: [resolver] }),
    ...(flags.includes('-4') && { family: 4 }),
    given: {
      ips: after('--ip'),
      selectors: after('--selector').flatMap((list) => list.split(',')),
      ...(helo !== undefined && { helo }),
      smtp: {
        probes: PROBE_NAMES.filter((name) => after('--probe').includes(name)),
        ...(flags.includes('--egress-control') && { egressControls: controls }),
      },
    },
  };
}

/** Whole seconds, which is all lab domains ask for. */
function milliseconds(limit: keyof Limits, [value]: readonly string[]): Partial<Limits> {
  return value === undefined ? {} : { [limit]: Number(value.replace(/s$/, '')) * 1_000 };
}

/** Checks that found something wrong, of severity error or warning, sorted. */
export function faultsOf(findings: readonly Finding[]): string[] {
  return idsOf(findings.filter(({ verdict, severity }) => verdict === 'fail' && severity !== 'info'));
}

export function unknownsOf(findings: readonly Finding[]): string[] {
  return idsOf(findings.filter(({ verdict }) => verdict === 'unknown'));
}

function idsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ check }) => check))].sort();
}

/** Contract: the check passes, no check that passed fails, and none that was skipped fails as an error. */
export function brokenPromises(
  { check, subject }: Finding,
  before: readonly Finding[],
  after: readonly Finding[],
): string[] {
  const key = (one: Finding): string => `${one.check} ${one.subject}`;
  const was = new Map(before.map((one) => [key(one), one.verdict]));
  // A host that was removed has no finding any more; that counts where the check holds for all the others.
  const said = after.filter((one) => one.check === check);
  const same = said.filter((one) => one.subject === subject);
  const healed =
    said.length > 0 && (same.length > 0 ? same : said).every(({ verdict }) => verdict === 'pass');
  return [
    ...(healed ? [] : [`${check} ${subject} does not pass`]),
    ...after
      .filter(({ verdict }) => verdict === 'fail')
      .filter(
        (one) => was.get(key(one)) === 'pass' || (was.get(key(one)) !== 'fail' && one.severity === 'error'),
      )
      .map((one) => `${key(one)} fails now: ${one.says}`),
  ];
}
