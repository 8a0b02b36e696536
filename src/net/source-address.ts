/** Whether connections can begin at an address: asked of the system, by taking a port there without sending anything. */
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { ipFamily } from '../parse/ip.ts';

/** Enough to choose from; a container host has hundreds. */
const MOST_NAMED = 6;

/** Addresses of the same family to begin at in place of one that is not this machine's; null where it is. */
export async function ownAddressesInstead(ip: string): Promise<string[] | null> {
  const family = ipFamily(ip) ?? 4;
  if (await canBind(ip, family)) return null;
  // Link-local addresses lead nowhere outside (RFC 3927 §2.7, RFC 4291 §2.5.6).
  return Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    .filter((one) => one.family === `IPv${family}` && !one.internal)
    .map(({ address }) => address)
    .filter((address) => !/^(?:169\.254\.|fe80:)/i.test(address))
    .slice(0, MOST_NAMED);
}

/** The list of interfaces says less than the system knows: all of 127/8 is ours, and so may be whole networks. */
function canBind(ip: string, family: 4 | 6): Promise<boolean> {
  const socket = createSocket(family === 4 ? 'udp4' : 'udp6');
  return new Promise((resolve) => {
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      socket.close();
      // Any other trouble is for the connection to meet, and to tell.
      resolve(code !== 'EADDRNOTAVAIL' && code !== 'EINVAL');
    });
    socket.bind({ address: ip, port: 0, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
