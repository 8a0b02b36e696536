/** Where a message is handed in: the addresses of the server that was named, or the mail hosts of a domain in their order. */
import { customTls } from '../knowledge/submission-ports.ts';
import type { Context } from '../model/context.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type { SmtpRequest, TlsWish } from '../model/smtp.ts';
import type { Target } from '../model/target.ts';
import { dialledHost } from './addresses.ts';
import { noRouteTo } from './no-route.ts';

export type Place = Pick<SmtpRequest, 'host' | 'ip' | 'port' | 'tls'>;

export interface Doors {
  places: readonly (Place & {
    noRoute: Failure | null;
    /** Where TLS fails the message goes on in clear (RFC 7435), as between servers. */
    mayFallBack: boolean;
  })[];
  /** None of them can be dialled from here. */
  isHopeless: boolean;
}

/** RFC 6409, where the user names no port. */
const SUBMISSION = 587;
const SMTP = 25;

type Unseen = Exclude<Evidence['sessions'], { status: 'observed' }>;

export async function doorsOf(target: Target, ctx: Context, want: Want): Promise<Doors | Unseen> {
  const found = target.kind === 'domain' ? await mailHosts(ctx, want) : await named(target, ctx);
  if (!Array.isArray(found)) return found;
  const places = found.map(({ mayFallBack, ...place }) => ({
    ...place,
    mayFallBack,
    noRoute: noRouteTo(place.ip, ctx),
  }));
  return { places, isHopeless: places.every(({ noRoute }) => noRoute !== null) };
}

type Found = (Place & { mayFallBack: boolean })[];

async function named(target: Target, ctx: Context): Promise<Found | Unseen> {
  if (target.kind !== 'host' && target.kind !== 'ip')
    return { status: 'skipped', reason: 'no server was named to hand messages to' };
  const host = target.ascii;
  const port = target.port ?? SUBMISSION;
  const tls = ctx.given.smtp?.tls ?? usualTls(host, port);
  const addresses =
    target.kind === 'ip'
      ? ({ status: 'observed', value: [host] } as const)
      : await dialledHost(host, port, ctx);
  if (addresses.status !== 'observed') return addresses;
  return addresses.value.map((ip) => ({ host, ip, port, tls, mayFallBack: false }));
}

/** RFC 8314 §3.3: whoever submits expects TLS; a port that nobody keeps for that may be a server for tests. */
function usualTls(host: string, port: number): TlsWish {
  if (customTls(host, port) === 'implicit') return 'implicit';
  return port === SUBMISSION ? 'required' : 'opportunistic';
}

async function mailHosts(ctx: Context, want: Want): Promise<Found | Unseen> {
  const mx = await want('mx');
  if (mx.status === 'failed' || mx.status === 'skipped') return mx;
  if (mx.status === 'absent') return { status: 'skipped', reason: 'the domain does not exist' };
  const { hosts, nullMx } = mx.value;
  const usable = hosts.filter(({ host, addresses }) => host !== '' && addresses.length > 0);
  if (usable.length === 0) {
    const reason = nullMx ? 'the domain takes no mail' : 'no mail host has an address';
    return { status: 'skipped', reason };
  }
  const wish = ctx.given.smtp?.tls;
  const tls = wish ?? 'opportunistic';
  return usable.flatMap(({ host, addresses }) =>
    addresses.map((ip) => ({ host, ip, port: SMTP, tls, mayFallBack: tls === 'opportunistic' })),
  );
}
