/** A whole domain as people really set it up, judged by every check that looks at DNS alone. */
import { checks } from '../../src/checks/index.ts';
import { CHECK_TOPICS } from '../../src/model/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { reverseName } from '../../src/parse/ip.ts';
import { gather } from '../../src/run/gather.ts';
import { checksOf, judge } from '../../src/run/judge.ts';
import { evidenceFor } from '../../src/run/topic-needs.ts';
import { type TestContextOptions, testContext } from './context.ts';
import { AS_OF } from './evidence.ts';
import { zoneResolver } from './zone-resolver.ts';

/** Blocklists refuse most networks, mail hosts are no matter of zones; both have tests of their own. */
const ELSEWHERE: readonly string[] = ['blocklist', 'smtp', 'tls'];
const TOPICS = CHECK_TOPICS.filter((topic) => !ELSEWHERE.includes(topic));

export interface SetUp {
  domain: string;
  /** Zone text; `HOST` stands for an address record and the reverse name that leads back. */
  zone: string;
  options?: TestContextOptions;
  signed?: readonly string[];
  /** Policy of MTA-STS as served. */
  policy?: string;
}

export async function judged({ domain, zone, options, signed = [], policy }: SetUp): Promise<Finding[]> {
  const text = zone.replaceAll(/^ *(\S+) HOST (\S+)$/gm, (_, name: string, ip: string) => {
    return `${name} ${ip.includes(':') ? 'AAAA' : 'A'} ${ip}\n${reverseName(ip)} PTR ${name}`;
  });
  const ctx = testContext(zoneResolver(text, { signed }), {
    ...(policy !== undefined && { fetch: async (url) => served(url, policy) }),
    ...options,
  });
  const { evidence, faults } = await gather(domainTarget(domain), evidenceFor(TOPICS, []), ctx);
  const said = judge(checksOf(checks, TOPICS), evidence, domain, AS_OF);
  const fault = faults[0] ?? said.faults[0];
  if (fault !== undefined) throw fault;
  return said.findings;
}

function served(url: string, body: string) {
  const tls = { protocol: 'TLSv1.3', authorized: true, subject: '', issuer: '', validTo: '' };
  const value = { url, status: 200, contentType: 'text/plain', body, ip: '11.0.0.1', tls };
  return { status: 'observed', at: AS_OF.toISOString(), tookMs: 1, value } as const;
}
