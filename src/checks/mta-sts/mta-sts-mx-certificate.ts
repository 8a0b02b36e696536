/** Whether every MX host presents a certificate an enforced policy accepts. */
import { defineCheck, rfc, skip, unknownFrom } from '../define.ts';
import { judgeMxTls, pkixProblem } from '../mx-tls.ts';
import { effectivePolicy } from '../sts-policy.ts';

export const mtaStsMxCertificate = defineCheck({
  id: 'mta-sts-mx-certificate',
  title: 'Every MX host satisfies the enforced MTA-STS policy with its certificate',
  severity: 'error',
  needs: ['mtaSts', 'sessions'],
  uses: ['egress'],
  why: 'Under an enforced policy senders do not deliver to a host that offers no encryption (STARTTLS) or whose certificate is expired, untrusted or for another name.',
  fix: 'Install a certificate from a public authority that names the MX host, send the whole chain, and renew it in time.',
  references: [rfc(8461, '4.2')],
  examine({ mtaSts, sessions, egress }, asOf) {
    const effective = effectivePolicy(mtaSts);
    if (typeof effective === 'string') return skip(effective);
    const { evidence, policy } = effective;
    if (policy.mode !== 'enforce') return skip(`The policy mode is ${policy.mode}`);
    if (evidence.mxFailure !== undefined)
      return unknownFrom(evidence.mxFailure, 'The MX hosts could not be looked up');
    if (evidence.covers.length === 0) return skip('The domain takes no mail');
    const held = sessions.status === 'observed' ? sessions.value : [];
    return evidence.covers.map(({ host }) =>
      judgeMxTls(
        host,
        held,
        (tls) => pkixProblem(tls, host, asOf),
        'the certificate satisfies the enforced policy',
        egress,
      ),
    );
  },
});
