import { describe, expect, it } from 'vitest';
import { genericName } from '../../src/parse/generic-name.ts';

describe('genericName', () => {
  it.each([
    ['198-51-100-7.dyn.isp.net', '198.51.100.7'],
    ['7.100.51.198.static.isp.net', '198.51.100.7'],
    ['host198051100007.isp.net', '198.51.100.7'],
    ['c6336407.isp.net', '198.51.100.7'],
    ['ec2-198-51-100-7.eu-west-1.compute.amazonaws.com', '198.51.100.7'],
    ['7.100.51.198.bc.googleusercontent.com', '198.51.100.7'],
    ['static.7.100.51.198.clients.your-server.de', '198.51.100.7'],
    ['vps-1a2b3c4d.vps.ovh.net', '198.51.100.7'],
    ['dhcp-17.campus.isp.net', '198.51.100.7'],
    ['pool17.adsl.isp.net', '198.51.100.7'],
    ['2600-1f18-1--7.isp.net', '2600:1f18:1::7'],
  ])('calls %s generic', (name, ip) => {
    expect(genericName(name, ip)).not.toBeNull();
  });

  it.each([
    ['mail-sor-f41.google.com', '209.85.220.41'],
    ['mail-yw1-f179.google.com', '209.85.128.179'],
    ['a8-50.smtp-out.amazonses.com', '54.240.8.50'],
    ['a48-93.smtp-out.amazonses.com', '54.240.48.93'],
    ['mail-bn8nam11on2045.outbound.protection.outlook.com', '40.107.236.45'],
    ['o1.em.example.com', '198.51.100.7'],
    ['mx-out-198-51-100-7.provider.net', '198.51.100.7'],
    ['mta-198-51-100-7.sparkpostmail.com', '198.51.100.7'],
    ['sonic310-22.consmr.mail.ne1.yahoo.com', '66.163.186.203'],
    ['mail.dyn.com', '198.51.100.7'],
    ['dyn.com', '198.51.100.7'],
    ['smtp-pool-3.provider.net', '198.51.100.7'],
    ['server7.example.org', '198.51.100.7'],
    ['mail.example.com', '2600:1f18:1::7'],
    ['web01.static.example.com', '198.51.100.7'],
  ])('leaves %s alone', (name, ip) => {
    expect(genericName(name, ip)).toBeNull();
  });

  it('stays quick on a long hostile name', () => {
    const began = performance.now();
    genericName(`${'1-'.repeat(120)}isp.net`, '1.1.1.2');
    expect(performance.now() - began).toBeLessThan(200);
  });
});
