/** Addresses as people type them: mapped, with a prefix length, cut short. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsonde } from '../support/cli.ts';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';

let lab: CliLab;
beforeAll(async () => {
  lab = await openCliLab();
});
afterAll(() => lab.close());

describe('an address', () => {
  it.each([
    ['::ffff:192.88.99.9', '192.88.99.9'],
    ['[IPv6:::ffff:c058:6309]', '192.88.99.9'],
    ['192.88.99.9/32', '192.88.99.9'],
    ['2001:20::9/128', '2001:20::9'],
  ])('%s is looked at as %s', async (typed, ip) => {
    const { target, evidence } = await lab.report(['ptr', typed]);
    expect(target).toEqual({ kind: 'ip', ascii: ip, display: ip });
    expect(evidence.ptr).toMatchObject({ value: [{ ip, confirmed: true }] });
  });

  it('given with --ip is evaluated as the IPv4 address it maps', async () => {
    const { evidence } = await lab.report(['spf', 'healthy.example', '--ip', '::ffff:192.88.99.9']);
    expect(evidence.spf).toMatchObject({ value: { evaluations: [{ ip: '192.88.99.9', result: 'pass' }] } });
  });

  it.each([
    [
      ['ptr', '192.0.2.0/24'],
      /"192\.0\.2\.0\/24" is a network, not an address; give .* such as 192\.0\.2\.0\n/,
    ],
    [['blocklist', '2001:db8::/32'], /is a network, not an address/],
    [
      ['ptr', '1.2.3'],
      /"1\.2\.3" is not a domain, .* all four numbers of an address: mailsonde ptr 1\.2\.0\.3\n/,
    ],
    [['check', '1.2.3'], /"1\.2\.3" is not a domain/],
  ])('is asked for where there is none: %j', async (args, expected) => {
    const { status, stdout, stderr } = await mailsonde(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });
});
