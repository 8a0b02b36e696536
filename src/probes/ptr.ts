/** Reverse names of every sending address, or of the address or host asked about. */
import type { Context } from '../model/context.ts';
import type { PtrLook } from '../model/evidence/ptr.ts';
import type { Want } from '../model/evidence.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { bothFamilies, lookUpHost } from './addresses.ts';
import { lookUpReverse } from './reverse.ts';

interface Asked {
  ip: string;
  host?: string | undefined;
}

export async function probePtr(target: Target, ctx: Context, want: Want): Promise<Outcome<PtrLook[]>> {
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const addresses = await addressesOf(target, ctx, want);
  if (addresses.status !== 'observed') return addresses;
  const organization = target.kind !== 'domain' ? null : publicSuffixOrganizationalDomain(target.ascii);
  const looks = await Promise.all(
    addresses.value.slice(0, ctx.limits.sendingAddresses).map(({ ip, host }) =>
      lookUpReverse(ip, ctx, {
        expectedName: ctx.given.helo?.replace(/\.$/, '') ?? host,
        organization,
      }),
    ),
  );
  return { status: 'observed', value: looks, at, tookMs: ctx.clock.monotonicMs() - began };
}

async function addressesOf(target: Target, ctx: Context, want: Want): Promise<Outcome<Asked[]>> {
  const at = ctx.clock.now().toISOString();
  const found = (value: Asked[]): Outcome<Asked[]> => ({ status: 'observed', value, at, tookMs: 0 });
  if (target.kind === 'ip') return found([{ ip: target.ascii }]);
  if (target.kind === 'host') {
    const outcome = bothFamilies(await lookUpHost(target.ascii, ctx));
    if (outcome.status !== 'observed') return outcome as Outcome<Asked[]>;
    return found(outcome.value.map((ip) => ({ ip, host: target.ascii })));
  }
  const sending = await want('sending');
  if (sending.status === 'failed' || sending.status === 'skipped') return sending;
  const addresses = sending.status === 'observed' ? sending.value.addresses : [];
  const unseen = sending.status === 'observed' ? sending.value.unseen : undefined;
  if (addresses.length === 0 && unseen !== undefined) return { status: 'failed', failure: unseen };
  if (addresses.length === 0)
    return { status: 'skipped', reason: 'no sending address is known; state one with --ip' };
  return found(addresses);
}
