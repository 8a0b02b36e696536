import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { ownAddressesInstead } from '../../../src/net/context.ts';

it.each(['127.0.0.1', '127.0.0.9'])('%s is an address of every machine', async (ip) => {
  expect(await ownAddressesInstead(ip)).toBeNull();
});

it('names addresses of the same family in place of one that is not ours, and none of the machine alone', async () => {
  const own = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const instead = (await ownAddressesInstead('203.0.113.9')) ?? ['none was refused'];
  for (const ip of instead)
    expect(own).toContainEqual(expect.objectContaining({ address: ip, family: 'IPv4', internal: false }));
  expect(await ownAddressesInstead('2001:db8::9')).not.toBeNull();
});
