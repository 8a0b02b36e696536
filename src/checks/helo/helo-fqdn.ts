/** The HELO name is a fully-qualified host name, or an address literal. */
import { hostNameProblem } from '../../parse/host-name.ts';
import { ipFamily } from '../../parse/ip.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

/** Names nobody's mail server has. */
const PLACEHOLDERS = new Set(['example.com', 'example.net', 'example.org', 'yourdomain.com', 'domain.com']);

export const heloFqdn = defineCheck({
  id: 'helo-fqdn',
  title: 'The HELO name is a fully-qualified host name',
  severity: 'error',
  needs: ['helo'],
  why: 'HELO is how a server introduces itself; receivers refuse one that gives a bare word, a bare address or "localhost" (504 5.5.2, 501 5.5.4, 550 5.7.506).',
  fix: 'Set the name the server says in HELO to its public host name, such as mail.DOMAIN (Postfix: smtp_helo_name or myhostname; Exim: primary_hostname).',
  references: [
    rfc(5321, '4.1.1.1'),
    rfc(5321, '4.1.3'),
    page(
      'Postfix: reject_non_fqdn_helo_hostname',
      'https://www.postfix.org/postconf.5.html#reject_non_fqdn_helo_hostname',
    ),
  ],
  examine({ helo }) {
    if (helo.status === 'absent') return skip('no HELO name was stated');
    const { name } = helo.value;
    const data = { helo: name };
    const literal = /^\[(?:IPv6:)?(.+)\]$/i.exec(name)?.[1];
    if (literal !== undefined && ipFamily(literal) !== null)
      return pass(`${name} is an address literal, which is legal`, data);
    const problem = hostNameProblem(name);
    if (problem !== null)
      return fail(`The HELO name "${name}" ${problem.says}`, { ...data, problem: problem.code });
    if (name.includes('_'))
      return fail(`The HELO name ${name} holds an underscore`, { ...data, problem: 'illegal-character' });
    if (PLACEHOLDERS.has(name.toLowerCase()))
      return fail(`The HELO name ${name} is a placeholder`, { ...data, problem: 'placeholder' });
    return pass(`${name} is a fully-qualified host name`, data);
  },
});
