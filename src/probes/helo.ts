/** What the stated HELO/EHLO name resolves to. */
import type { Context } from '../model/context.ts';
import type { HeloEvidence } from '../model/evidence/helo.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { hostNameProblem } from '../parse/host-name.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { bothFamilies, lookUpHost } from './addresses.ts';

export async function probeHelo(target: Target, ctx: Context): Promise<Outcome<HeloEvidence>> {
  const { helo, ips } = ctx.given;
  if (helo === undefined) return { status: 'skipped', reason: 'no HELO name was stated with --helo' };
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const name = helo.trim().replace(/\.$/, '');
  const compared = ips.length > 0 || target.kind !== 'ip' ? [...ips] : [target.ascii];
  const problem = hostNameProblem(name);
  const base = { name, ips: compared };
  let value: HeloEvidence;
  if (problem !== null) {
    value = { ...base, addresses: { status: 'skipped', reason: `the name ${problem.says}` } };
  } else {
    const look = await lookUpHost(name, ctx);
    const organization = publicSuffixOrganizationalDomain(target.ascii);
    value = {
      ...base,
      addresses: bothFamilies(look),
      ...(look.cname !== undefined && { cname: look.cname }),
      ...(target.kind !== 'ip' &&
        organization !== null &&
        publicSuffixOrganizationalDomain(name) === organization && { own: true }),
    };
  }
  return { status: 'observed', value, at, tookMs: ctx.clock.monotonicMs() - began };
}
