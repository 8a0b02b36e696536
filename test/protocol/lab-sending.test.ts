/** Messages sent to the lab's servers arrive there octet for octet, and stay for who wants to look. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Inbox, type ReceivedMessage } from '../../src/lab/inbox.ts';
import { type Lab, startLab } from '../../src/lab/index.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { OutgoingMessage, SmtpRequest } from '../../src/model/smtp.ts';
import { createContext } from '../../src/net/context.ts';
import { measureMessage } from '../../src/parse/message-octets.ts';
import { SmtpClient } from '../support/smtp-client.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const TO = 'postmaster@signed.example';

async function send(
  text: string,
  request: Partial<SmtpRequest> = {},
  wishes: Partial<OutgoingMessage> = {},
): Promise<SmtpSession> {
  const octets = Buffer.from(text);
  const ctx = createContext({ dns: [lab.dns], connectTo: lab.connectTo, extraCa: [lab.caPem] });
  try {
    return await ctx.speak({
      ...{ host: 'mx.signed.example', ip: '127.0.0.1', port: 25, tls: 'required', helo: 'client.example' },
      ...{ sender: 'a@example.org', recipients: [TO] },
      message: { octets, facts: await measureMessage(octets), ...wishes },
      ...request,
    });
  } finally {
    ctx.close();
  }
}

const TEXT = 'Subject: dots\r\n\r\n.\r\n..\r\n.x\r\nné\r\n';

describe('a message to the lab', () => {
  it.each([
    ['DATA', undefined],
    ['BDAT', 7],
  ] as const)('arrives by %s as it was', async (command, chunkOctets) => {
    const before = lab.messages.length;
    const wishes = chunkOctets === undefined ? {} : { chunkOctets };
    const session = await send(TEXT, { pipeline: true }, wishes);
    expect(session.delivery).toMatchObject({ outcome: 'accepted', command, leftOut: [] });
    expect(lab.messages).toHaveLength(before + 1);
    const size = Buffer.byteLength(TEXT);
    expect(lab.messages.at(-1)).toMatchObject({
      sender: 'a@example.org',
      recipients: [TO],
      parameters: [`SIZE=${size}`, 'BODY=8BITMIME'],
      ...{ port: 25, encrypted: true, authenticated: false, command, size },
    });
    expect(lab.messages.at(-1)?.octets?.toString()).toBe(TEXT);
    expect(lab.heard.at(-1)?.commands).not.toContain('.x');
  });

  it('arrives whole where it is large, with the recipients that were taken', async () => {
    const text = `${'.'.repeat(70)}\r\n`.repeat(60_000);
    const recipients = ['nobody@signed.example', TO];
    const session = await send(text, { recipients });
    expect(session.delivery?.recipients.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
    expect(lab.messages.at(-1)?.recipients).toEqual([TO]);
    expect(lab.messages.at(-1)?.octets?.equals(Buffer.from(text))).toBe(true);
  });

  it('is not taken where its announced size is too large, or nobody is to have it', async () => {
    const before = lab.messages.length;
    const rule = lab.connectTo.find((one) => one.startsWith(':25:'));
    const client = new SmtpClient(rule?.split(':').slice(2).join(':') ?? '');
    await client.reply();
    expect(await client.say('MAIL FROM:<a@example.org> SIZE=52428801')).toMatch(/^552 5\.3\.4/);
    expect(await client.say('MAIL FROM:<a@example.org>')).toMatch(/^250/);
    expect(await client.say('DATA')).toMatch(/^554/);
    expect(await client.say('BDAT 6 LAST\r\nab\r\n')).toMatch(/^503/);
    expect(await client.say('BDAT many')).toMatch(/^501/);
    expect(await client.say(`RCPT TO:<${TO}>`)).toMatch(/^250/);
    expect(await client.say('RSET')).toMatch(/^250/);
    expect(await client.say('DATA')).toMatch(/^554/);
    client.close();
    expect(lab.messages).toHaveLength(before);
  });
});

describe('the inbox', () => {
  const received = (octets: Buffer | null, size = octets?.length ?? 0): ReceivedMessage => ({
    ...{ server: 'a.example', port: 25, helo: 'b.example', sender: '', recipients: [], parameters: [] },
    ...{ encrypted: false, authenticated: false, command: 'DATA', octets, size },
  });

  it('keeps a hundred, and forgets the oldest', () => {
    const inbox = new Inbox();
    for (let at = 0; at < 130; at++) inbox.add(received(Buffer.from(`message ${at}`)));
    expect(inbox.messages).toHaveLength(100);
    expect(inbox.messages[0]?.octets?.toString()).toBe('message 30');
  });

  it('keeps fewer where they are large', () => {
    const inbox = new Inbox();
    for (let at = 0; at < 10; at++) inbox.add(received(Buffer.alloc(10_000_000)));
    expect(inbox.messages).toHaveLength(3);
    inbox.add(received(null, 20_000_000));
    expect(inbox.messages).toHaveLength(4);
  });
});
