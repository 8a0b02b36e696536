/** Mark certificates made at test time with the openssl command. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface MarkRequest {
  names: readonly string[];
  /** The embedded image; none where left out. */
  logo?: string;
  markType?: string;
  /** Extended key usage as an OID. */
  keyUsage?: string;
  selfSigned?: boolean;
}

const MARK_KEY_USAGE = '1.3.6.1.5.5.7.3.31';

/** PEM of the leaf, followed by its authority unless it signed itself. */
export function createMarkCertificate(request: MarkRequest): string {
  const { names, logo, markType = 'Registered Mark', keyUsage = MARK_KEY_USAGE, selfSigned } = request;
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-mark-'));
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { stdio: 'pipe' });
  };
  const uri = `data:image/svg+xml;base64,${gzipSync(logo ?? '').toString('base64')}`;
  const config = [
    'oid_section = oids',
    '[oids]',
    'markType = 1.3.6.1.4.1.53087.1.13',
    '[req]',
    'distinguished_name = subject',
    'prompt = no',
    '[subject]',
    'CN = Example Inc',
    `markType = ${markType}`,
    '[leaf]',
    'basicConstraints = CA:FALSE',
    `subjectAltName = ${names.map((name) => `DNS:${name}`).join(',')}`,
    `extendedKeyUsage = ${keyUsage}`,
    ...(logo === undefined ? [] : ['1.3.6.1.5.5.7.1.12 = ASN1:SEQUENCE:logotype']),
    '[logotype]',
    `image = IA5STRING:${uri}`,
    '[authority]',
    'basicConstraints = critical,CA:TRUE',
  ].join('\n');
  try {
    writeFileSync(file('openssl.cnf'), config);
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const common = [...request, '-days', '30', '-config', file('openssl.cnf')];
    const authority = ['-CA', file('ca.pem'), '-CAkey', file('ca.key')];
    openssl(
      ...common,
      '-subj',
      '/CN=Mark CA',
      '-extensions',
      'authority',
      '-keyout',
      file('ca.key'),
      '-out',
      file('ca.pem'),
    );
    openssl(
      ...common,
      '-extensions',
      'leaf',
      ...(selfSigned ? [] : authority),
      '-keyout',
      file('leaf.key'),
      '-out',
      file('leaf.pem'),
    );
    const leaf = readFileSync(file('leaf.pem'), 'utf8');
    return selfSigned ? leaf : `${leaf}${readFileSync(file('ca.pem'), 'utf8')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
