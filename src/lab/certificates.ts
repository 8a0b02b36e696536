/** A throw-away certificate authority of the lab's own, and the certificates it issues, good and bad. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

/** What is wrong with a certificate, if anything. */
export type CertificateFault = 'none' | 'expired' | 'expiring' | 'wrong-name' | 'self-signed';

export interface ServerCertificate {
  /** PEM, as node:tls takes them. */
  key: string;
  cert: string;
}

export interface Authority {
  /** Its own certificate, for `--ca-file`. */
  pem: string;
  issue(host: string, fault?: CertificateFault, key?: KeyObject): ServerCertificate;
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const DAY_MS = 86_400_000;

interface Party {
  name: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/** `ownKey`: where its key is to stay the same for ever. */
export function createAuthority(
  now: Date = new Date(),
  name = 'mailsonde lab CA',
  ownKey?: KeyObject,
): Authority {
  const authority: Party = { name, ...keysOf(ownKey) };
  const cert = certify(authority, authority, { from: -1, to: 365 }, now, []);
  return {
    pem: cert,
    issue(host, fault = 'none', key) {
      const subject: Party = { name: host, ...keysOf(key) };
      const issuer = fault === 'self-signed' ? subject : authority;
      const days = LIVES[fault] ?? { from: -1, to: 60 };
      const names = [fault === 'wrong-name' ? `not-${host}` : host];
      return {
        key: subject.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
        cert: certify(subject, issuer, days, now, names),
      };
    },
  };
}

/** Days from now. */
const LIVES: Partial<Record<CertificateFault, { from: number; to: number }>> = {
  expired: { from: -90, to: -2 },
  expiring: { from: -80, to: 5 },
};

function keysOf(key: KeyObject | undefined): Pick<Party, 'publicKey' | 'privateKey'> {
  return key === undefined
    ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    : { privateKey: key, publicKey: createPublicKey(key) };
}

/** An X.509 v3 certificate (RFC 5280 §4.1) in PEM; a CA's where no names are given. */
function certify(
  subject: Party,
  issuer: Party,
  days: { from: number; to: number },
  now: Date,
  names: readonly string[],
): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const serial = randomBytes(16);
  // RFC 5280 §4.1.2.2: serial numbers are positive, so the top bit stays clear.
  serial[0] = ((serial[0] as number) & 0x7f) | 0x40;
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: arrayBuffer(serial),
    signature: algorithm,
    issuer: nameOf(issuer),
    validity: new Validity({
      notBefore: new Date(now.getTime() + days.from * DAY_MS),
      notAfter: new Date(now.getTime() + days.to * DAY_MS),
    }),
    subject: nameOf(subject),
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(subject), SubjectPublicKeyInfo),
    extensions: new Extensions(extensionsOf(subject, issuer, names)),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbs)), issuer.privateKey);
  const der = AsnConvert.serialize(
    new Certificate({
      tbsCertificate: tbs,
      signatureAlgorithm: algorithm,
      signatureValue: arrayBuffer(signature),
    }),
  );
  return pemOf(Buffer.from(der));
}

function extensionsOf(subject: Party, issuer: Party, names: readonly string[]): Extension[] {
  const isAuthority = names.length === 0;
  const usage = isAuthority
    ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign
    : KeyUsageFlags.digitalSignature;
  return [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: isAuthority }), true),
    extension(id_ce_keyUsage, new KeyUsage(usage), true),
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(subject))),
    extension(
      id_ce_authorityKeyIdentifier,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuer)) }),
    ),
    ...(isAuthority
      ? []
      : [
          extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
          extension(
            id_ce_subjectAltName,
            new SubjectAlternativeName(names.map((dNSName) => new GeneralName({ dNSName }))),
          ),
        ]),
  ];
}

function extension(extnID: string, value: unknown, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function nameOf({ name }: Party): Name {
  const value = new AttributeValue({ utf8String: name });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

function spkiOf({ publicKey }: Party): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' });
}

function keyIdentifier(party: Party): ArrayBuffer {
  return arrayBuffer(createHash('sha1').update(spkiOf(party)).digest());
}

function arrayBuffer(octets: Buffer): ArrayBuffer {
  return new Uint8Array(octets).buffer;
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
