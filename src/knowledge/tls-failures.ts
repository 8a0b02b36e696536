/** What the failure types of TLS reports mean, and what cures them (RFC 8460 §4.3). */

export interface TlsFailureMeaning {
  /** Goes on from "mx1.example.com: ". */
  title: string;
  /** Whole sentences. */
  meaning: string;
  /** Whole sentences; `{domain}` and `{mx}` stand for the names. */
  action: readonly string[];
}

const RENEW =
  'Renew the certificate on the mail host, and let the server read it again; see with `mailsonde tls {domain}`.';

export const TLS_FAILURES: ReadonlyMap<string, TlsFailureMeaning> = new Map<string, TlsFailureMeaning>([
  [
    'starttls-not-supported',
    {
      title: 'STARTTLS is not on offer',
      meaning: 'The mail host did not offer encryption, or something on the way took the offer out.',
      action: [
        'Switch STARTTLS on for port 25; see with `mailsonde smtp {domain}` what the host offers.',
        'Look for firewalls and filters that read along on port 25.',
      ],
    },
  ],
  [
    'certificate-host-mismatch',
    {
      title: 'the certificate bears another name',
      meaning: 'The certificate does not name the mail host as the MX record does.',
      action: ['Get a certificate for {mx}; see with `mailsonde tls {domain}` which names it has now.'],
    },
  ],
  [
    'certificate-expired',
    {
      title: 'the certificate has expired',
      meaning: 'The certificate of the mail host was past its date.',
      action: [RENEW],
    },
  ],
  [
    'certificate-not-trusted',
    {
      title: 'the certificate is not trusted',
      meaning:
        'The certificate leads to no authority the sender trusts: it is self-signed, or an intermediate certificate is not sent along.',
      action: [
        'Send the whole chain, or get a certificate of a public authority; see with `mailsonde tls {domain}`.',
      ],
    },
  ],
  [
    'validation-failure',
    {
      title: 'the TLS connection failed',
      meaning: 'The connection could not be encrypted, for a reason that has no name of its own.',
      action: [
        'See with `mailsonde handshake {mx}` whether TLS works from here, and in the log of the mail host what it says at these times.',
      ],
    },
  ],
  [
    'tlsa-invalid',
    {
      title: 'a TLSA record does not fit the certificate',
      meaning: 'DANE is announced, but no TLSA record fits the certificate the host shows.',
      action: [
        'Publish the record of the certificate in use; `mailsonde dane {domain}` prints it.',
        'Publish the next record before the certificate changes, and keep the old one until it is no longer shown.',
      ],
    },
  ],
  [
    'dnssec-invalid',
    {
      title: 'DNSSEC does not hold',
      meaning: 'The sender could not get a validated answer for the records of the mail host.',
      action: ['Look at the signatures of the zone: `mailsonde dns {domain}` and `mailsonde dane {domain}`.'],
    },
  ],
  [
    'dane-required',
    {
      title: 'no TLSA record was found where DANE is asked for',
      meaning: 'The sender is set to deliver to this domain with DANE only, and found nothing to hold on to.',
      action: ['Publish TLSA records for {mx} in a signed zone; see `mailsonde dane {domain}`.'],
    },
  ],
  [
    'sts-policy-fetch-error',
    {
      title: 'the MTA-STS policy could not be fetched',
      meaning: 'A record announces a policy, but the web server that should hold it did not give it out.',
      action: ['Repair the web server of mta-sts.{domain}; see with `mailsonde mta-sts {domain}`.'],
    },
  ],
  [
    'sts-policy-invalid',
    {
      title: 'the MTA-STS policy is not valid',
      meaning: 'The policy file was fetched, and could not be understood.',
      action: ['Correct the policy file; `mailsonde mta-sts {domain}` names the line.'],
    },
  ],
  [
    'sts-webpki-invalid',
    {
      title: 'the web server of the MTA-STS policy has no valid certificate',
      meaning: 'The policy must come over HTTPS with a certificate that senders trust; this one was refused.',
      action: ['Renew the certificate of mta-sts.{domain}; see with `mailsonde mta-sts {domain}`.'],
    },
  ],
]);
