import { expect, it } from 'vitest';
import { mtaStsPolicyValid } from '../../src/checks/mta-sts/mta-sts-policy-valid.ts';
import type { Observation } from '../../src/model/finding.ts';
import { parseStsPolicy } from '../../src/parse/mta-sts.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { POLICY, sts } from '../support/transport.ts';

it.each([
  ['pass', POLICY],
  ['pass', POLICY.replaceAll('\r\n', '\n')],
  ['pass', `${POLICY}extra: anything\n\n`],
  ['pass', 'version:STSv1\nmode:none\nmax_age:86400'],
  ['pass', `${POLICY}mode: testing\r\n`],
  ['fail', POLICY.replace('STSv1', 'STSv2')],
  ['fail', POLICY.replace('enforce', 'enforced')],
  ['fail', POLICY.replace('604800', '31557601')],
  ['fail', POLICY.replace('604800', '1 week')],
  ['fail', POLICY.replace('mx: *.mail.example.net\r\n', '')],
  ['fail', POLICY.replace('*.mail', '*mail')],
  ['fail', POLICY.replace('*.mail', 'mail.*')],
  ['fail', POLICY.replace('*.mail.example.net', 'a.example.net, b.example.net')],
  ['fail', `\uFEFF${POLICY}`],
  ['fail', '<html></html>'],
  ['fail', ''],
] as const)('%s: %j', (verdict, policy) => {
  expect(mtaStsPolicyValid.examine({ mtaSts: sts({ policy }) }, AS_OF)).toMatchObject({ verdict });
});

it('says skipped where there is no policy to judge', () => {
  for (const mtaSts of [absent(), sts({ txt: [] }), sts({ policy: null })])
    expect(mtaStsPolicyValid.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict: 'skipped' });
});

it('shows a whole policy that is valid and covers every host', () => {
  const hosts = ['a.mail.example.net', 'mx.example.com'];
  const mtaSts = sts({ policy: POLICY.replace('604800', '99999999999'), hosts });
  const said = mtaStsPolicyValid.examine({ mtaSts }, AS_OF) as Observation;
  const policy = String(said.data?.policyFile);
  for (const line of policy.trimEnd().split('\n')) expect(said.fix).toContain(`"${line}"`);
  expect(parseStsPolicy(policy)).toMatchObject({
    mode: 'enforce',
    maxAge: 604800,
    mx: ['*.mail.example.net', 'mx.example.com'],
    problems: [],
  });
});
