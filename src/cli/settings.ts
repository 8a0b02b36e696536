/** The values of the shared flags, checked into `Settings`; the first bad one is a UsageError. */
import { list, milliseconds, plain, topicList } from '../commands/values.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseConnectTo } from '../parse/connect-to.ts';
import { parseServer } from '../parse/dns-server.ts';
import { parseDomain } from '../parse/domain.ts';
import { canonicalIp, ipFamily, unmapped } from '../parse/ip.ts';
import { parseProxyServer } from '../parse/proxy-server.ts';
import { EVERY_TOPIC, FORMAT_NAMES, type RawOptions } from './options.ts';
import type { SecretSource } from './secret-input.ts';

/** What decides where and how to look; in a replay all looking is done. */
const LOOKING_FLAGS = [
  ['ip', '--ip'],
  ['sends', '--sends'],
  ['selector', '--selector'],
  ['bimiSelector', '--selector'],
  ['sender', '--sender'],
  ['helo', '--helo'],
  ['blocklist', '--blocklist'],
  ['blocklistKey', '--blocklist-key'],
  ['follow', '--follow'],
  ['followPasswordFile', '--follow-password-file'],
  ['followTimeout', '--follow-timeout'],
  ['followDelete', '--follow-delete'],
  ['tls', '--tls'],
  ['tlsMin', '--tls-min'],
  ['tlsMax', '--tls-max'],
  ['tlsCipher', '--tls-cipher'],
  ['sni', '--sni'],
  ['tlsCert', '--tls-cert'],
  ['tlsKey', '--tls-key'],
  ['quitAfter', '--quit-after'],
  ['dropAfter', '--drop-after'],
  ['xclient', '--xclient'],
  ['proxyProtocol', '--proxy-protocol'],
  ['lmtp', '--lmtp'],
  ['vrfy', '--vrfy'],
  ['rcpt', '--rcpt'],
  ['mailFrom', '--mail-from'],
  ['pipeline', '--pipeline'],
  ['noop', '--noop'],
  ['legacyTls', '--legacy-tls'],
  ['probe', '--probe'],
  ['ports', '--ports'],
  ['egressControl', '--egress-control'],
  ['user', '--user'],
  ['auth', '--auth'],
  ['passwordFile', '--password-file'],
  ['passwordStdin', '--password-stdin'],
  ['tokenFile', '--token-file'],
  ['insecureAuth', '--insecure-auth'],
  ['password', '--password'],
] as const satisfies readonly (readonly [keyof RawOptions, string])[];

/** Where values come from that are not words of the command line. */
export type SettingsIo = Pick<Io, 'read' | 'color'> & { secrets: SecretSource };

/** Checks every value; the first bad one is a UsageError that says what was expected. */
export async function readSettings(raw: RawOptions, io: SettingsIo): Promise<Settings> {
  if (raw.json && raw.format !== undefined && raw.format !== 'json') {
    throw new UsageError(`--json and --format ${raw.format} contradict each other`, 'give one of the two');
  }
  if (raw.ipv4 && raw.ipv6)
    throw new UsageError('-4 and -6 contradict each other', 'give one of the two, or neither for both');
  if (raw.quiet && raw.verbose)
    throw new UsageError('-q and -v contradict each other', 'give one of the two');
  if (raw.replay !== undefined && raw.saveEvidence !== undefined) {
    throw new UsageError(
      '--replay and --save-evidence contradict each other',
      'a replay gathers no new evidence',
    );
  }
  const late = LOOKING_FLAGS.find(([key]) => raw[key] !== undefined);
  if (raw.replay !== undefined && late !== undefined) {
    throw new UsageError(
      `--replay and ${late[1]} contradict each other`,
      'a replay looks at nothing again; look anew without --replay',
    );
  }
  if (raw.proxyPasswordFile !== undefined && raw.proxy === undefined)
    throw new UsageError('--proxy-password-file says nothing without --proxy', 'name the proxy too');
  if (raw.saveEvidence === '-')
    throw new UsageError('--save-evidence cannot go to standard output', 'give a file, or use --json');
  if (raw.output !== undefined && raw.output === raw.saveEvidence)
    throw new UsageError('--output and --save-evidence name the same file', 'give two files');
  const format = choice('--format', raw.json ? 'json' : (raw.format ?? 'pretty'), FORMAT_NAMES);
  const limits: Settings['limits'] = {
    ...(raw.timeout !== undefined && { totalMs: milliseconds('--timeout', raw.timeout) }),
    ...(raw.dnsTimeout !== undefined && { dnsMs: milliseconds('--dns-timeout', raw.dnsTimeout) }),
    ...(raw.connectTimeout !== undefined && {
      connectMs: milliseconds('--connect-timeout', raw.connectTimeout),
    }),
    ...(raw.commandTimeout !== undefined && {
      commandMs: milliseconds('--command-timeout', raw.commandTimeout),
    }),
  };
  const family = raw.ipv4 ? 4 : raw.ipv6 ? 6 : undefined;
  return {
    format,
    // As in curl, - is standard output.
    ...(raw.output !== undefined && raw.output !== '-' && { output: raw.output }),
    dns:
      raw.dns === undefined
        ? []
        : list('--dns', raw.dns).map((text) => checked('--dns', text, parseServer(text))),
    connectTo: (raw.connectTo ?? []).map((text) => checked('--connect-to', text, parseConnectTo(text))),
    extraCa: await Promise.all((raw.caFile ?? []).map((file) => certificates(file, io))),
    ...(raw.sourceAddress !== undefined && { sourceAddress: sourceAddress(raw.sourceAddress, family) }),
    ...(family !== undefined && { family }),
    limits,
    ...(raw.proxy !== undefined && { proxy: await proxy(raw.proxy, raw.proxyPasswordFile, io) }),
    concurrency: raw.concurrency === undefined ? 128 : count('--concurrency', raw.concurrency, 10_000),
    failOn: choice('--fail-on', raw.failOn ?? 'error', ['error', 'warning', 'never']),
    allowInconclusive: inconclusive(raw.allowInconclusive),
    ...(raw.saveEvidence !== undefined && { saveEvidence: raw.saveEvidence }),
    ...(raw.replay !== undefined && { replay: raw.replay }),
    quiet: raw.quiet ?? false,
    verbose: raw.verbose ?? false,
    color: raw.color === false ? false : io.color,
    given: await readGiven(raw, io),
  };
}

async function proxy(
  url: string,
  passwordFile: string | undefined,
  io: Pick<Io, 'read'>,
): Promise<NonNullable<Settings['proxy']>> {
  const parsed = parseProxyServer(url);
  if (!parsed.ok) throw new UsageError(`--proxy: ${parsed.problem}`, parsed.hint);
  // Editors end a file with a line break, which is no part of the password.
  const password =
    passwordFile === undefined ? undefined : (await io.read(passwordFile)).replace(/\r?\n$/, '');
  return { url, ...(password !== undefined && { password }) };
}

async function readGiven(raw: RawOptions, io: SettingsIo): Promise<Settings['given']> {
  const blocklists =
    raw.blocklist === undefined
      ? undefined
      : list('--blocklist', raw.blocklist).map((zone) => zoneName('--blocklist', zone));
  const blocklistKeys = await keys(raw.blocklistKey ?? [], io);
  const idle = [...blocklistKeys.keys()].find((zone) => blocklists?.includes(zone) === false);
  if (idle !== undefined) {
    throw new UsageError(
      `--blocklist-key has a key for ${idle}, which --blocklist leaves out`,
      `add ${idle} to --blocklist, or leave one of the two flags out`,
    );
  }
  const follow = isFollowed(raw)
    ? await (await import('./follow-settings.ts')).readFollow(raw, io.secrets)
    : undefined;
  return {
    ...(follow !== undefined && { follow }),
    ips: [
      ...new Set(
        (raw.ip ?? [])
          .flatMap((value) => list('--ip', value))
          .map((value) => unmapped(address('--ip', value))),
      ),
    ],
    ...(raw.sends !== undefined && { sends: choice('--sends', raw.sends, ['yes', 'no']) === 'yes' }),
    selectors: [
      ...new Set(
        (raw.selector ?? [])
          .flatMap((value) => list('--selector', value))
          .map((one) => selector(one, '_domainkey', 's1 or google')),
      ),
    ],
    bimiSelector:
      raw.bimiSelector === undefined ? 'default' : selector(raw.bimiSelector, '_bimi', 'default or brand'),
    ...(blocklists !== undefined && { blocklists }),
    blocklistKeys,
    ...(raw.sender !== undefined && { sender: sender(raw.sender) }),
    ...(raw.helo !== undefined && { helo: heloName(raw.helo) }),
    ...(speaks(raw) && { smtp: await (await import('./smtp-settings.ts')).readWishes(raw, io) }),
  };
}

/** Only commands that hold sessions have these flags, so that only they load what reads them. */
function speaks(raw: RawOptions): boolean {
  return LOOKING_FLAGS.slice(LOOKING_FLAGS.findIndex(([key]) => key === 'tls')).some(
    ([key]) => raw[key] !== undefined,
  );
}

function isFollowed(raw: RawOptions): boolean {
  return LOOKING_FLAGS.some(([key]) => key.startsWith('follow') && raw[key] !== undefined);
}

/** The text itself, once its parser has accepted it. */
function checked(
  flag: string,
  text: string,
  parsed: { ok: true } | { ok: false; problem: string; hint: string },
): string {
  if (!parsed.ok) throw new UsageError(`${flag}: ${parsed.problem}`, parsed.hint);
  return text;
}

function inconclusive(value: string | undefined): Settings['allowInconclusive'] {
  if (value === undefined) return [];
  return value === EVERY_TOPIC ? true : topicList('--allow-inconclusive', value);
}

function choice<const T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`${flag} "${plain(value)}" is not known`, `one of ${allowed.join(', ')}`);
  return found;
}

function count(flag: string, text: string, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= most))
    throw new UsageError(`${flag} "${plain(text)}" is not a count`, `give a whole number from 1 to ${most}`);
  return value;
}

function address(flag: string, text: string): string {
  const ip = canonicalIp(text.replace(/^\[(.*)\]$/, '$1'));
  if (ip === null)
    throw new UsageError(
      `${flag} "${plain(text)}" is not an IP address`,
      'give an address such as 192.0.2.1 or 2001:db8::1',
    );
  return ip;
}

function sourceAddress(text: string, family: 4 | 6 | undefined): string {
  const ip = unmapped(address('--source-address', text));
  if (family !== undefined && ipFamily(ip) !== family)
    throw new UsageError(
      `-${family} and --source-address ${ip} contradict each other`,
      `give an IPv${family} address, or leave out -${family}`,
    );
  return ip;
}

/** Of a whole record name, as control panels show it, the selector is what stands before `below`. */
function selector(whole: string, below: '_domainkey' | '_bimi', examples: string): string {
  const at = whole.toLowerCase().indexOf(`.${below}`);
  const text = at > 0 && /^(?:\.|$)/.test(whole.slice(at + 1 + below.length)) ? whole.slice(0, at) : whole;
  // RFC 6376 §3.1: sub-domain labels; underscores are seen in the wild and legal in DNS.
  if (!/^[a-z0-9_](?:[a-z0-9_.-]{0,190}[a-z0-9_])?$/i.test(text) || text.includes('..')) {
    throw new UsageError(
      `--selector "${plain(whole)}" is not a selector`,
      `give the label before .${below}, such as ${examples}`,
    );
  }
  return text.toLowerCase();
}

function zoneName(flag: string, text: string): string {
  const parsed = parseDomain(text);
  if (!parsed.ok)
    throw new UsageError(`${flag}: ${parsed.problem}`, 'give DNSBL zones such as zen.spamhaus.org');
  return parsed.target.ascii;
}

function sender(text: string): string {
  const address = text.replace(/^<(.*)>$/, '$1');
  if (address === '') return '';
  const [local = '', domain, ...more] = address.split(/@(?=[^@]*$)/);
  if (
    domain === undefined ||
    more.length > 0 ||
    local === '' ||
    /[\s\p{Cc}]/u.test(address) ||
    !parseDomain(domain).ok
  ) {
    throw new UsageError(
      `--sender "${plain(text)}" is not a mail address`,
      'give an envelope sender such as bounce@example.com, or <>',
    );
  }
  return address;
}

function heloName(text: string): string {
  // What is wrong with the name is for the helo checks to say; only what cannot be a HELO argument at all is refused.
  if (text === '' || text.length > 255 || /[\s\p{Cc}]/u.test(text)) {
    throw new UsageError(
      `--helo "${plain(text)}" cannot be said in HELO`,
      'give the host name your server introduces itself with, such as mail.example.com',
    );
  }
  return text;
}

async function keys(entries: readonly string[], io: Pick<Io, 'read'>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of entries) {
    const match = /^([^=]+)=@(.+)$/.exec(entry);
    if (match === null)
      throw new UsageError(
        '--blocklist-key is not ZONE=@FILE',
        'put the key in a file: --blocklist-key zen.dq.spamhaus.net=@key.txt',
      );
    const key = (await io.read(match[2] as string)).trim();
    if (!/^[a-z0-9]{1,63}$/i.test(key))
      throw new UsageError(`the key in ${match[2]} is not one DNS label`, 'the file holds the key alone');
    found.set(zoneName('--blocklist-key', match[1] as string), key);
  }
  return found;
}

async function certificates(file: string, io: Pick<Io, 'read'>): Promise<string> {
  const text = await io.read(file);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new UsageError(
      `${file} holds no certificate`,
      'give a PEM file with -----BEGIN CERTIFICATE----- blocks',
    );
  }
  return text;
}
