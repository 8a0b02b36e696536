import { describe, expect, it } from 'vitest';
import { heloResolves } from '../../src/checks/helo/helo-resolves.ts';
import type { HeloEvidence } from '../../src/model/evidence/helo.ts';
import { AS_OF, absent, failed, observed, topic } from '../support/evidence.ts';

const examine = (helo: Partial<HeloEvidence>) =>
  heloResolves.examine(
    { helo: topic<'helo'>({ name: 'mail.example.com', ips: ['11.0.0.1'], addresses: absent(), ...helo }) },
    AS_OF,
  );

describe('helo-resolves', () => {
  it('passes where the name leads to a sending address, or to any where none is known', () => {
    const addresses = observed(['11.0.0.1', '2600::1']);
    expect(examine({ addresses })).toMatchObject({ verdict: 'pass' });
    expect(examine({ addresses, ips: [] })).toMatchObject({ verdict: 'pass' });
    expect(examine({ addresses, ips: ['11.0.0.9', '2600::1'] })).toMatchObject({ verdict: 'pass' });
  });

  it('fails where it leads elsewhere or nowhere, or is a literal', () => {
    expect(examine({ addresses: observed(['11.0.0.2']) })).toMatchObject({ verdict: 'fail' });
    expect(examine({ name: '[11.0.0.1]', addresses: { status: 'skipped', reason: 'no' } })).toMatchObject({
      verdict: 'fail',
    });
    expect(examine({ own: true })).toMatchObject({
      verdict: 'fail',
      records: [{ action: 'add', name: 'mail.example.com', type: 'A', value: '11.0.0.1' }],
    });
    expect(examine({ own: true, cname: 'gone.example.net' })).toMatchObject({ verdict: 'fail', records: [] });
    expect(examine({ own: true, ips: ['11.0.0.1', '11.0.0.2'] })).toMatchObject({ records: [] });
    expect(examine({})).toMatchObject({ verdict: 'fail', records: [] });
  });

  it('is unknown where it could not be looked up', () => {
    expect(examine({ addresses: failed() })).toMatchObject({ verdict: 'unknown', data: { cause: 'target' } });
  });

  it('leaves what is no host name to helo-fqdn', () => {
    expect(examine({ name: 'localhost', addresses: { status: 'skipped', reason: 'no' } })).toMatchObject({
      verdict: 'skipped',
    });
  });
});
