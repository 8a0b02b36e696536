/** The lab's mail servers on real sockets, as a plain client without our own session hears them. */
import { createHash, X509Certificate } from 'node:crypto';
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
