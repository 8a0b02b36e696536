/** A real Dovecot: SASL for an MTA beside it, LMTP, and its own submission service. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyAndCertificate } from '../../support/certificates.ts';
import { createDen, ownedFolder, RootServer } from './root.ts';

export interface DovecotOptions {
  /** User name → password, in Dovecot's notation (`{PLAIN}secret`). */
  users: Readonly<Record<string, string>>;
  /** SASL mechanisms as Dovecot writes them. */
  mechanisms?: readonly string[];
  /** `ip:port` of an LMTP listener. */
  lmtp?: string;
  /** `ip:port` of the submission service, and of the MTA it relays to. */
  submission?: { at: string; relay: string };
  /** `ip:port` of the two ways to read mail: STARTTLS, and TLS at once. */
  imap?: { clear: string; tls: string };
  /** A Sieve script that runs for everybody when mail is delivered by LMTP. */
  sieve?: string;
  /** `ip:port` where an MTA asks for SASL; the socket `sasl` is there in any case. */
  saslAt?: string;
  tls: KeyAndCertificate;
  /** More of dovecot.conf; `DEN` stands for its own folder. */
  settings?: string;
}

export interface Dovecot {
  /** Path of the SASL socket for servers of the same root. */
  sasl: string;
  /** Path of its configuration, for commands of the same root. */
  config: string;
  log(): string;
  close(): Promise<void>;
}

export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const { users, mechanisms = ['plain', 'login'], lmtp, submission, saslAt, tls, settings = '' } = options;
  const { imap, sieve } = options;
  const den = createDen('dovecot');
  const { inside } = den;
  const write = (name: string, text: string): void => writeFileSync(join(den.outside, name), text);
  chmodSync(den.outside, 0o755);
  ownedFolder(den, 'mail', 'vmail');
  write(
    'users',
    Object.entries(users)
      .map(([name, secret]) => `${name}:${secret}\n`)
      .join(''),
  );
  write('key.pem', tls.key);
  write('cert.pem', tls.cert);
  const protocols = [
    ...(lmtp === undefined ? [] : ['lmtp']),
    ...(submission === undefined ? [] : ['submission']),
    ...(imap === undefined ? [] : ['imap']),
  ];
  if (sieve !== undefined) write('all.sieve', sieve);
  write(
    'dovecot.conf',
    `base_dir = ${inside}/run
state_dir = ${inside}/state
log_path = ${inside}/dovecot.log
protocols = ${protocols.join(' ')}
listen = 127.0.0.1
ssl = yes
ssl_cert = <${inside}/cert.pem
ssl_key = <${inside}/key.pem
auth_mechanisms = ${mechanisms.join(' ')}
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = ${inside}/users
}
userdb {
  driver = static
  args = uid=vmail gid=vmail home=${inside}/mail/%u
}
service auth {
  unix_listener ${inside}/sasl {
    mode = 0666
  }
${saslAt === undefined ? '' : inetListener('sasl', saslAt)}}
${lmtp === undefined ? '' : `service lmtp {\n${inetListener('lmtp', lmtp)}}\n`}${
  submission === undefined ? '' : submissionService(submission.at, submission.relay)
}${imap === undefined ? '' : imapService(imap)}${sieve === undefined ? '' : sieveSettings(inside)}${settings.replaceAll('DEN', inside)}
`,
  );
  const server = new RootServer('/usr/sbin/dovecot', ['-F', '-c', `${inside}/dovecot.conf`], den);
  try {
    await server.listensOn(
      [lmtp, submission?.at, saslAt, imap?.clear, imap?.tls].filter((place) => place !== undefined),
    );
    await server.has('sasl');
  } catch (error) {
    await server.end();
    throw error;
  }
  return {
    sasl: `${inside}/sasl`,
    config: `${inside}/dovecot.conf`,
    log: () => server.log,
    close: () => server.end(),
  };
}

function inetListener(name: string, at: string): string {
  const [ip, port] = at.split(':');
  return `  inet_listener ${name} {\n    address = ${ip}\n    port = ${port}\n  }\n`;
}

function submissionService(at: string, relay: string): string {
  const [host, port] = relay.split(':');
  return `submission_relay_host = ${host}
submission_relay_port = ${port}
submission_relay_trusted = yes
service submission-login {
${inetListener('submission', at)}}
`;
}

/** With folders as mail programs expect them (RFC 6154). */
function imapService({ clear, tls }: NonNullable<DovecotOptions['imap']>): string {
  const folder = (name: string): string =>
    `  mailbox ${name} {\n    auto = create\n    special_use = \\${name}\n  }\n`;
  return `service imap-login {
${inetListener('imap', clear)}${inetListener('imaps', tls).replace('  }\n', '    ssl = yes\n  }\n')}}
namespace inbox {
  inbox = yes
${['Junk', 'Sent', 'Trash'].map(folder).join('')}}
`;
}

function sieveSettings(inside: string): string {
  return `protocol lmtp {
  mail_plugins = sieve
  postmaster_address = postmaster@interop.example
}
plugin {
  sieve_before = ${inside}/all.sieve
}
`;
}
