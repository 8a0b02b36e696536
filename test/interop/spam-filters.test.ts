/** `message --spamd` and `--rspamd` against the real SpamAssassin and rspamd of Debian, without a network behind them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMessage } from '../../src/compose/outgoing.ts';
import { createToken } from '../../src/compose/token.ts';
import { GTUBE } from '../../src/knowledge/filter-tests.ts';
import { mailsonde } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';
import { createDen, type Den, loopbackBlock, ownedFolder, RootServer } from './servers/root.ts';

const ip = loopbackBlock()(25);
const SPAMD = `${ip}:1783`;
const RSPAMD = `${ip}:11333`;
const order = join(ROOT, 'fixtures/messages/order.eml');
const servers: RootServer[] = [];
let den: Den;
let spam: string;

beforeAll(async () => {
  den = createDen('spam');
  const home = ownedFolder(den, 'home', 'nobody');
  const database = ownedFolder(den, 'rspamd', 'nobody');
  spam = join(den.outside, 'spam.eml');
  writeFileSync(spam, `From: a@letters.example\r\nSubject: FREE MONEY\r\n\r\n${GTUBE}\r\n`);
  const assassin = new RootServer(
    '/usr/sbin/spamd',
    [
      '-L',
      '-i',
      ip,
      '-p',
      '1783',
      '--max-children',
      '1',
      '--min-children',
      '1',
      '-x',
      '-u',
      'nobody',
      '-H',
      home,
      '-s',
      'stderr',
    ],
    createDen('spamd'),
  );
  servers.push(assassin);
  writeFileSync(join(den.outside, 'rspamd.conf'), rspamdConfig(database));
  const variables = ['DBDIR', 'RUNDIR', 'LOGDIR'].map((name) => `--var=${name}=${database}`);
  const rspamd = new RootServer(
    '/usr/bin/rspamd',
    ['-f', '-i', ...variables, '-u', 'nobody', '-g', 'nogroup', '-c', `${den.inside}/rspamd.conf`],
    createDen('rspamd'),
  );
  servers.push(rspamd);
  await assassin.listensOn([SPAMD], 60_000);
  await rspamd.listensOn([RSPAMD], 60_000);
}, 120_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
});

/** One worker, nobody to ask in the DNS, and no time spent on compiling expressions for later. */
function rspamdConfig(database: string): string {
  return `.include "$CONFDIR/common.conf"
options {
  .include "$CONFDIR/options.inc"
  pidfile = "${database}/pid";
  control_socket = "${database}/control.sock mode=0600";
  disable_hyperscan = true;
  dns { nameserver = ["${ip}:1"]; timeout = 0.1s; retransmits = 1; }
}
logging { type = "console"; level = "error"; }
worker "normal" { bind_socket = "${RSPAMD}"; count = 1; }
`;
}

async function looks(file: string): Promise<{ filter: string; score: number; [key: string]: unknown }[]> {
  const filters = ['--spamd', SPAMD, '--rspamd', `http://${RSPAMD}`];
  const { stdout, stderr } = await mailsonde(['lab', '--', 'message', file, ...filters, '--json']);
  expect(stderr).toBe('');
  const [{ evidence, findings }] = JSON.parse(stdout).reports;
  const told = findings.filter(({ check }: { check: string }) => check === 'message-spam-score');
  expect(told).toHaveLength(2);
  return evidence.spamFilters.value.map((look: { place: string; filter: string; score: number }) => ({
    ...look,
    verdict: told.find(({ subject }: { subject: string }) => subject === look.place)?.verdict,
  }));
}

describe('real spam filters', () => {
  it('let an ordinary message through, and say what they saw', async () => {
    const [assassin, rspamd] = await looks(order);
    expect(assassin).toMatchObject({ filter: 'spamassassin', threshold: 5, isSpam: false, verdict: 'pass' });
    expect(rspamd).toMatchObject({ filter: 'rspamd', threshold: 15, isSpam: false, verdict: 'pass' });
    expect(rspamd?.symbols).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'DKIM_TRACE' })]),
    );
  });

  it('object to the text made for that, with its rule before all others', async () => {
    const [assassin, rspamd] = await looks(spam);
    expect(assassin).toMatchObject({
      isSpam: true,
      verdict: 'fail',
    });
    const [heaviest] = (assassin?.symbols as [unknown]) ?? [];
    expect(heaviest).toMatchObject({ name: 'GTUBE', score: 1000 });
    expect(assassin?.score).toBeGreaterThan(1000);
    expect(rspamd).toMatchObject({ isSpam: true, action: 'reject', verdict: 'fail' });
    expect(JSON.stringify(rspamd?.symbols)).toContain('GTUBE');
  });

  // The others take as long each, for rspamd waits for a DNS there is not.
  it.each(['multipart', 'newsletter', 'gtube'] as const)(
    'take the template %s for what it is',
    async (template) => {
      const file = join(den.outside, `${template}.eml`);
      const { octets } = await composeMessage(
        { from: 'me@example.com', to: ['rita@example.net'], template },
        { now: new Date(), token: createToken() },
      );
      writeFileSync(file, octets);
      const found = await looks(file);
      expect(found.map(({ isSpam }) => isSpam)).toEqual([template === 'gtube', template === 'gtube']);
      // Nothing of what weighs is of the message itself.
      const weighty = found.flatMap(({ symbols }) => symbols as { name: string; score: number }[]);
      const names = weighty.filter(({ score }) => score >= 0.5).map(({ name }) => name);
      expect(names).toEqual(template === 'gtube' ? ['GTUBE'] : ['HFILTER_HOSTNAME_UNKNOWN']);
    },
  );
});
