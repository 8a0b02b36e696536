/** The sending address that was given passes SPF. */
import type { SpfEvaluation, SpfEvidence } from '../../model/evidence/spf.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { localPurpose } from '../../parse/ip.ts';
import { defineCheck, fail, pass, rfc, skip, unknown } from '../define.ts';
import { onRecord } from '../spf-look.ts';
import { repairSpf } from '../spf-repair.ts';

export const spfSenderAuthorized = defineCheck({
  id: 'spf-sender-authorized',
  title: 'The sending address passes SPF',
  severity: 'error',
  needs: ['spf'],
  why: 'For receivers this server is none of yours: they may refuse the mail or file it as junk, unless a DKIM signature vouches for it.',
  fix: 'Add the address to the SPF record of DOMAIN (ip4: or ip6:), or the include of the service it belongs to; if it is not yours, do not send through it.',
  references: [rfc(7208, '2.6'), rfc(7208, '8')],
  examine: ({ spf }) =>
    onRecord(spf, (value) => {
      const { evaluations } = value;
      if (evaluations.length === 0) return skip('no sending address was given (--ip)');
      const data = {
        results: evaluations.map(({ ip, sender, helo, result, reason }) => ({
          ip,
          sender,
          helo,
          result,
          reason,
        })),
      };
      const refused = evaluations.filter(({ result }) => result !== 'pass' && result !== 'temperror');
      const [first] = refused;
      if (first !== undefined)
        return fail(
          sentence(first, value.domain, refused.length),
          { ip: first.ip, ...data },
          remedy(first, value),
        );
      const open = evaluations.find(({ result }) => result === 'temperror');
      if (open !== undefined)
        return unknown(`SPF for ${open.ip} could not be evaluated: ${open.reason}`, 'target', {
          ip: open.ip,
          ...data,
        });
      const ips = evaluations.map(({ ip }) => ip);
      return pass(`${ips.join(', ')} ${ips.length === 1 ? 'passes' : 'pass'} SPF`, { ip: ips[0], ...data });
    }),
});

function remedy(first: SpfEvaluation, value: SpfEvidence): { fix?: string; records?: readonly ZoneEdit[] } {
  const local = localPurpose(first.ip);
  // Receivers see the address behind which these hide; letting them into the record would help nobody.
  if (local !== null)
    return {
      fix: `${first.ip} is ${local}, which receivers never see: give the public address your mail leaves from.`,
    };
  if (first.domain !== value.domain) return { fix: elsewhere(first) };
  const repair = repairSpf(value, 'spf-sender-authorized');
  return first.result === 'permerror'
    ? {
        ...repair,
        fix: 'The record as a whole is broken, whoever sends: cure the other SPF faults first, then look again.',
      }
    : repair;
}

/** The sender, or the HELO name where there is none, is of another domain: its record is at fault, not the one looked at. */
function elsewhere({ domain, result }: SpfEvaluation): string {
  if (result === 'permerror')
    return `The record of ${domain} as a whole is broken, whoever sends: look at ${domain} itself, cure its SPF faults, then look again.`;
  const where = result === 'none' ? `an SPF record, published at ${domain},` : `the SPF record of ${domain}`;
  return `Add the address to ${where} (ip4: or ip6:), or the include of the service it belongs to; or send with a sender of the domain that authorises this server.`;
}

function sentence({ ip, result, reason, domain }: SpfEvaluation, target: string, count: number): string {
  const more = count > 1 ? `, and ${count - 1} more` : '';
  return `SPF${domain === target ? '' : ` of ${domain}`} says ${result} for ${ip}: ${reason}${more}`;
}
