/** The lab behaves like real servers: its zones on NSD behind Unbound give the same answers and the same findings. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCKLISTS } from '../../src/knowledge/blocklists.ts';
import {
  LAB_RESOLVERS,
  type Lab,
  type LabDomain,
  type LabResolver,
  labDomains,
  startLab,
} from '../../src/lab/index.ts';
import { labZones } from '../../src/lab/world.ts';
import type { RrType } from '../../src/model/dns.ts';
import { createContext } from '../../src/net/context.ts';
import { mailsonde } from '../support/cli.ts';
import { ourWord, type Said } from './support/agreement.ts';
import { delv } from './support/dig.ts';
import { runProof } from './support/lab-proof.ts';
import { blocklistRefusals, labWorld } from './support/lab-world.ts';
import { type Nameservers, placeOf, startNameservers } from './support/nameservers.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-lab-world-'));
const caFile = join(folder, 'ca.pem');
let lab: Lab;
let servers: Nameservers;
/** The real server that stands for each of the lab's resolvers. */
let real: Record<LabResolver, string>;

beforeAll(async () => {
  [lab, servers] = await Promise.all([
    startLab({ caFile, whole: true }),
    startNameservers(labWorld(), blocklistRefusals),
  ]);
  real = { validating: servers.resolver, 'not-validating': servers.plain, public: servers.redirected };
});

afterAll(async () => {
  await Promise.all([lab?.close(), servers?.close()]);
  rmSync(folder, { recursive: true });
});

const TYPES: readonly RrType[] = ['A', 'AAAA', 'CNAME', 'DS', 'MX', 'NS', 'PTR', 'SOA', 'TLSA', 'TXT'];

/** Every name with records, what lies between it and its zone, and names that do not exist. */
function namesOfTheWorld(): string[] {
  const names = new Set(['gone', 'gone.gone']);
  for (const { apex, records } of labZones()) {
    for (const gone of ['gone', 'gone.gone', '_dmarc', 'gone._domainkey', '_25._tcp.mx'])
      names.add(`${gone}.${apex}`);
    for (const { name } of [{ name: apex }, ...records]) {
      for (let at = name; ; at = at.slice(at.indexOf('.') + 1)) {
        names.add(at);
        if (!at.includes('.')) break;
      }
    }
  }
  for (const { zone, kinds } of BLOCKLISTS) {
    for (const subject of kinds.includes('domain') ? ['test', 'invalid', 'blocklisted-domain.example'] : [])
      names.add(`${subject}.${zone}`);
    for (const subject of kinds.includes('ipv4') ? ['2.0.0.127', '1.0.0.127', '126.99.88.192'] : [])
      names.add(`${subject}.${zone}`);
  }
  return [...names];
}

/** A key and its digest are made anew each time. */
function comparable(said: Said, type: RrType): Said {
  return type === 'DS' ? { ...said, records: said.records.map(() => 'a DS record') } : said;
}

async function answersOf(server: string, names: readonly string[]): Promise<Map<string, Said>> {
  const ctx = createContext({ dns: [server], limits: { dnsMs: 20_000 } });
  const asked = names.flatMap((name) => TYPES.map((type) => ({ name, type })));
  const outcomes = await Promise.all(asked.map(({ name, type }) => ctx.dns.query(name, type)));
  ctx.close();
  return new Map(
    asked.map(({ name, type }, i) => {
      return [`${name}. ${type}`, comparable(ourWord(outcomes[i] as (typeof outcomes)[number]), type)];
    }),
  );
}

/**
 * The lab fails for one type of record only; a server that has lost a zone fails for every type. Nothing else may differ,
 * and nothing may be added here without such a reason.
 */
const FAILS_FOR_ONE_TYPE = ['_25._tcp.mx.dane-lookup-fails.example'];

describe('the answers', () => {
  it.each(LAB_RESOLVERS)('of the %s resolver are those of real servers', async (resolver) => {
    const names = namesOfTheWorld();
    const ofLab = await answersOf(lab.resolvers[resolver], names);
    const ofServers = await answersOf(real[resolver], names);
    const differing = [...ofLab].filter(
      ([question, said]) => !isDeepStrictEqual(said, ofServers.get(question)),
    );
    const unexplained = differing
      .filter(([question]) => !FAILS_FOR_ONE_TYPE.includes(question.replace(/\. \w+$/, '')))
      .map(([question, said]) => ({ question, lab: said, real: ofServers.get(question) }));
    expect(unexplained).toEqual([]);
    expect(ofLab.size).toBeGreaterThan(10_000);
  });

  it('fail for one type only where that is said above', () => {
    const troubles = labZones().flatMap(({ troubles }) => troubles);
    expect(troubles.map(({ name }) => name)).toEqual(FAILS_FOR_ONE_TYPE);
  });
});

/** Domains of the lab that no real servers can be made to serve; each with its reason, should there ever be one. */
const NOT_SERVED: readonly string[] = [];

/** What one look came to: every finding but for its words, and the verdict. */
interface Look {
  verdict: string;
  findings: string[];
  fails: string[];
  unknown: string[];
}

interface Report {
  target: { ascii: string };
  verdict: string;
  findings: { check: string; subject: string; verdict: string; severity: string; says: string }[];
}

/** The built program on domains that want the same flags. */
async function look(
  domains: readonly LabDomain[],
  dns: string,
  more: readonly string[] = [],
): Promise<Map<string, Look>> {
  const own = (domains[0]?.flags ?? []).filter(
    (flag, i, flags) => flag !== '--dns' && flags[i - 1] !== '--dns',
  );
  const rules = lab.connectTo.flatMap((rule) => ['--connect-to', rule]);
  const { stdout, stderr } = await mailsonde([
    ...['check', ...domains.map(({ name }) => name), '--json'],
    // The first rule that matches decides: the lab's last one is for all that is left.
    ...['--dns', dns, '--dns-timeout', '20s', '--ca-file', caFile, ...more, ...rules, ...own],
  ]);
  // An intrusive look is announced.
  expect(stderr.replaceAll(/^mailsonde: --probe .*\n/gm, '')).toBe('');
  const { reports } = JSON.parse(stdout) as { reports: Report[] };
  return new Map(reports.map((report) => [report.target.ascii, lookOf(report)]));
}

function lookOf({ verdict, findings }: Report): Look {
  const ids = (chosen: Report['findings']): string[] => [...new Set(chosen.map(({ check }) => check))].sort();
  return {
    verdict,
    findings: findings.map((one) => `${one.verdict} ${one.check} ${one.subject}`).sort(),
    fails: ids(findings.filter((one) => one.verdict === 'fail' && one.severity !== 'info')),
    unknown: ids(findings.filter((one) => one.verdict === 'unknown')),
  };
}

const served = labDomains.filter(({ name }) => !NOT_SERVED.includes(name));
/** Domains that want the same flags share one process. */
const flagsOf = ({ flags = [] }: LabDomain): string => flags.join(' ');
const groups = [...new Set(served.map(flagsOf))].map((flags) =>
  served.filter((one) => flagsOf(one) === flags),
);

describe('the program', () => {
  const ofLab = new Map<string, Look>();
  const ofServers = new Map<string, Look>();

  beforeAll(async () => {
    for (const domains of groups) {
      const { flags = [] } = domains[0] as LabDomain;
      const resolver = LAB_RESOLVERS.find((one) => flags.includes(`lab:${one}`)) ?? 'validating';
      const looks = await Promise.all([
        look(domains, lab.resolvers[resolver]),
        look(domains, real[resolver]),
      ]);
      for (const [name, one] of looks[0]) ofLab.set(name, one);
      for (const [name, one] of looks[1]) ofServers.set(name, one);
    }
  }, 120_000);

  it.each(served.map((domain) => [domain.name, domain] as const))(
    'finds what is planted in %s',
    (name, { expect: planted }) => {
      const found = ofServers.get(name);
      expect(found).toMatchObject({ fails: [...planted.fails].sort() });
      if (planted.unknown !== 'any') expect(found?.unknown).toEqual([...(planted.unknown ?? [])].sort());
      expect(found).toEqual(ofLab.get(name));
    },
  );

  it('has looked at every domain of the lab', () => {
    expect([...ofServers.keys(), ...NOT_SERVED].sort()).toEqual(labDomains.map(({ name }) => name).sort());
    expect(NOT_SERVED).toEqual([]);
  });
});

describe('over other transports', () => {
  const shown = [
    'healthy.example',
    'dnssec-bogus.example',
    'dane-lookup-fails.example',
    'crowded-apex.example',
  ];
  const domains = labDomains.filter(({ name }) => shown.includes(name));

  it.each(['tcp', 'tls', 'https'] as const)('%s changes nothing in what is found', async (transport) => {
    const server = { tcp: `tcp://${servers.resolver}`, tls: servers.tls, https: servers.https }[transport];
    const found = await look(domains, server, [
      '--ca-file',
      servers.caFile,
      '--connect-to',
      servers.connectTo,
    ]);
    expect([...found.keys()].sort()).toEqual(shown.sort());
    expect(found).toEqual(await look(domains, servers.resolver));
  });
});

describe.concurrent('what foreign tools say of the real servers', () => {
  // These ask no resolver, so real ones change nothing.
  const without = ['nc', 'swaks', 'starttls', 'injection'];
  const proofs = labDomains.flatMap(({ name, proof = [] }) =>
    proof
      .filter(({ tool }) => !without.includes(tool))
      .map((one) => [`${name}: ${one.tool} ${one.args.join(' ')}`, one] as const),
  );
  it.each(proofs)('%s', async (_what, proof) => {
    const world = { lab: { ...lab, dns: servers.resolver }, caFile };
    expect((await runProof(proof, world)).trim()).toMatch(new RegExp(proof.shows));
  });

  const trust = { signed: 'secure', unsigned: 'insecure', bogus: 'failed' } as const;
  it.each(labZones().map(({ apex, security }) => [apex, security] as const))(
    'delv: %s is %s',
    async (apex, security) => {
      const word = await delv(placeOf(servers.resolver), servers.anchorFile, apex, 'SOA');
      expect(word.trust, word.text).toBe(trust[security]);
      if (security === 'bogus') expect(word.text).toMatch(/RRSIG has expired/);
    },
  );
});
