import { describe, expect, it } from 'vitest';
import { heloFqdn } from '../../src/checks/helo/helo-fqdn.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';

const examine = (name: string) =>
  heloFqdn.examine({ helo: topic<'helo'>({ name, ips: [], addresses: absent() }) }, AS_OF);

describe('helo-fqdn', () => {
  it.each(['mail.example.com', 'MX1.bücher.example'.replace('ü', 'ue'), '[11.0.0.1]', '[IPv6:2600::1]'])(
    'passes %s',
    (name) => {
      expect(examine(name)).toMatchObject({ verdict: 'pass' });
    },
  );

  it.each([
    'mail',
    'localhost',
    'localhost.localdomain',
    '11.0.0.1',
    '',
    'my_host.example.com',
    'example.com',
    'a b.c',
  ])('fails "%s"', (name) => {
    expect(examine(name)).toMatchObject({ verdict: 'fail' });
  });

  it('is skipped without a name', () => {
    expect(heloFqdn.examine({ helo: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
