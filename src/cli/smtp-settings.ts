/** The values of the SMTP flags, checked into wishes; the first bad one is a UsageError. */
import { list, plain, portList } from '../commands/values.ts';
import type { Io } from '../model/settings.ts';
import {
  PROBE_NAMES,
  type ProbeName,
  STOP_POINTS,
  type StopPoint,
  type TlsOptions,
  type TlsWish,
} from '../model/smtp.ts';
import type { SmtpWishes } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseDomain } from '../parse/domain.ts';
import { canonicalIp } from '../parse/ip.ts';
import { parseMailAddress } from '../parse/mail-address.ts';
import { nearestWord } from '../parse/near-word.ts';
import { parseProxyProtocol } from '../parse/proxy-protocol.ts';
import { readSignIn, type SecretSource, type SignInFlags } from './secret-input.ts';
import type { RawSmtpOptions } from './smtp-options.ts';

const TLS_WISHES = ['required', 'opportunistic', 'implicit', 'off'] as const satisfies readonly TlsWish[];
const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** Other words people use for where a session stops, swaks's among them. */
const STOPS: Readonly<Record<string, StopPoint>> = {
  ...(Object.fromEntries(STOP_POINTS.map((one) => [one, one])) as Record<StopPoint, StopPoint>),
  banner: 'greeting',
  ehlo: 'hello',
  helo: 'hello',
  'first-ehlo': 'first-hello',
  'first-helo': 'first-hello',
  tls: 'handshake',
  from: 'mail',
  to: 'rcpt',
};

export async function readWishes(
  raw: RawSmtpOptions & SignInFlags,
  io: Pick<Io, 'read'> & { secrets: SecretSource },
): Promise<SmtpWishes> {
  contradictions(raw);
  const tlsOptions = await readTls(raw, io);
  const quitAfter = stop('--quit-after', raw.quitAfter, raw);
  const dropAfter = stop('--drop-after', raw.dropAfter, raw);
  const probes = raw.probe?.flatMap((value) => list('--probe', value)).map(probe);
  return {
    ...(raw.tls !== undefined && { tls: choice('--tls', raw.tls, TLS_WISHES) }),
    ...(Object.keys(tlsOptions).length > 0 && { tlsOptions }),
    ...(raw.xclient !== undefined && { xclient: raw.xclient.flatMap(attributes) }),
    ...(raw.proxyProtocol !== undefined && { proxyProtocol: proxyProtocol(raw.proxyProtocol) }),
    ...(raw.lmtp === true && { lmtp: true }),
    ...(raw.vrfy !== undefined && {
      verify: raw.vrfy.flatMap((value) => list('--vrfy', value)).map(verifiable),
    }),
    ...(raw.rcpt !== undefined && { recipients: raw.rcpt === true ? [] : raw.rcpt.flatMap(recipients) }),
    ...(raw.mailFrom !== undefined && { sender: sender(raw.mailFrom) }),
    ...(raw.pipeline === true && { pipeline: true }),
    ...(raw.noop === true && { noop: true }),
    ...(raw.legacyTls === true && { legacyTls: true }),
    ...(probes !== undefined && { probes: [...new Set(probes)] }),
    ...(quitAfter !== undefined && { quitAfter }),
    ...(dropAfter !== undefined && { dropAfter }),
    ...(raw.ports !== undefined && { ports: portList('--ports', raw.ports) }),
    ...(raw.egressControl !== undefined && { egressControls: controls(raw.egressControl) }),
    // Last, since somebody may have to be asked.
    ...(await readSignIn(raw, io.secrets)),
  };
}

function controls(text: string): string[] {
  if (text === 'none') return [];
  return list('--egress-control', text).map((one) => canonicalIp(one) ?? hostName('--egress-control', one));
}

function contradictions(raw: RawSmtpOptions): void {
  if (raw.quitAfter !== undefined && raw.dropAfter !== undefined)
    throw new UsageError('--quit-after and --drop-after contradict each other', 'give one of the two');
  if ((raw.tlsCert === undefined) !== (raw.tlsKey === undefined)) {
    const [has, lacks] = raw.tlsKey === undefined ? ['cert', 'key'] : ['key', 'cert'];
    throw new UsageError(`--tls-${has} needs --tls-${lacks}`, 'a certificate and its key go together');
  }
  if (raw.tls === 'off') {
    const idle = (
      [
        ['tlsMin', '--tls-min'],
        ['tlsMax', '--tls-max'],
        ['tlsCipher', '--tls-cipher'],
        ['sni', '--sni'],
        ['tlsCert', '--tls-cert'],
        ['legacyTls', '--legacy-tls'],
      ] as const
    ).find(([key]) => raw[key] !== undefined);
    if (idle !== undefined)
      throw new UsageError(`--tls off and ${idle[1]} contradict each other`, 'leave out one of the two');
    if (raw.probe?.some((value) => value.includes('starttls-injection')))
      throw new UsageError(
        '--tls off and --probe starttls-injection contradict each other',
        'leave out one of the two',
      );
  }
  if (raw.pipeline === true && raw.rcpt === undefined)
    throw new UsageError('--pipeline says nothing without --rcpt', 'name recipients to ask about');
}

async function readTls(raw: RawSmtpOptions, io: Pick<Io, 'read'>): Promise<TlsOptions> {
  const min = raw.tlsMin === undefined ? undefined : version('--tls-min', raw.tlsMin);
  const max = raw.tlsMax === undefined ? undefined : version('--tls-max', raw.tlsMax);
  if (min !== undefined && max !== undefined && VERSIONS.indexOf(min) > VERSIONS.indexOf(max))
    throw new UsageError('--tls-min is above --tls-max', 'give a range, such as --tls-min 1.2 --tls-max 1.3');
  return {
    ...(min !== undefined && { minVersion: min }),
    ...(max !== undefined && { maxVersion: max }),
    ...(raw.tlsCipher !== undefined && { ciphers: ciphers(raw.tlsCipher) }),
    ...(raw.sni !== undefined && { serverName: hostName('--sni', raw.sni) }),
    ...(raw.tlsCert !== undefined &&
      raw.tlsKey !== undefined && {
        certificate: {
          cert: await pem(raw.tlsCert, 'CERTIFICATE', io),
          key: await pem(raw.tlsKey, 'PRIVATE KEY', io),
        },
      }),
  };
}

function choice<const T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const near = nearestWord(value, allowed);
  throw new UsageError(
    `${flag} "${plain(value)}" is not known${near === undefined ? '' : ` (did you mean ${near}?)`}`,
    `one of ${allowed.join(', ')}`,
  );
}

function version(flag: string, text: string): (typeof VERSIONS)[number] {
  const digits = /^(?:tls)?\s?v?1(?:\.([0-3]))?$/i.exec(text.trim());
  const found = digits === null ? undefined : VERSIONS[Number(digits[1] ?? 0)];
  if (found === undefined)
    throw new UsageError(`${flag} "${plain(text)}" is no version of TLS`, 'give 1.0, 1.1, 1.2 or 1.3');
  return found;
}

function ciphers(text: string): string {
  if (!/^[\w+!@:=,. -]{1,500}$/.test(text))
    throw new UsageError(
      `--tls-cipher "${plain(text)}" is no list of ciphers`,
      "give one in OpenSSL's notation, such as ECDHE+AESGCM:!SHA1",
    );
  return text;
}

function hostName(flag: string, text: string): string {
  const parsed = parseDomain(text);
  if (!parsed.ok)
    throw new UsageError(`${flag}: ${parsed.problem}`, 'give a host name, such as mx.example.com');
  return parsed.target.ascii;
}

async function pem(file: string, what: string, io: Pick<Io, 'read'>): Promise<string> {
  const text = await io.read(file);
  if (!new RegExp(`-----BEGIN (?:[A-Z]+ )*${what}-----`).test(text)) {
    throw new UsageError(
      `${file} holds no ${what === 'CERTIFICATE' ? 'certificate' : 'private key'}`,
      `give a PEM file with a -----BEGIN ${what}----- block`,
    );
  }
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text))
    throw new UsageError(
      `the key in ${file} is encrypted`,
      'decrypt it first: openssl pkey -in KEY -out PLAIN',
    );
  return text;
}

function stop(flag: string, text: string | undefined, raw: RawSmtpOptions): StopPoint | undefined {
  if (text === undefined) return undefined;
  const word = text.trim().toLowerCase();
  const stage = Object.hasOwn(STOPS, word) ? STOPS[word] : undefined;
  if (stage === undefined) {
    const near = nearestWord(word, Object.keys(STOPS));
    throw new UsageError(
      `${flag} "${plain(text)}" is no stage of a session${near === undefined ? '' : ` (did you mean ${near}?)`}`,
      `one of ${STOP_POINTS.join(', ')}`,
    );
  }
  const needed = wantedFor(stage, raw);
  if (needed !== null)
    throw new UsageError(
      `${flag} ${stage} is never reached without ${needed}`,
      `add ${needed}, or stop elsewhere`,
    );
  return stage;
}

/** The flag without which a session has no such stage; null where it has. */
function wantedFor(stage: StopPoint, raw: RawSmtpOptions): string | null {
  switch (stage) {
    case 'starttls':
      return raw.tls === 'off' || raw.tls === 'implicit' ? '--tls required or opportunistic' : null;
    case 'handshake':
      return raw.tls === 'off' ? 'TLS' : null;
    case 'xclient':
      return raw.xclient === undefined ? '--xclient' : null;
    case 'auth':
      return raw.user === undefined && raw.auth === undefined ? '--user' : null;
    case 'noop':
      return raw.noop === true ? null : '--noop';
    case 'vrfy':
      return raw.vrfy === undefined ? '--vrfy' : null;
    case 'mail':
      return raw.mailFrom === undefined && raw.rcpt === undefined ? '--mail-from or --rcpt' : null;
    case 'rcpt':
    case 'rset':
      return raw.rcpt === undefined ? '--rcpt' : null;
    default:
      return null;
  }
}

function probe(name: string): ProbeName {
  return choice('--probe', name, PROBE_NAMES);
}

/** XCLIENT attributes; their values go over the wire in xtext, which the session writes. */
function attributes(value: string): string[] {
  return list('--xclient', value).map((one) => {
    if (!/^[a-z]{1,20}=[^\p{Cc}]{1,255}$/iu.test(one)) {
      throw new UsageError(
        `--xclient "${plain(one)}" is not NAME=VALUE`,
        'give attributes such as ADDR=192.0.2.1,NAME=mail.example.com',
      );
    }
    return `${one.slice(0, one.indexOf('=')).toUpperCase()}${one.slice(one.indexOf('='))}`;
  });
}

function proxyProtocol(text: string): NonNullable<SmtpWishes['proxyProtocol']> {
  const parsed = parseProxyProtocol(text);
  if (!parsed.ok) throw new UsageError(`--proxy-protocol: ${parsed.problem}`, parsed.hint);
  return parsed.proxyProtocol;
}

function recipients(value: string): string[] {
  return list('--rcpt', value).map((one) => address('--rcpt', one));
}

function address(flag: string, text: string): string {
  const parsed = parseMailAddress(text);
  if (!parsed.ok) throw new UsageError(`${flag}: ${parsed.problem}`, parsed.hint);
  return parsed.target.ascii;
}

function sender(text: string): string {
  return /^(?:<>)?$/.test(text.trim()) ? '' : address('--mail-from', text);
}

/** VRFY takes a mailbox, or a user name alone (RFC 5321 §3.5.1). */
function verifiable(text: string): string {
  if (text.includes('@')) return address('--vrfy', text);
  if (!/^[\p{L}\p{N}._+-]{1,64}$/u.test(text))
    throw new UsageError(
      `--vrfy "${plain(text)}" is no address or user name`,
      'give postmaster@example.com, say',
    );
  return text;
}
