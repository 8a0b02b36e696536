/** A real Postfix: one daemon, many listeners, each with parameters of its own. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyAndCertificate } from '../../support/certificates.ts';
import { createDen, ownedFolder, RootServer } from './root.ts';

export interface PostfixListener {
  /** `ip:port` */
  at: string;
  /** smtpd where left out; postscreen hands over to a smtpd of its own. */
  daemon?: 'smtpd' | 'postscreen';
  /** Certificate and key for STARTTLS or implicit TLS; none: no TLS. */
  tls?: KeyAndCertificate;
  /** Parameters of main.cf, for this listener only. */
  parameters?: Readonly<Record<string, string>>;
}

export interface PostfixOptions {
  hostname: string;
  /** Domains it takes mail for, thrown away. */
  domains?: readonly string[];
  listeners: readonly PostfixListener[];
  /** Parameters for all of it. */
  parameters?: Readonly<Record<string, string>>;
}

export interface Postfix {
  /** Its folder as commands of the root see it, with main.cf. */
  folder: string;
  log(): string;
  close(): Promise<void>;
}

const QUEUES = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'saved'];

export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const den = createDen('postfix');
  const { inside } = den;
  const at = (name: string): string => join(den.outside, name);
  chmodSync(den.outside, 0o755);
  ownedFolder(den, 'queue', 'root', 0o755);
  for (const name of QUEUES) ownedFolder(den, `queue/${name}`, 'postfix');
  ownedFolder(den, 'queue/private', 'postfix');
  ownedFolder(den, 'queue/trace', 'postfix');
  ownedFolder(den, 'queue/public', 'postfix', 0o710);
  ownedFolder(den, 'queue/maildrop', 'postfix', 0o730);
  ownedFolder(den, 'queue/pid', 'root', 0o755);
  ownedFolder(den, 'data', 'postfix');

  const main: Record<string, string> = {
    compatibility_level: '3.7',
    myhostname: options.hostname,
    mydestination: '',
    mynetworks: '127.255.255.255/32',
    virtual_mailbox_domains: (options.domains ?? []).join(' '),
    virtual_transport: 'discard:',
    queue_directory: `${inside}/queue`,
    data_directory: `${inside}/data`,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    inet_protocols: 'ipv4',
    maillog_file: `${inside}/postfix.log`,
    maillog_file_prefixes: '/srv',
    alias_maps: '',
    alias_database: '',
    local_recipient_maps: '',
    smtpd_relay_restrictions: 'permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination',
    ...options.parameters,
  };
  const services: string[] = [];
  options.listeners.forEach((listener, index) => {
    const { daemon = 'smtpd', tls } = listener;
    const parameters: Record<string, string> = { ...listener.parameters };
    if (tls !== undefined) {
      const file = `tls-${index}.pem`;
      writeFileSync(at(file), `${tls.key}${tls.cert}`);
      parameters.smtpd_tls_chain_files = `${inside}/${file}`;
      parameters.smtpd_tls_security_level ??= 'may';
      // postscreen has its TLS done by the one tlsproxy.
      if (daemon === 'postscreen') {
        main.tlsproxy_tls_chain_files = `${inside}/${file}`;
        main.tlsproxy_tls_security_level = 'may';
      }
    }
    const own = Object.entries(parameters).map(([name, value]) => {
      const key = `listener_${index}_${name}`;
      main[key] = value;
      return `  -o ${name}=$${key}`;
    });
    if (daemon === 'smtpd') services.push(`${listener.at} inet n - n - - smtpd`, ...own);
    else {
      const pass = `smtpd_${index}`;
      services.push(
        `${listener.at} inet n - n - 1 postscreen`,
        `  -o smtpd_service_name=${pass}`,
        `  -o postscreen_cache_map=btree:${inside}/data/postscreen_${index}`,
        ...own,
        `${pass} pass - - n - - smtpd`,
        ...own,
      );
    }
  });
  writeFileSync(at('main.cf'), lines(Object.entries(main).map(([name, value]) => `${name} = ${value}`)));
  writeFileSync(at('master.cf'), lines([...services, ...SERVICES]));

  const server = new RootServer('/usr/lib/postfix/sbin/master', ['-d', '-c', inside], den);
  try {
    await server.listensOn(options.listeners.map((listener) => listener.at));
  } catch (error) {
    await server.end();
    throw error;
  }
  return { folder: inside, log: () => server.log, close: () => server.end() };
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

const SERVICES = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'proxymap unix - - n - - proxymap',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'discard unix - - n - - discard',
  'smtp unix - - n - - smtp',
  'lmtp unix - - n - - lmtp',
  'dnsblog unix - - n - 0 dnsblog',
  'tlsproxy unix - - n - 0 tlsproxy',
  'postlog unix-dgram n - n - 1 postlogd',
];
