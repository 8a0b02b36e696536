/** A real OpenSMTPD; its queue and socket have fixed places, so one at a time. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyAndCertificate } from '../../support/certificates.ts';
import { createDen, ownedFolder, RootServer, runInRoot } from './root.ts';

export interface OpenSmtpdListener {
  /** `ip:port` */
  at: string;
  /** optional: STARTTLS offered · required: nothing without it. */
  tlsMode: 'none' | 'optional' | 'required' | 'implicit';
  /** Asks for a user name and password. */
  auth?: boolean;
}

export interface OpenSmtpdOptions {
  hostname: string;
  domains?: readonly string[];
  listeners: readonly OpenSmtpdListener[];
  tls: KeyAndCertificate;
  /** User name → password. */
  users?: Readonly<Record<string, string>>;
}

export interface OpenSmtpd {
  /** Where new mail is found, as the tests see it. */
  mail: string;
  log(): string;
  close(): Promise<void>;
}

const MODES = {
  none: '',
  optional: 'tls pki own',
  required: 'tls-require pki own',
  implicit: 'smtps pki own',
};

export async function startOpenSmtpd(options: OpenSmtpdOptions): Promise<OpenSmtpd> {
  const { hostname, domains = [], listeners, tls, users = {} } = options;
  const den = createDen('opensmtpd');
  const { inside } = den;
  const write = (name: string, text: string, mode = 0o644): void =>
    writeFileSync(join(den.outside, name), text, { mode });
  chmodSync(den.outside, 0o755);
  ownedFolder(den, 'mail', 'vmail', 0o755);
  write('cert.pem', tls.cert);
  write('key.pem', tls.key, 0o600);
  const secrets: string[] = [];
  for (const [name, password] of Object.entries(users)) {
    const { said } = await runInRoot('smtpctl', ['encrypt', password]);
    secrets.push(`"${name}" = "${said.trim()}"`);
  }
  write(
    'smtpd.conf',
    `pki own cert "${inside}/cert.pem"
pki own key "${inside}/key.pem"
table secrets { ${[`"nobody" = "*"`, ...secrets].join(', ')} }
table everybody { "@" = "vmail" }
${listeners.map((listener) => listenLine(listener, hostname)).join('\n')}
action "keep" maildir "${inside}/mail" virtual <everybody>
match from any for domain { ${[`"interop.invalid"`, ...domains.map((one) => `"${one}"`)].join(', ')} } action "keep"
`,
  );
  const server = new RootServer('/usr/sbin/smtpd', ['-d', '-f', `${inside}/smtpd.conf`], den);
  try {
    await server.listensOn(listeners.map(({ at }) => at));
  } catch (error) {
    await server.end();
    throw error;
  }
  return { mail: join(den.outside, 'mail/new'), log: () => server.log, close: () => server.end() };
}

function listenLine({ at, tlsMode, auth = false }: OpenSmtpdListener, hostname: string): string {
  const [ip, port] = at.split(':');
  const words = [
    'listen on',
    ip,
    'port',
    port,
    MODES[tlsMode],
    auth ? 'auth <secrets>' : '',
    'hostname',
    hostname,
  ];
  return words.filter((word) => word !== '').join(' ');
}
