/** The host that takes mail for the lab's mailbox: it judges as receivers do, writes down what it found, and puts spam aside. */
import { randomBytes } from 'node:crypto';
import { GTUBE } from '../knowledge/filter-tests.ts';
import { SIGNING_SELECTOR, signingKey } from './host-keys.ts';
import type { ReceivedMessage } from './inbox.ts';
import type { Postbox } from './postbox.ts';

export interface ReceivingWorld {
  /** Values of the records of a name; empty where there are none. */
  ask(name: string, type: string): string[];
  postbox: Postbox;
}

export const POSTBOX_DOMAIN = 'postbox.example';
const HOST = `mx.${POSTBOX_DOMAIN}`;
/** From here on mail takes its time, as between real hosts. */
const TAKES_MS = 400;
/** As whom the lab's servers see whoever connects: everything in here is loopback. */
const STRANGER = '192.88.99.250';

/** Delivers a message to those of its recipients that have their mailbox here, after the time a real host would take. */
export function deliver(message: ReceivedMessage, world: ReceivingWorld): void {
  const here = message.recipients.filter((one) => one.toLowerCase().endsWith(`@${POSTBOX_DOMAIN}`));
  if (here.length === 0 || message.octets === null) return;
  const { octets } = message;
  const came = new Date();
  setTimeout(() => {
    for (const recipient of here)
      void received({ ...message, octets }, recipient, came, world).then(({ whole, isSpam }) =>
        (isSpam ? world.postbox.spam : world.postbox.inbox).add(whole, new Date()),
      );
  }, TAKES_MS).unref();
}

type Whole = ReceivedMessage & { octets: Buffer };

async function received(
  message: Whole,
  recipient: string,
  came: Date,
  world: ReceivingWorld,
): Promise<{ whole: Buffer; isSpam: boolean }> {
  const { octets, sender } = message;
  const client = clientOf(message, world);
  const asSent = message.authenticated ? await submitted(message, came, world) : octets;
  const { lines, dmarc } = await judged(asSent, { ...client, sender }, world);
  const isGtube = octets.includes(GTUBE);
  const trace = [
    `Return-Path: <${sender}>`,
    `Received: from ${client.helo} (${client.name} [${client.ip}])`,
    `\tby ${HOST} with ${message.encrypted ? 'ESMTPS' : 'ESMTP'} id ${id()}`,
    `\tfor <${recipient}>; ${rfc5322Date(new Date())}`,
    ['Authentication-Results: mx.postbox.example', ...lines].join(';\r\n\t'),
    ...(isGtube ? ['X-Spam-Flag: YES', 'X-Spam-Status: Yes, score=1000.0 required=5.0 tests=GTUBE'] : []),
    '',
  ].join('\r\n');
  return { whole: Buffer.concat([Buffer.from(trace), asSent]), isSpam: isGtube || dmarc === 'fail' };
}

interface Client {
  helo: string;
  /** As it was looked up in reverse. */
  name: string;
  ip: string;
}

/** A submission host hands on from the host its domain sends with; anybody else is a stranger. */
function clientOf({ server, helo, authenticated }: ReceivedMessage, { ask }: ReceivingWorld): Client {
  if (!authenticated) return { helo, name: 'unknown', ip: STRANGER };
  const [outgoing, ip] = [server.replace(/^[^.]+/, 'mx1'), server]
    .map((name) => [name, ask(name, 'A')[0]] as const)
    .find(([, address]) => address !== undefined) ?? [server, STRANGER];
  return { helo: outgoing, name: outgoing, ip: ip ?? STRANGER };
}

/** A submission host says from whom it came, and signs where its domain has a key for that. */
async function submitted(message: Whole, came: Date, { ask }: ReceivingWorld): Promise<Buffer> {
  const traced = Buffer.concat([Buffer.from(submissionTrace(message, came)), message.octets]);
  const domain = message.sender.replace(/^.*@/s, '').toLowerCase();
  if (ask(`${SIGNING_SELECTOR}._domainkey.${domain}`, 'TXT').length === 0) return traced;
  const { dkimSign } = await import('mailauth/lib/dkim/sign.js');
  const key = {
    ...{ signingDomain: domain, selector: SIGNING_SELECTOR, algorithm: 'ed25519-sha256' },
    privateKey: String(signingKey(domain).export({ format: 'pem', type: 'pkcs8' })),
  };
  const { signatures } = await dkimSign(traced, { signatureData: [key] } as never);
  return Buffer.concat([Buffer.from(signatures), traced]);
}

function submissionTrace({ server, helo, encrypted }: ReceivedMessage, at: Date): string {
  return [
    `Received: from ${helo} (localhost [127.0.0.1])`,
    `\tby ${server} with ${encrypted ? 'ESMTPSA' : 'ESMTPA'} id ${id()}; ${rfc5322Date(at)}`,
    '',
  ].join('\r\n');
}

/** SPF, DKIM and DMARC, as rows of Authentication-Results (RFC 8601 §2.2). */
async function judged(
  octets: Buffer,
  { ip, helo, sender }: Pick<Client, 'ip' | 'helo'> & { sender: string },
  world: ReceivingWorld,
): Promise<{ lines: string[]; dmarc: string }> {
  const [{ dkimVerify }, { spf }, { dmarc }] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/spf/index.js'),
    import('mailauth/lib/dmarc/index.js'),
  ]);
  const resolver = resolverOf(world) as never;
  const [signatures, sent] = await Promise.all([
    dkimVerify(octets, { resolver }),
    spf({ resolver, ip, helo, sender, mta: HOST }),
  ]);
  const dkim = signatures.results;
  const aligned = await dmarc({
    resolver,
    headerFrom: signatures.headerFrom,
    spfDomains: sent.status.result === 'pass' ? [sent.domain] : [],
    dkimDomains: dkim
      .filter(({ status }) => status.result === 'pass')
      .map(({ signingDomain }) => ({ id: signingDomain, domain: signingDomain })),
  } as never);
  const rows = [...dkim.map(({ info }) => info), sent.info, aligned === false ? 'dmarc=none' : aligned.info];
  return {
    lines: rows.map((row) => String(row).replace(/\r?\n\s*/g, ' ')),
    dmarc: aligned === false ? 'none' : aligned.status.result,
  };
}

/** As `dns.resolve` answers and fails. */
function resolverOf({ ask }: ReceivingWorld) {
  return async (name: string, type: string): Promise<unknown[]> => {
    const values = ask(name.toLowerCase(), type);
    if (values.length === 0) throw Object.assign(new Error(`nothing at ${name}`), { code: 'ENODATA' });
    if (type === 'TXT') return values.map((value) => [value]);
    if (type !== 'MX') return values;
    return values.map((value) => {
      const [priority, exchange] = value.split(' ');
      return { priority: Number(priority), exchange };
    });
  };
}

function id(): string {
  return randomBytes(6).toString('hex').toUpperCase();
}

/** RFC 5322 §3.3, in UTC. */
function rfc5322Date(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
