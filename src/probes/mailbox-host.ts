/** Whether the host of a report address takes mail: an MX, or else an address of its own (RFC 5321 §5.1). */
import type { Context } from '../model/context.ts';
import type { DmarcUri } from '../model/evidence/dmarc.ts';
import { lookUpHost } from './addresses.ts';

type Deliverable = NonNullable<DmarcUri['deliverable']>;

export async function lookUpMailboxHost(
  host: string,
  ctx: Pick<Context, 'dns' | 'limits'>,
): Promise<Deliverable> {
  const mx = await ctx.dns.query(host, 'MX');
  if (mx.status === 'observed') {
    // RFC 7505: the root as the only target refuses all mail.
    const refuses = mx.value.records.every(({ exchange }) => exchange === '');
    return { status: refuses ? 'null-mx' : 'yes' };
  }
  if (mx.status === 'failed') return { status: 'failed', failure: mx.failure };
  if (mx.status === 'absent' && mx.how === 'nxdomain') return { status: 'nxdomain' };
  const look = await lookUpHost(host, ctx);
  if (look.addresses.length > 0) return { status: 'yes' };
  for (const outcome of [look.ipv4, look.ipv6]) {
    if (outcome.status === 'failed') return { status: 'failed', failure: outcome.failure };
  }
  return { status: 'no-mx' };
}
