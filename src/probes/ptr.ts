/** Reverse names of every sending address, or of the address or host asked about. */
import { providerOfMx } from '../knowledge/providers/index.ts';
import type { Context } from '../model/context.ts';
import type { PtrLook } from '../model/evidence/ptr.ts';
import type { SendingEvidence } from '../model/evidence/sending.ts';
import type { Want } from '../model/evidence.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { droppedBy, droppedIn, namedHost } from './addresses.ts';
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
  const asked = addresses.value.slice(0, ctx.limits.sendingAddresses);
  // Beside a session it is the name we say, and none of the server's.
  const isOurs = target.kind !== 'domain' && ctx.topics?.has('sessions') === true;
  const helo = isOurs ? undefined : ctx.given.helo;
  const looks = await Promise.all(
    asked.map(({ ip, host }) =>
      lookUpReverse(ip, ctx, {
        expectedName: helo?.replace(/\.$/, '') ?? host,
        organization,
      }),
    ),
  );
  return {
    status: 'observed',
    value: looks,
    at,
    tookMs: ctx.clock.monotonicMs() - began,
    ...droppedBy(droppedIn(addresses) + addresses.value.length - asked.length),
  };
}

async function addressesOf(target: Target, ctx: Context, want: Want): Promise<Outcome<Asked[]>> {
  const at = ctx.clock.now().toISOString();
  const found = (value: Asked[]): Outcome<Asked[]> => ({ status: 'observed', value, at, tookMs: 0 });
  if (target.kind === 'ip') return found([{ ip: target.ascii }]);
  if (target.kind === 'host') {
    const outcome = await namedHost(target.ascii, ctx);
    if (outcome.status !== 'observed') return outcome as Outcome<Asked[]>;
    return { ...outcome, value: outcome.value.map((ip) => ({ ip, host: target.ascii })) };
  }
  const sending = await want('sending');
  if (sending.status === 'failed' || sending.status === 'skipped') return sending;
  const addresses = sending.status === 'observed' ? sending.value.addresses : [];
  const unseen = sending.status === 'observed' ? sending.value.unseen : undefined;
  if (addresses.length === 0 && unseen !== undefined) return { status: 'failed', failure: unseen };
  if (addresses.length === 0)
    return { status: 'skipped', reason: 'no sending address is known; state one with --ip' };
  const organization = publicSuffixOrganizationalDomain(target.ascii);
  const senders = addresses.filter((one) => inboundOnlyAt(one, organization) === null);
  if (senders.length > 0) return found(senders);
  const provider = addresses.map((one) => inboundOnlyAt(one, organization))[0];
  const reason = `the MX hosts are those of ${provider}, which sends from other addresses; state one with --ip`;
  return { status: 'skipped', reason };
}

/**
 * The provider whose MX host this is, where that only takes mail: "mx" in a customer's SPF record authorises it, but mail
 * never comes from there, and its reverse name is not the customer's to set. Web hosts do send from their MX hosts.
 */
function inboundOnlyAt(
  { from, host }: SendingEvidence['addresses'][number],
  organization: string | null,
): string | null {
  if (from !== 'mx' || host === undefined) return null;
  const provider = providerOfMx(host);
  if (provider === null || (provider.role !== 'mailbox' && provider.role !== 'gateway')) return null;
  return publicSuffixOrganizationalDomain(host) === organization ? null : provider.name;
}
