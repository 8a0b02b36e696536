/** All the real mail servers at once, each listener a way to run one that people meet. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SmtpRequest } from '../../../src/model/smtp.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type KeyAndCertificate,
} from '../../support/certificates.ts';
import { startDovecot } from './dovecot.ts';
import { startExim } from './exim.ts';
import { startOpenSmtpd } from './opensmtpd.ts';
import { type Postfix, type PostfixListener, startPostfix } from './postfix.ts';
import { createDen, loopbackBlock, pathInRoot } from './root.ts';

export const HOST = 'mx.interop.example';
/** Mail for it is taken by every server. */
export const DOMAIN = 'interop.example';
/** Refused by name where a client says through XCLIENT or a proxy that it is from there. */
export const LISTED = '192.0.2.7';
export const USER = 'joe';
export const PASSWORD = 'correct horse';

export const GREET_WAIT_S = 1;

/** Without a memory of clients that have passed. */
const GREETS_LATE = { postscreen_greet_wait: `${GREET_WAIT_S}s`, postscreen_cache_map: '' };
const IMPLICIT = { smtpd_tls_wrappermode: 'yes', smtpd_tls_security_level: 'encrypt' };
const LISTING = { smtpd_client_restrictions: `check_client_access inline:{${LISTED}=REJECT}` };
const AT_ONCE = { smtpd_delay_reject: 'no' };

/** Last octet of the address and port → who listens there, and how it is spoken to. */
const PLACES = {
  'Postfix, STARTTLS': '10:25',
  'Postfix, no TLS': '11:25',
  'Postfix, TLS 1.2 only': '12:25',
  'Postfix, TLS 1.3 only': '13:25',
  'Postfix, TLS 1.0 only': '14:25',
  'Postfix, nothing without TLS': '15:25',
  'Postfix, RSA and the whole chain': '16:25',
  'Postfix, expired certificate': '17:25',
  'Postfix, self-signed certificate': '18:25',
  'Postfix, wrong name': '19:25',
  'Postfix, greets late': '20:25',
  'Postfix, postscreen looks deep': '21:25',
  'Postfix, refuses our address': '22:25',
  'Postfix, defers our address': '23:25',
  'Postfix, refuses our recipients': '24:25',
  'Postfix, defers recipients': '25:25',
  'Postfix, XCLIENT': '26:25',
  'Postfix, behind a proxy': '27:25',
  'Postfix, no EHLO': '28:25',
  'Postfix, no SMTPUTF8': '29:25',
  'Postfix, open relay': '33:25',
  'Postfix, AUTH before TLS': '30:587',
  'Postfix, submission': '31:587',
  'Postfix, submissions': '31:465',
  'Postfix, wants our certificate': '32:465',
  'Exim, STARTTLS': '40:25',
  'Exim, implicit TLS': '40:465',
  'Exim, no TLS': '41:25',
  'Exim, refuses our address': '42:25',
  'OpenSMTPD, STARTTLS': '50:25',
  'OpenSMTPD, implicit TLS': '50:465',
  'OpenSMTPD, nothing without TLS': '50:587',
  'OpenSMTPD, no TLS': '51:25',
  'Dovecot, submission': '60:587',
  'Dovecot, LMTP': '60:24',
} as const;

export type Place = keyof typeof PLACES;
export const ALL_PLACES = Object.keys(PLACES) as Place[];

export interface Fleet {
  /** `ip:port` */
  at(place: Place): string;
  /** Where and how to speak to it. */
  request(place: Place): Pick<SmtpRequest, 'host' | 'ip' | 'port' | 'tls' | 'lmtp'>;
  authority: CertificateAuthority;
  /** PEM of the authority, for tools of this host. */
  caFile: string;
  /** Of Postfix, with main.cf, as commands of the servers' root see it. */
  folder: string;
  /** Signed by the authority, for ourselves. */
  ours: KeyAndCertificate;
  log(): string;
  close(): Promise<void>;
}

export async function startFleet(): Promise<Fleet> {
  const block = loopbackBlock();
  const at = (place: Place): string => {
    const [host, port] = PLACES[place].split(':').map(Number);
    return `${block(host ?? 0)}:${port}`;
  };
  const den = createDen('fleet');
  const authority = createCertificateAuthority('Interop CA');
  const caFile = join(den.outside, 'ca.pem');
  writeFileSync(caFile, authority.cert);
  const tls = authority.issue({ names: [HOST] });
  const rsa = authority.issue({ names: [HOST, '*.interop.example'], keyType: 'rsa' });
  const running: { log(): string; close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.close()));
    rmSync(den.outside, { recursive: true, force: true });
  };
  const begin = async <T extends { log(): string; close(): Promise<void> }>(one: Promise<T>): Promise<T> => {
    const server = await one;
    running.push(server);
    return server;
  };

  const dovecotUp = begin(
    startDovecot({
      users: { [USER]: `{PLAIN}${PASSWORD}`, [`${USER}@${DOMAIN}`]: `{PLAIN}${PASSWORD}` },
      lmtp: at('Dovecot, LMTP'),
      submission: { at: at('Dovecot, submission'), relay: at('Postfix, no TLS') },
      tls,
    }),
  );
  let folder = '';
  const settled = await Promise.allSettled([
    dovecotUp.then(({ sasl }) =>
      begin(
        startPostfix({
          hostname: HOST,
          domains: [DOMAIN],
          listeners: postfixListeners(at, sasl, authority, caFile),
        }),
      ).then((postfix: Postfix) => {
        folder = postfix.folder;
      }),
    ),
    begin(
      startExim({
        hostname: HOST,
        domains: [DOMAIN],
        tls: rsa,
        listeners: [
          { at: at('Exim, STARTTLS') },
          { at: at('Exim, implicit TLS'), tlsMode: 'implicit' },
          { at: at('Exim, no TLS'), tlsMode: 'none' },
          { at: at('Exim, refuses our address'), refusal: '$sender_host_address is on our blocklist' },
        ],
      }),
    ),
    begin(
      startOpenSmtpd({
        hostname: HOST,
        domains: [DOMAIN],
        tls: rsa,
        users: { [USER]: PASSWORD },
        listeners: [
          { at: at('OpenSMTPD, STARTTLS'), tlsMode: 'optional' },
          { at: at('OpenSMTPD, implicit TLS'), tlsMode: 'implicit', auth: true },
          { at: at('OpenSMTPD, nothing without TLS'), tlsMode: 'required', auth: true },
          { at: at('OpenSMTPD, no TLS'), tlsMode: 'none' },
        ],
      }),
    ),
  ]);
  for (const one of settled) {
    if (one.status === 'fulfilled') continue;
    await close();
    throw one.reason;
  }
  return {
    at,
    request: (place) => {
      const [ip = '', port = ''] = at(place).split(':');
      return {
        host: HOST,
        ip,
        port: Number(port),
        tls: port === '465' ? 'implicit' : 'opportunistic',
        ...(port === '24' && { lmtp: true }),
      };
    },
    authority,
    caFile,
    folder,
    ours: authority.issue({ names: ['client.example'] }),
    log: () => running.map((server) => server.log()).join('\n'),
    close,
  };
}

function postfixListeners(
  at: (place: Place) => string,
  sasl: string,
  authority: CertificateAuthority,
  caFile: string,
): PostfixListener[] {
  const tls = authority.issue({ names: [HOST] });
  const rsa = authority.issue({ names: [HOST, '*.interop.example'], keyType: 'rsa' });
  const listener = (
    place: Place,
    certificate: KeyAndCertificate | null = tls,
    parameters: Record<string, string> = {},
    daemon: 'smtpd' | 'postscreen' = 'smtpd',
  ): PostfixListener => ({
    at: at(place),
    daemon,
    parameters,
    ...(certificate !== null && { tls: certificate }),
  });
  const auth = { smtpd_sasl_auth_enable: 'yes', smtpd_sasl_type: 'dovecot', smtpd_sasl_path: sasl };
  const ca = pathInRoot(caFile);
  return [
    listener('Postfix, STARTTLS'),
    listener('Postfix, no TLS', null),
    listener('Postfix, TLS 1.2 only', tls, { smtpd_tls_protocols: 'TLSv1.2' }),
    listener('Postfix, TLS 1.3 only', tls, { smtpd_tls_protocols: '>=TLSv1.3' }),
    listener('Postfix, TLS 1.0 only', rsa, {
      smtpd_tls_protocols: 'TLSv1',
      smtpd_tls_ciphers: 'medium',
      tls_medium_cipherlist: 'ALL:@SECLEVEL=0',
    }),
    listener('Postfix, nothing without TLS', tls, { smtpd_tls_security_level: 'encrypt' }),
    listener('Postfix, RSA and the whole chain', { ...rsa, cert: `${rsa.cert}${authority.cert}` }),
    listener('Postfix, expired certificate', authority.issue({ names: [HOST], days: -1 })),
    listener('Postfix, self-signed certificate', authority.issue({ names: [HOST], selfSigned: true })),
    listener('Postfix, wrong name', authority.issue({ names: ['mx.elsewhere.example'] })),
    listener('Postfix, greets late', tls, GREETS_LATE, 'postscreen'),
    listener(
      'Postfix, postscreen looks deep',
      tls,
      { ...GREETS_LATE, postscreen_bare_newline_enable: 'yes' },
      'postscreen',
    ),
    listener('Postfix, refuses our address', tls, { smtpd_client_restrictions: 'reject', ...AT_ONCE }),
    listener('Postfix, defers our address', tls, { smtpd_client_restrictions: 'defer', ...AT_ONCE }),
    listener('Postfix, refuses our recipients', tls, { smtpd_recipient_restrictions: 'reject' }),
    listener('Postfix, defers recipients', tls, { smtpd_recipient_restrictions: 'defer' }),
    listener('Postfix, XCLIENT', tls, { smtpd_authorized_xclient_hosts: '127.0.0.0/8', ...LISTING }),
    listener('Postfix, behind a proxy', tls, {
      smtpd_upstream_proxy_protocol: 'haproxy',
      smtpd_upstream_proxy_timeout: '1s',
      ...LISTING,
    }),
    listener('Postfix, no EHLO', tls, {
      smtpd_helo_restrictions: 'reject',
      smtpd_helo_required: 'yes',
      ...AT_ONCE,
    }),
    listener('Postfix, no SMTPUTF8', tls, { smtputf8_enable: 'no' }),
    listener('Postfix, open relay', tls, { mynetworks: '127.0.0.0/8' }),
    listener('Postfix, AUTH before TLS', tls, auth),
    listener('Postfix, submission', tls, {
      ...auth,
      smtpd_tls_auth_only: 'yes',
      smtpd_tls_security_level: 'encrypt',
    }),
    listener('Postfix, submissions', tls, { ...auth, ...IMPLICIT }),
    listener('Postfix, wants our certificate', tls, {
      ...IMPLICIT,
      smtpd_tls_req_ccert: 'yes',
      smtpd_tls_CAfile: ca,
    }),
  ];
}
