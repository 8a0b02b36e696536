/** Sentences nobody has written down anywhere: the engine reads what is said, not whom it heard say it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import type { Category } from '../../../src/model/explanation.ts';

const SENTENCES: readonly (readonly [Category, string])[] = [
  ['mailbox-unknown', 'The person you write to has no mailbox on this machine'],
  ['mailbox-unknown', '<jo@example.com> is not a valid mailbox'],
  ['mailbox-unknown', 'Sorry, such a user does not exist at our company'],
  ['mailbox-unknown', 'We could not find any recipient with this name'],
  ['mailbox-full', 'There is no room left in the mailbox of this recipient'],
  ['mailbox-full', "The recipient's inbox has exceeded its storage quota"],
  ['mailbox-disabled', 'That account was suspended last month'],
  ['mailbox-disabled', 'The mailbox of this employee is no longer active'],
  ['relay-denied', 'This host will not relay mail for you'],
  ['auth-required', 'You must log in before sending messages'],
  ['auth-failed', 'The password you sent is wrong'],
  ['auth-policy', 'Your message failed both SPF and DKIM checks'],
  ['reputation-blocked', 'The address 192.0.2.1 has been listed at a blocklist we use'],
  ['reputation-blocked', 'Connections from your network were blocked owing to abuse'],
  ['content-rejected', 'The attached file contains a virus'],
  ['content-rejected', 'This message looks like spam'],
  ['rate-limited', 'Too many messages from you within an hour'],
  ['greylisted', 'You are greylisted, come back in five minutes'],
  ['message-too-large', 'The message is bigger than we accept'],
  ['tls-required', 'Encryption is mandatory for this server, issue STARTTLS'],
  ['syntax-or-protocol', 'The command was not understood'],
  ['dns-or-routing', 'The domain of the sender address could not be resolved'],
  ['dns-or-routing', 'The message is going around in a loop'],
  ['server-temporary', 'Our disk is full'],
  ['network-unreachable', 'Could not connect to the remote server'],
  ['expired-in-queue', 'The message was in the queue too long and was given up'],
  ['rdns-missing', 'Your IP address has no reverse DNS entry'],
  ['policy-rejected', 'Only members of the group may send to this address, it is restricted'],
];

describe('the sentence engine', () => {
  it.each(SENTENCES)('%s: %s', (category, text) => {
    const { category: read, matched } = explainReply(text);
    expect(read, String(matched)).toBe(category);
  });

  it('reads nearly all of many more', () => {
    const lines = readFileSync(new URL('../../../fixtures/sentences/english.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t') as [string, string]);
    const right = lines.filter(([category, text]) => explainReply(text).category === category);
    expect(right.length / lines.length).toBeGreaterThanOrEqual(0.95);
  });

  it('quotes the words that decided', () => {
    expect(explainReply('554 So sorry: the mailbox is full, write again in May').matched).toBe(
      'mailbox is full',
    );
  });

  it('says little where it understands little', () => {
    const silent = explainReply('Blue elephants sing at dawn');
    expect(silent.category).toBe('other');
    expect(silent.confidence).toBeLessThan(0.3);
  });
});

/** What Outlook and Windows Mail write in place of words, or behind words of their own. */
it.each([
  ['0x800CCC0D', 'dns-or-routing'],
  ['0x800CCC0E', 'network-unreachable'],
  ['0x800CCC0F', 'network-unreachable'],
  ['0x800CCC18', 'auth-failed'],
  ['0x800CCC19', 'network-unreachable'],
  ['0x800CCC1A', 'tls-required'],
  ['0x80042109', 'network-unreachable'],
  ['0x8004210A', 'network-unreachable'],
  [
    "The connection to the server has failed. Server: 'smtp.example.com', Protocol: SMTP, Port: 25, Secure(SSL): No, Socket Error: 10061, Error Number: 0x800CCC0E",
    'network-unreachable',
  ],
])('reads the number of a mail program: %s', (text, category) => {
  expect(explainReply(text).category).toBe(category);
});
