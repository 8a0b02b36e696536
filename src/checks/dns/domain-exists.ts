/** The domain itself exists in DNS. */
import { defineCheck, fail, page, pass, rfc } from '../define.ts';

export const domainExists = defineCheck({
  id: 'domain-exists',
  title: 'The domain exists',
  severity: 'error',
  needs: ['domain'],
  why: 'Receivers refuse mail from a domain that does not exist, and nobody can write to it.',
  fix: 'Check the spelling; renew the registration; see that the parent zone delegates the domain to name servers that answer.',
  references: [
    rfc(8020, '2'),
    rfc(5321, '5.1'),
    page('Yahoo Sender Hub: error codes', 'https://senders.yahooinc.com/smtp-error-codes/'),
  ],
  examine({ domain }) {
    if (domain.status === 'absent')
      return fail('The domain does not exist: DNS answers NXDOMAIN', { rcode: 'NXDOMAIN' });
    const { zone, nameServers } = domain.value;
    const apex = zone.status === 'observed' ? zone.value.apex : null;
    const servers = nameServers.status === 'observed' ? nameServers.value : [];
    const where = apex === null ? 'The domain exists' : `The domain exists in the zone ${apex}`;
    return pass(servers.length === 0 ? where : `${where}, served by ${servers.length} name servers`, {
      zone: apex,
      nameServers: servers,
    });
  },
});
