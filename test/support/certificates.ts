/** A certificate authority made at test time with the openssl command, for servers on loopback. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface KeyAndCertificate {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
}

export interface CertificateRequest {
  /** DNS names; `*.example.com` is fine. */
  names?: readonly string[];
  ips?: readonly string[];
  commonName?: string;
  /** Days from now; a negative number makes an expired certificate. */
  days?: number;
  /** Signed with its own key instead of the authority's. */
  selfSigned?: boolean;
  /** ec (P-256) where left out; rsa has 2048 bits. */
  keyType?: 'ec' | 'rsa';
}

export interface CertificateAuthority extends KeyAndCertificate {
  issue(request: CertificateRequest): KeyAndCertificate;
}

/** To be trusted by giving `cert` as `extraCa`. */
export function createCertificateAuthority(commonName = 'mailsonde test CA'): CertificateAuthority {
  const own = sign({
    commonName,
    extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'],
  });
  return {
    ...own,
    issue({
      names = [],
      ips = [],
      commonName: name = names[0] ?? ips[0] ?? 'nobody',
      days = 30,
      selfSigned = false,
      keyType = 'ec',
    }) {
      const alternatives = [...names.map((one) => `DNS:${one}`), ...ips.map((one) => `IP:${one}`)];
      const extensions = alternatives.length > 0 ? [`subjectAltName=${alternatives.join(',')}`] : [];
      return sign({ commonName: name, days, extensions, keyType, ...(!selfSigned && { issuer: own }) });
    },
  };
}

interface Order {
  commonName: string;
  days?: number;
  extensions: readonly string[];
  keyType?: 'ec' | 'rsa';
  issuer?: KeyAndCertificate;
}

function sign({ commonName, days = 30, extensions, keyType = 'ec', issuer }: Order): KeyAndCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-certificate-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    const { privateKey } =
      keyType === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const keyFile = file('key.pem', key);
    const subject = `/CN=${commonName.slice(0, 64)}`;
    const openssl = (args: readonly string[]): string =>
      execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
    const csr = file('csr.pem', openssl(['req', '-new', '-key', keyFile, '-subj', subject]));
    const signer =
      issuer === undefined
        ? ['-key', keyFile]
        : ['-CA', file('ca.pem', issuer.cert), '-CAkey', file('ca-key.pem', issuer.key)];
    const extFile = file('extensions.cnf', `${extensions.join('\n')}\n`);
    const cert = openssl(['x509', '-req', '-in', csr, ...signer, '-days', String(days), '-extfile', extFile]);
    return { key, cert };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
