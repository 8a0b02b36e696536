// Writes logs as a busy Postfix server does: of every kind of line, with mail put off, bounced and tried again.
import { createWriteStream } from 'node:fs';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const RECEIVERS = [
  ['gmail.com', 'gmail-smtp-in.l.google.com[142.250.102.27]:25', 34],
  ['outlook.com', 'outlook-com.olc.protection.outlook.com[52.101.73.2]:25', 18],
  ['yahoo.com', 'mta5.am0.yahoodns.net[67.195.204.77]:25', 9],
  ['gmx.de', 'mx00.gmx.net[212.227.15.10]:25', 7],
  ['example.com', 'mx1.example.com[192.0.2.25]:25', 5],
  ['example.net', 'mail.example.net[198.51.100.3]:25', 4],
];
const BOUNCES = [
  [
    5,
    'bounced',
    "host %h said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550-5.1.1 unnecessary spaces. 550 5.1.1  https://support.google.com/mail/?p=NoSuchUser %k - gsmtp (in reply to RCPT TO command)",
  ],
  [
    3,
    'bounced',
    'host %h said: 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). (in reply to RCPT TO command)',
  ],
  [
    2,
    'deferred',
    "host %h said: 452-4.2.2 The recipient's inbox is out of storage space. %k - gsmtp (in reply to RCPT TO command)",
  ],
  [
    5,
    'deferred',
    'host %h said: 421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address. %k - gsmtp (in reply to end of DATA command)',
  ],
  [4, 'deferred', 'connect to %h: Connection timed out'],
  [
    6,
    'deferred',
    'host %h said: 450 4.2.0 <%r>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.com.html (in reply to RCPT TO command)',
  ],
  [
    1,
    'bounced',
    'host %h refused to talk to me: 554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org',
  ],
];

/** The same numbers in every run. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Lines one after another, about as many as wanted, over two days. */
export function* postfixLines(wanted, { begin = Date.UTC(2026, 10, 1), form = 'classic' } = {}) {
  const random = generator(7);
  const pick = (list, weight) => {
    let at = random() * list.reduce((sum, one) => sum + one[weight], 0);
    for (const one of list) {
      at -= one[weight];
      if (at < 0) return one;
    }
    return list[0];
  };
  const step = (2 * 86_400_000) / wanted;
  let at = begin;
  let written = 0;
  let stampSecond = -1;
  let stamp = '';
  const stamped = () => {
    const second = Math.floor(at / 1_000);
    if (second !== stampSecond || form === 'iso') {
      stampSecond = second;
      const date = new Date(at);
      stamp =
        form === 'iso'
          ? `${date.toISOString().slice(0, 23)}000+00:00`
          : `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${date.toISOString().slice(11, 19)}`;
    }
    return stamp;
  };
  const say = (program, text) => {
    written += 1;
    at += step * 2 * random();
    return `${stamped()} mail postfix/${program}[${1_000 + (written % 4_000)}]: ${text}\n`;
  };
  const waiting = [];
  for (let number = 0; written < wanted; number++) {
    const id = `4${((number * 2_654_435_761) % 4_294_967_296).toString(36).toUpperCase().padStart(7, 'B')}zRk${'BCDFGHJKLMNPQRSTVWXYZ'[number % 21]}`;
    const client = `app${number % 9}.example.org[10.0.0.${number % 250}]`;
    yield say('smtpd', `connect from ${client}`);
    yield say('smtpd', `${id}: client=${client}, sasl_method=PLAIN, sasl_username=app@example.org`);
    yield say('cleanup', `${id}: message-id=<${number.toString(16)}.${id}@example.org>`);
    yield say(
      'qmgr',
      `${id}: from=<bounces+${number % 5_000}@news.example.org>, size=${2_000 + Math.floor(random() * 40_000)}, nrcpt=1 (queue active)`,
    );
    yield say(
      'smtpd',
      `disconnect from ${client} ehlo=2 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=8`,
    );
    const receiver = pick(RECEIVERS, 2);
    const domain = random() < 0.3 ? `d${Math.floor(random() * 3_000)}.example` : receiver[0];
    yield* attempt(id, number, receiver, `user${Math.floor(random() * 400_000)}@${domain}`);
    while (waiting.length > 500) yield* attempt(...waiting.shift());
  }
  function* attempt(id, number, receiver, recipient) {
    const [, relay] = receiver;
    const delay = (0.2 + random() * 3).toFixed(2);
    const times = `delay=${delay}, delays=0.02/0.01/${(Number(delay) / 3).toFixed(2)}/${(Number(delay) / 2).toFixed(2)}`;
    if (random() < 0.6)
      yield say(
        'smtp',
        `Trusted TLS connection established to ${relay}: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature ECDSA (prime256v1) server-digest SHA256`,
      );
    if (random() < 0.93) {
      yield say(
        'smtp',
        `${id}: to=<${recipient}>, relay=${relay}, ${times}, dsn=2.0.0, status=sent (250 2.0.0 OK  ${Math.floor(at / 1_000)} ${id.toLowerCase()}-${number.toString(36)} - gsmtp)`,
      );
      yield say('qmgr', `${id}: removed`);
      return;
    }
    const [, status, text] = pick(BOUNCES, 0);
    const said = text
      .replace('%h', relay.replace(/:25$/, ''))
      .replace('%k', `${id.toLowerCase()}si${number}ejc.${number % 700}`)
      .replace('%r', recipient);
    yield say(
      'smtp',
      `${id}: to=<${recipient}>, relay=${relay}, ${times}, dsn=${status === 'bounced' ? '5.1.1' : '4.2.0'}, status=${status} (${said})`,
    );
    if (status === 'deferred') waiting.push([id, number, receiver, recipient]);
    else {
      yield say('bounce', `${id}: sender non-delivery notification: ${id}X`);
      yield say('qmgr', `${id}: removed`);
    }
  }
}

/** Resolves once the file is whole. */
export async function writeLog(path, lines, options) {
  const file = createWriteStream(path);
  let block = [];
  for (const line of postfixLines(lines, options)) {
    block.push(line);
    if (block.length < 5_000) continue;
    if (!file.write(block.join(''))) await new Promise((resolve) => file.once('drain', resolve));
    block = [];
  }
  await new Promise((resolve, reject) => {
    file.on('error', reject);
    file.end(block.join(''), resolve);
  });
}
