/** resolv.conf(5) as far as it concerns us: servers, timing, and whether the path to them is trusted. */
import { scopedIpFamily } from '../../parse/ip.ts';

export interface ResolvConf {
  /** In order; scoped IPv6 addresses keep their zone. */
  nameservers: string[];
  /** Seconds one server is waited for. */
  timeoutS?: number;
  /** How often the list is gone through. */
  attempts?: number;
  /** `options trust-ad`: the administrator vouches for the path, so AD may be believed. */
  trustAd: boolean;
}

/** glibc reads no more than three; we bound at what it silently drops beyond. */
const MAX_SERVERS = 3;
const MAX_TIMEOUT_S = 30;
const MAX_ATTEMPTS = 5;

export function parseResolvConf(text: string): ResolvConf {
  const conf: ResolvConf = { nameservers: [], trustAd: false };
  for (const line of text.slice(0, 65_536).split(/\r?\n/)) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (
      word === 'nameserver' &&
      scopedIpFamily(rest[0] ?? '') !== null &&
      conf.nameservers.length < MAX_SERVERS
    ) {
      conf.nameservers.push(rest[0] as string);
    }
    if (word !== 'options') continue;
    for (const option of rest) {
      if (option === 'trust-ad') conf.trustAd = true;
      const number = /^(timeout|attempts):(\d{1,9})$/.exec(option);
      if (number === null) continue;
      const value = Math.max(1, Number(number[2]));
      if (number[1] === 'timeout') conf.timeoutS = Math.min(value, MAX_TIMEOUT_S);
      else conf.attempts = Math.min(value, MAX_ATTEMPTS);
    }
  }
  return conf;
}
