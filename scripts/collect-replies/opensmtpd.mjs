// OpenSMTPD, receiving and sending, set up to refuse.
import { CLIENT } from './dns.mjs';
import { MESSAGE, mail, Record, sleep, talk } from './ground.mjs';

export async function collect(ground) {
  const den = ground.den('opensmtpd');
  const { inside } = den;
  const pem = ground.certificate(den);
  ground.folder(den, 'mail', 'vmail', 0o755);
  const secret = ground.run('smtpctl', ['encrypt', 'right']).trim();
  ground.write(
    den,
    'smtpd.conf',
    `pki own cert "${pem}.crt"
pki own key "${pem}.key"
table secrets { "joe" = "${secret}" }
table people { "user@example.com" = "vmail" }
smtp max-message-size "10K"
queue ttl 5s
filter named phase connect match !rdns disconnect "550 no rDNS is so 80s"
filter confirmed phase connect match !fcrdns disconnect "550 no FCrDNS is so 80s"
listen on 127.0.0.1 port 2700 tls pki own hostname mx.example.com
listen on 127.0.0.1 port 2701 tls-require pki own hostname mx.example.com
listen on 127.0.0.1 port 2702 tls pki own auth <secrets> hostname mx.example.com
listen on 127.0.0.1 port 2703 filter named hostname mx.example.com
listen on 127.0.0.1 port 2704 filter confirmed hostname mx.example.com
listen on 127.0.0.1 port 2705 hostname mx.example.com
listen on 127.0.0.1 port 2706 tag send hostname mx.example.com
action "keep" maildir "${inside}/mail" virtual <people>
action "local" maildir "${inside}/mail"
action "closed" relay host smtp://127.0.0.1:3999
action "hangup" relay host smtp://127.0.0.1:3011
action "out" relay
match tag send for domain "closed.example" action "closed"
match tag send for domain "hangup.example" action "hangup"
match from any for domain "example.com" action "keep"
match from any for domain "local.example" action "local"
match tag send from any for any action "out"
`,
  );
  await ground.listen(3011, (socket) => socket.end());
  const told = ground.start('/usr/sbin/smtpd', ['-d', '-f', `${inside}/smtpd.conf`]);
  for (let port = 2700; port <= 2706; port++) await ground.ready(port, told);
  const version = /[\d.]+(?:p\d+)?/.exec(ground.run('/usr/sbin/smtpd', ['-h']))?.[0];
  const record = new Record('opensmtpd', `OpenSMTPD ${version}`);
  await receive(record);
  await deliver(told, record);
}

async function receive(record) {
  const say = (...args) => record.refused(...args);
  const ehlo = 'EHLO client.example.org';
  const auth = (password) => `AUTH PLAIN ${Buffer.from(`\0joe\0${password}`).toString('base64')}`;
  await say('users of the system', 'mailbox-unknown', 2700, mail({ to: 'nobodyatall@local.example' }));
  await say('no match rule for the domain', 'relay-denied', 2700, mail({ to: 'user@elsewhere.example' }), {
    accept: ['mailbox-unknown'],
  });
  await say('recipient syntax', 'mailbox-unknown', 2700, mail({ to: 'user@@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say(
    'recipient without brackets',
    'syntax-or-protocol',
    2700,
    [ehlo, 'MAIL FROM:<news@example.org>', 'RCPT TO user@example.com'],
    { accept: ['mailbox-unknown'] },
  );
  await say('sender syntax', 'syntax-or-protocol', 2700, mail({ from: 'news@@example.org' }));
  await say('filter !rdns, as the manual shows it', 'rdns-missing', 2703, mail(), { from: CLIENT.nameless });
  await say('filter !fcrdns, as the manual shows it', 'rdns-missing', 2704, mail(), { from: CLIENT.forged });
  await say('tls-require', 'tls-required', 2701, mail());
  await say('auth', 'auth-required', 2702, mail(), { accept: ['tls-required'] });
  await say('AUTH before TLS', 'syntax-or-protocol', 2702, [ehlo, auth('wrong')], {
    accept: ['tls-required', 'auth-failed'],
  });
  await say('AUTH not offered', 'syntax-or-protocol', 2705, [ehlo, auth('wrong')], {
    accept: ['auth-failed'],
  });
  await say('STARTTLS not offered', 'syntax-or-protocol', 2705, [ehlo, 'STARTTLS'], {
    accept: ['tls-required'],
  });
  await say(
    'max-message-size',
    'message-too-large',
    2700,
    mail({ data: `${MESSAGE}\r\n${'Long text.\r\n'.repeat(2000)}` }),
  );
  await say('a header that is none', 'content-rejected', 2700, mail({ data: `not a header\r\n${MESSAGE}` }), {
    accept: ['syntax-or-protocol'],
  });
  await say(
    'a loop',
    'dns-or-routing',
    2700,
    mail({ data: `${'Received: from a by b; Sun, 22 Nov 2026 10:00:00 +0000\r\n'.repeat(120)}${MESSAGE}` }),
  );
  await say(
    'a line that is too long',
    'syntax-or-protocol',
    2700,
    mail({ data: `${MESSAGE}\r\n${'x'.repeat(70_000)}` }),
    { accept: ['content-rejected'] },
  );
  await say('unknown command', 'syntax-or-protocol', 2700, [ehlo, 'FOO']);
  await say('EHLO without a name', 'syntax-or-protocol', 2700, ['EHLO']);
  await say('HELO syntax', 'syntax-or-protocol', 2700, ['EHLO web_1 x']);
  await say('MAIL before EHLO', 'syntax-or-protocol', 2700, ['MAIL FROM:<news@example.org>']);
  await say('RCPT before MAIL', 'syntax-or-protocol', 2700, [ehlo, 'RCPT TO:<user@example.com>']);
  await say('DATA before RCPT', 'syntax-or-protocol', 2700, [...mail({ to: [] }), 'DATA']);
  await say('MAIL twice', 'syntax-or-protocol', 2700, [...mail({ to: [] }), 'MAIL FROM:<news@example.org>']);
  await say('MAIL with an unknown parameter', 'syntax-or-protocol', 2700, mail({ parameters: 'FOO=BAR' }));
  await say('RCPT with an unknown parameter', 'syntax-or-protocol', 2700, [
    ...mail({ to: [] }),
    'RCPT TO:<user@example.com> FOO=BAR',
  ]);
  await say('too many unknown commands', 'syntax-or-protocol', 2700, [ehlo, ...Array(60).fill('FOO')], {
    last: true,
    accept: ['rate-limited'],
  });
  await say('VRFY', 'syntax-or-protocol', 2700, [ehlo, 'VRFY user@example.com'], {
    accept: ['policy-rejected'],
  });
  await say('many recipients', 'rate-limited', 2700, mail({ to: Array(1100).fill('user@example.com') }));
}

async function deliver(told, record) {
  const cases = {
    'user@nosuch.example': ['no such domain', 'domain-unknown'],
    'user@noaddress.example': ['MX without an address', 'domain-unknown', ['dns-or-routing']],
    'user@nullmx.example': ['null MX', 'domain-unknown'],
    'user@servfail.example': ['name server fails', 'dns-or-routing'],
    'user@closed.example': ['connection refused', 'network-unreachable'],
    'user@hangup.example': ['hangs up at once', 'network-unreachable'],
  };
  for (const to of Object.keys(cases)) await talk(2706, mail({ to, data: MESSAGE }), { from: '127.0.0.1' });
  const of = (address) =>
    new RegExp(
      `to=<${address.replaceAll('.', '\\.')}>.*? result="?(?:TempFail|PermFail)"? stat="?(.*?)"?$`,
      'm',
    ).exec(told.text)?.[1];
  for (let waited = 0; waited < 20 && !Object.keys(cases).every(of); waited++) await sleep(1000);
  for (const [address, [setting, category, accept]] of Object.entries(cases)) {
    const said = of(address);
    if (said === undefined) console.error(`${record.version}, ${setting}: no word in the log`);
    else record.tell(`log: ${setting}`, category, said, { accept });
  }
  const expired = /stat="?(Envelope expired|[^"\n]*expired)"?/i.exec(told.text)?.[1];
  if (expired !== undefined) record.tell('log: queue ttl', 'expired-in-queue', expired);
}
