/** Why addresses of one family are left alone: there is no way to them from here, or the user wants none of them. */
import type { Context } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import { ipFamily } from '../parse/ip.ts';

/** Null where the address can be dialled; a machine that seems to have no route at all tries both, and says what it met. */
export function noRouteTo(ip: string, { families }: Pick<Context, 'families'>): Failure | null {
  const { ipv4, ipv6, because } = families;
  const family = ipFamily(ip) ?? 4;
  if (ipv4 === ipv6 || (family === 6 ? ipv6 : ipv4)) return null;
  return {
    stage: 'connect',
    kind: 'unreachable',
    code: 'ENETUNREACH',
    detail: because ?? `this machine has no route for IPv${family}`,
    cause: 'vantage',
  };
}
