/** The servers this machine is set up to ask: resolv.conf, or what Node finds where there is none. */
import { getServers } from 'node:dns';
import { readFileSync } from 'node:fs';
import { type DnsServer, parseServer } from '../../parse/dns-server.ts';
import { parseResolvConf } from './resolv-conf.ts';

export interface SystemServers {
  servers: DnsServer[];
  trustAd: boolean;
  /** Milliseconds one server is waited for, where the system says so. */
  stepMs?: number;
  attempts?: number;
}

export function systemServers(file = '/etc/resolv.conf'): SystemServers {
  const { nameservers, trustAd, timeoutS, attempts } = parseResolvConf(read(file));
  const texts = nameservers.length > 0 ? nameservers : getServers();
  return {
    servers: texts.flatMap((text) => {
      const parsed = parseServer(text);
      return parsed.ok ? [parsed.server] : [];
    }),
    trustAd,
    ...(timeoutS !== undefined && { stepMs: timeoutS * 1000 }),
    ...(attempts !== undefined && { attempts }),
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
