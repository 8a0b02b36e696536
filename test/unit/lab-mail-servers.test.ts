/** The lab's mail servers on real sockets, as a plain client without our own session hears them. */
import { createHash, createHmac, pbkdf2Sync, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailHostPin } from '../../src/lab/host-keys.ts';
import { type Lab, startLab } from '../../src/lab/index.ts';
import { type Presented, SmtpClient } from '../support/smtp-client.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab();
});

afterAll(() => lab.close());

/** Where `--connect-to` leads. */
function addressOf(host: string, port = 25): string {
  const rule = lab.connectTo.find((one) => one.startsWith(`${host}:${port}:`) || one.startsWith(`:${port}:`));
  return rule?.split(':').slice(2).join(':') ?? '';
}

const pinOf = (der: Buffer): string =>
  createHash('sha256')
    .update(new X509Certificate(der).publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');

describe('the usual mail server', () => {
  it('greets, offers, takes mail for the lab alone, and says goodbye', async () => {
    const client = new SmtpClient(addressOf('mx.signed.example'));
    expect(await client.reply()).toMatch(/^220 \S+\.example ESMTP$/);
    const offers = await client.say('EHLO [127.0.0.1]');
    expect(offers.split('\n')).toEqual(
      expect.arrayContaining(['250-PIPELINING', '250-8BITMIME', '250 STARTTLS']),
    );
    expect(await client.say('MAIL FROM:<>')).toMatch(/^250 2\.1\.0/);
    expect(await client.say('RCPT TO:<postmaster@signed.example>')).toMatch(/^250 2\.1\.5/);
    expect(await client.say('RCPT TO:<unknown@signed.example>')).toMatch(/^550 5\.1\.1/);
    expect(await client.say('RCPT TO:<somebody@elsewhere.test>')).toMatch(/^554 5\.7\.1 .*Relay/);
    expect(await client.say('RCPT TO:<postmaster@parked.example>')).toMatch(/^554 5\.7\.1 .*Relay/);
    expect(await client.say('NONSENSE')).toMatch(/^500 /);
    expect(await client.say('QUIT')).toMatch(/^221 /);
    expect(await client.reply()).toBe('closed');
    expect(lab.heard.at(-1)).toMatchObject({ port: 25, serverName: null, endedMs: expect.any(Number) });
    expect(lab.heard.at(-1)?.commands.at(-1)).toBe('QUIT');
  });

  it.each(['mx.signed.example', 'mx1.healthy.example', 'smtp.google.com'])(
    'shows %s a certificate over the key its TLSA records promise',
    async (host) => {
      const client = new SmtpClient(addressOf(host));
      await client.reply();
      await client.say('EHLO [127.0.0.1]');
      expect(await client.say('STARTTLS')).toMatch(/^220 /);
      const shown = (await client.secure(host, { ca: lab.caPem })) as Presented;
      expect(shown).toMatchObject({ problem: null, protocol: 'TLSv1.3' });
      expect(shown.certificate.subjectaltname).toBe(`DNS:${host}`);
      expect(pinOf(shown.certificate.raw)).toBe(mailHostPin(host));
      expect(await client.say('EHLO [127.0.0.1]')).not.toContain('STARTTLS');
      expect(await client.say('STARTTLS')).toMatch(/^503 /);
      expect(lab.heard.at(-1)).toMatchObject({ serverName: host, endedMs: null });
      client.close();
    },
  );

  it('shows the self-hosted one a chain of its private authority', async () => {
    const client = new SmtpClient(addressOf('mail.selfhosted.example'));
    await client.reply();
    await client.say('STARTTLS');
    const { certificate, problem } = (await client.secure('mail.selfhosted.example', {
      ca: lab.caPem,
    })) as Presented;
    expect(problem).toBe('SELF_SIGNED_CERT_IN_CHAIN');
    expect(pinOf(certificate.issuerCertificate.raw)).toBe(mailHostPin('private-ca.selfhosted.example'));
    client.close();
  });
});

/** Up to EHLO, STARTTLS and EHLO again; what was said at each step. */
async function walk(host: string, port = 25): Promise<string[]> {
  const client = new SmtpClient(addressOf(host, port), 500);
  const said: string[] = [await client.reply()];
  for (const line of ['EHLO [127.0.0.1]', 'STARTTLS']) {
    if (!/^2/.test(said.at(-1) ?? '')) break;
    said.push(await client.say(line));
  }
  if (said.length === 3 && said[2]?.startsWith('220')) {
    const made = await client.secure(host);
    said.push(typeof made === 'string' ? made : made.protocol);
    if (typeof made !== 'string') said.push(await client.say('EHLO [127.0.0.1]'));
  }
  client.close();
  return said.map((one) => one.replace(/\n[\s\S]*$/, '...').slice(0, 60));
}

const LIST = '250-mx.NAME...';
const GO = '220 2.0.0 Ready to start TLS';
const BUSY = '421 4.3.2 Service shutting down, closing channel';
const greets = (name: string): string => `220 mx.${name} ESMTP`;

describe('a server with a fault', () => {
  it.each<[string, string[]]>([
    ['smtp-tarpit.example', ['silent']],
    ['smtp-dripping.example', ['silent']],
    ['smtp-turns-away.example', ['554 5.3.2 No mail service here']],
    ['smtp-hangs-up-at-once.example', ['ECONNRESET']],
    ['smtp-hangs-up-at-ehlo.example', [greets('smtp-hangs-up-at-ehlo.example'), 'ECONNRESET']],
    ['smtp-busy-at-ehlo.example', [greets('smtp-busy-at-ehlo.example'), BUSY]],
    ['smtp-busy-at-starttls.example', [greets('smtp-busy-at-starttls.example'), LIST, BUSY]],
    ['smtp-busy-after-tls.example', [greets('smtp-busy-after-tls.example'), LIST, GO, 'TLSv1.3', BUSY]],
    [
      'smtp-hangs-up-after-tls.example',
      [greets('smtp-hangs-up-after-tls.example'), LIST, GO, 'TLSv1.3', 'ECONNRESET'],
    ],
    ['tls-garbage.example', [greets('tls-garbage.example'), LIST, GO, 'ERR_SSL_WRONG_VERSION_NUMBER']],
    ['tls-hangs-up.example', [greets('tls-hangs-up.example'), LIST, GO, 'ECONNRESET']],
    ['tls-stuck.example', [greets('tls-stuck.example'), LIST, GO, 'silent']],
    ['tls-old.example', [greets('tls-old.example'), LIST, GO, 'TLSv1', LIST]],
  ])('%s', async (name, said) => {
    expect(await walk(`mx.${name}`)).toEqual(said.map((one) => one.replace('NAME', name)));
  });

  it('talks without end, and stops when nobody listens', async () => {
    const client = new SmtpClient(addressOf('mx.smtp-endless.example'), 60);
    await client.reply();
    expect(await client.say('EHLO [127.0.0.1]')).toBe('silent');
    expect(client.held.length).toBeGreaterThan(10_000);
    client.close();
    await expect.poll(() => lab.heard.at(-1)?.endedMs).toEqual(expect.any(Number));
  });

  it('answers over TLS what was smuggled in before it', async () => {
    const client = new SmtpClient(addressOf('mx.tls-injection.example'));
    await client.reply();
    expect(await client.say('STARTTLS\r\nNOOP')).toMatch(/^220 /);
    await client.secure('mx.tls-injection.example');
    expect(await client.reply()).toBe('250 2.0.0 Ok');
    client.close();
    const sound = new SmtpClient(addressOf('mx.signed.example'), 100);
    await sound.reply();
    expect(await sound.say('STARTTLS\r\nNOOP')).toMatch(/^220 /);
    await sound.secure('mx.signed.example');
    expect(await sound.reply()).toBe('silent');
    sound.close();
  });

  it('is silent once its name was asked for, or from the start where that is wished', async () => {
    const whole = await startLab({ whole: true });
    const rule = whole.connectTo.find((one) => one.startsWith('mx.smtp-silent.example:25:'));
    const client = new SmtpClient(rule?.split(':').slice(2).join(':') ?? '', 200);
    expect(await client.reply()).toBe('silent');
    expect(client.connected).toBe(false);
    client.close();
    await whole.close();
  });
});

describe('a submission server', () => {
  const HOST = 'mx.smtp-blocked-here.example';
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  async function open(): Promise<SmtpClient> {
    const client = new SmtpClient(addressOf(HOST, 587));
    await client.reply();
    await client.say('STARTTLS');
    await client.secure(HOST);
    return client;
  }

  it('knows one account, over TLS only', async () => {
    const { user, password } = lab.account;
    const clear = new SmtpClient(addressOf(HOST, 587));
    await clear.reply();
    expect(await clear.say('EHLO [127.0.0.1]')).not.toContain('AUTH');
    expect(await clear.say('AUTH PLAIN')).toMatch(/^538 /);
    clear.close();
    const client = await open();
    expect(await client.say('EHLO [127.0.0.1]')).toContain('AUTH PLAIN LOGIN SCRAM-SHA-256');
    expect(await client.say(`AUTH PLAIN ${base64(`\0${user}\0wrong`)}`)).toMatch(/^535 /);
    expect(await client.say('AUTH NONSENSE')).toMatch(/^504 /);
    expect(await client.say('AUTH LOGIN')).toBe(`334 ${base64('Username:')}`);
    expect(await client.say('*')).toMatch(/^501 /);
    expect(await client.say('MAIL FROM:<a@healthy.example>')).toMatch(/^530 /);
    expect(await client.say('AUTH LOGIN')).toMatch(/^334 /);
    expect(await client.say(base64(user))).toBe(`334 ${base64('Password:')}`);
    expect(await client.say(base64(password))).toMatch(/^235 /);
    client.close();
  });

  it('takes a message from whoever is let in, and forgets it', async () => {
    const { user, password } = lab.account;
    const client = await open();
    expect(await client.say(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`)).toMatch(/^235 /);
    expect(await client.say('DATA')).toMatch(/^554 /);
    expect(await client.say('MAIL FROM:<a@healthy.example>')).toMatch(/^250 /);
    expect(await client.say('RCPT TO:<b@elsewhere.test>')).toMatch(/^250 /);
    expect(await client.say('DATA')).toMatch(/^354 /);
    expect(await client.say('Subject: x\r\n\r\nQUIT\r\n.')).toMatch(/^250 /);
    expect(await client.say('QUIT')).toMatch(/^221 /);
    expect(lab.heard.at(-1)?.commands.filter((one) => one === 'QUIT')).toHaveLength(1);
  });

  it.each(['sha1', 'sha256'] as const)('proves itself with SCRAM over %s', async (hash) => {
    const { user, password } = lab.account;
    const name = hash === 'sha1' ? 'SCRAM-SHA-1' : 'SCRAM-SHA-256';
    const client = await open();
    const bare = `n=${user},r=abc`;
    const offer = decoded(await client.say(`AUTH ${name} ${base64(`n,,${bare}`)}`));
    const [, nonce = '', salt = '', rounds = ''] = /^r=(.*),s=(.*),i=(\d+)$/.exec(offer) ?? [];
    const salted = pbkdf2Sync(
      password,
      Buffer.from(salt, 'base64'),
      Number(rounds),
      hash === 'sha1' ? 20 : 32,
      hash,
    );
    const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
    const final = `c=${base64('n,,')},r=${nonce}`;
    const signed = `${bare},${offer},${final}`;
    const key = hmac(salted, 'Client Key');
    const signature = hmac(createHash(hash).update(key).digest(), signed);
    const proof = Buffer.from(key.map((octet, at) => octet ^ (signature[at] as number)));
    const answer = decoded(await client.say(base64(`${final},p=${proof.toString('base64')}`)));
    expect(answer).toBe(`v=${hmac(hmac(salted, 'Server Key'), signed).toString('base64')}`);
    expect(await client.say('')).toMatch(/^235 /);
    expect(await client.say(`AUTH ${name} ${base64(`n,,${bare}`)}`)).toMatch(/^334 /);
    expect(await client.say(base64(`${final},p=${proof.toString('base64')}`))).toMatch(/^535 /);
    client.close();
  });

  const decoded = (reply: string): string => Buffer.from(reply.replace(/^334 /, ''), 'base64').toString();
});
