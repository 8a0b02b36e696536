// Sendmail, receiving, set up to refuse.
import { readFileSync } from 'node:fs';
import { CLIENT } from './dns.mjs';
import { MESSAGE, mail, milter, Record, talk } from './ground.mjs';

/** Each of these is a daemon of its own, since most settings hold for all of it. */
const DAEMONS = {
  2800: '',
  2801: "FEATURE(`dnsbl', `bl.example.net')dnl\nFEATURE(`enhdnsbl', `silent.example.net', `', `t', `127.0.0.2.')dnl",
  2802: "FEATURE(`require_rdns')dnl",
  2803: "INPUT_MAIL_FILTER(`one', `S=inet:3001@127.0.0.1')dnl",
  2804: "INPUT_MAIL_FILTER(`two', `S=inet:3002@127.0.0.1')dnl",
  2805: "INPUT_MAIL_FILTER(`three', `S=inet:3003@127.0.0.1')dnl",
  2806: "INPUT_MAIL_FILTER(`four', `S=inet:3009@127.0.0.1, F=T')dnl",
  2807: "define(`confMIN_FREE_BLOCKS', `99999999999')dnl",
  2808: "define(`confMAX_RCPTS_PER_MESSAGE', `2')dnl\ndefine(`confMAX_MESSAGE_SIZE', `3000')dnl\ndefine(`confPRIVACY_FLAGS', `needmailhelo,novrfy,noexpn,noetrn')dnl",
  2809: "FEATURE(`ratecontrol', `nodelay', `terminate')dnl\nFEATURE(`conncontrol', `nodelay', `terminate')dnl",
  2810: "FEATURE(`greet_pause', `1500')dnl",
  2811: "define(`confREFUSE_LA', `0')dnl",
  2812: "define(`confMAX_HEADERS_LENGTH', `2000')dnl",
};

export async function collect(ground) {
  const den = ground.den('sendmail');
  const { inside } = den;
  const pem = ground.certificate(den);
  const access = ground.write(
    den,
    'access.txt',
    `Connect:127.0.0.10\tREJECT
Connect:127.0.0.4\tDISCARD
From:blocked@example.org\tREJECT
To:blocked@example.com\tREJECT
Spam:nobody\tFRIEND
ClientRate:127.0.0.8\t1
ClientConn:127.0.0.9\t1
TLS_Clt:127.0.0.5\tENCR:112
Connect:127.0.0.1\tRELAY
`,
  );
  const names = ground.write(den, 'local-host-names', 'example.com\n');
  ground.write(den, 'aliases', 'user: /dev/null\n');
  await ground.listen(3001, milter('R', 'r'));
  await ground.listen(3002, milter('E', 'r'));
  await ground.listen(3003, milter('R', 't'));
  ground.folder(den, 'queue', 'root', 0o700);
  for (const [port, features] of Object.entries(DAEMONS)) {
    const mc = ground.write(
      den,
      `${port}.mc`,
      `divert(0)dnl
OSTYPE(\`linux')dnl
define(\`confPID_FILE', \`${inside}/${port}.pid')dnl
define(\`QUEUE_DIR', \`${inside}/queue')dnl
define(\`STATUS_FILE', \`${inside}/statistics')dnl
define(\`ALIAS_FILE', \`${inside}/aliases')dnl
define(\`confCW_FILE', \`${names}')dnl
define(\`confDONT_BLAME_SENDMAIL', \`GroupReadableKeyFile,WorldWritableAliasFile,GroupWritableDirPathSafe')dnl
define(\`confDOMAIN_NAME', \`mx.example.com')dnl
define(\`confSERVER_CERT', \`${pem}.crt')dnl
define(\`confSERVER_KEY', \`${pem}.key')dnl
define(\`confTO_IDENT', \`0')dnl
define(\`confALIAS_WAIT', \`0')dnl
define(\`confTO_ICONNECT', \`2s')dnl
define(\`confTO_CONNECT', \`2s')dnl
define(\`confTO_QUEUERETURN', \`5d')dnl
define(\`SMTP_MAILER_ARGS', \`TCP $h')dnl
define(\`PROCMAIL_MAILER_PATH', \`/bin/false')dnl
define(\`LOCAL_MAILER_PATH', \`/bin/false')dnl
FEATURE(\`nouucp', \`reject')dnl
FEATURE(\`use_cw_file')dnl
FEATURE(\`access_db', \`hash -o -T<TMPF> ${inside}/access')dnl
FEATURE(\`blocklist_recipients')dnl
${features}
FEATURE(\`no_default_msa')dnl
DAEMON_OPTIONS(\`Port=${port}, Addr=127.0.0.1, Name=MTA')dnl
MAILER(\`local')dnl
MAILER(\`smtp')dnl
`,
    );
    const cf = ground.run(
      '/usr/bin/m4',
      ['-D_CF_DIR_=/usr/share/sendmail/cf/', '/usr/share/sendmail/cf/m4/cf.m4', mc],
      { errors: false },
    );
    ground.write(den, `${port}.cf`, cf);
  }
  const input = readFileSync(ground.outside(access), 'utf8');
  ground.run('/usr/libexec/sendmail/makemap', ['-C', `${inside}/2800.cf`, 'hash', `${inside}/access`], {
    input,
  });
  ground.run('/usr/libexec/sendmail/sendmail', ['-bi', '-C', `${inside}/2800.cf`]);
  for (const port of Object.keys(DAEMONS)) {
    const told = ground.start('/usr/libexec/sendmail/sendmail', [
      '-bD',
      '-C',
      `${inside}/${port}.cf`,
      '-X',
      `${inside}/${port}.log`,
    ]);
    await ground.ready(Number(port), told);
  }
  const version = /Version (\S+)/.exec(
    ground.run('/usr/libexec/sendmail/sendmail', ['-d0.1', '-bv', '-C', `${inside}/2800.cf`, 'root']),
  )?.[1];
  const record = new Record('sendmail', `Sendmail ${version}`);
  await receive(record);
}

async function receive(record) {
  const say = (...args) => record.refused(...args);
  const ehlo = 'EHLO client.example.org';
  await say('relaying', 'relay-denied', 2800, mail({ to: 'user@elsewhere.example' }));
  await say('relaying, no reverse name', 'relay-denied', 2800, mail({ to: 'user@elsewhere.example' }), {
    from: CLIENT.nameless,
  });
  await say('relaying, forged reverse name', 'relay-denied', 2800, mail({ to: 'user@elsewhere.example' }), {
    from: CLIENT.forged,
  });
  await say('accept_unresolvable_domains off', 'dns-or-routing', 2800, mail({ from: 'news@nosuch.example' }));
  await say(
    'accept_unresolvable_domains off, name server fails',
    'dns-or-routing',
    2800,
    mail({ from: 'news@servfail.example' }),
  );
  await say('accept_unqualified_senders off', 'syntax-or-protocol', 2800, mail({ from: 'www-data' }));
  await say('access_db: From REJECT', 'policy-rejected', 2800, mail({ from: 'blocked@example.org' }));
  await say('access_db: Connect REJECT', 'policy-rejected', 2800, mail(), { from: '127.0.0.10' });
  await say('blocklist_recipients', 'mailbox-disabled', 2800, mail({ to: 'blocked@example.com' }), {
    accept: ['policy-rejected'],
  });
  await say('recipient syntax', 'mailbox-unknown', 2800, mail({ to: 'user@@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('recipient without a user', 'mailbox-unknown', 2800, mail({ to: '@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('recipient in UUCP form', 'relay-denied', 2800, mail({ to: 'host!user@example.com' }), {
    accept: ['mailbox-unknown'],
  });
  await say('sender syntax', 'syntax-or-protocol', 2800, mail({ from: 'news@@example.org' }));
  await say('dnsbl', 'reputation-blocked', 2801, mail(), { from: CLIENT.listed });
  await say('require_rdns', 'rdns-missing', 2802, mail(), { from: CLIENT.nameless });
  await say('require_rdns, forged', 'rdns-missing', 2802, mail(), { from: CLIENT.forged });
  await say('milter: reject at RCPT', 'policy-rejected', 2803, mail({ data: MESSAGE }), {
    accept: ['other'],
  });
  await say('milter: reject at the end of the message', 'content-rejected', 2804, mail({ data: MESSAGE }), {
    accept: ['policy-rejected'],
  });
  await say('milter: defer at RCPT', 'server-temporary', 2805, mail({ data: MESSAGE }), {
    accept: ['greylisted', 'policy-rejected'],
  });
  await say('milter not running', 'server-temporary', 2806, mail({ data: MESSAGE }));
  await say('MinFreeBlocks', 'server-temporary', 2807, mail({ parameters: 'SIZE=1000' }));
  await say('MaxRecipientsPerMessage', 'rate-limited', 2808, mail({ to: Array(4).fill('user@example.com') }));
  await say('MaxMessageSize', 'message-too-large', 2808, mail({ parameters: 'SIZE=1000000' }));
  await say(
    'MaxMessageSize',
    'message-too-large',
    2808,
    mail({ data: `${MESSAGE}\r\n${'Long text.\r\n'.repeat(500)}` }),
  );
  await say('PrivacyOptions=needmailhelo', 'syntax-or-protocol', 2808, ['MAIL FROM:<news@example.org>']);
  await say('PrivacyOptions=noetrn', 'syntax-or-protocol', 2808, [ehlo, 'ETRN example.com'], {
    accept: ['policy-rejected'],
  });
  await say('PrivacyOptions=noexpn', 'syntax-or-protocol', 2808, [ehlo, 'EXPN user'], {
    accept: ['policy-rejected'],
  });
  await talk(2809, ['QUIT']);
  await say('ratecontrol', 'rate-limited', 2809, mail());
  const held = talk(2809, [ehlo, { pauseMs: 2000 }], { from: CLIENT.nameless, waitMs: 2000 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await say('conncontrol', 'rate-limited', 2809, mail(), { from: CLIENT.nameless });
  await held;
  await say('greet_pause', 'policy-rejected', 2810, mail(), {
    early: `${ehlo}\r\n`,
    accept: ['reputation-blocked', 'syntax-or-protocol'],
  });
  await say(
    'MaxHeadersLength',
    'content-rejected',
    2812,
    mail({
      data: `${Array.from({ length: 200 }, (_, i) => `X-Long-${i}: ${'x'.repeat(60)}\r\n`).join('')}${MESSAGE}`,
    }),
    { accept: ['message-too-large', 'syntax-or-protocol'] },
  );
  await say('TLS_Clt: ENCR', 'tls-required', 2800, mail(), { from: '127.0.0.5' });
  await say('unknown command', 'syntax-or-protocol', 2800, [ehlo, 'FOO']);
  await say('too many unknown commands', 'syntax-or-protocol', 2800, [ehlo, ...Array(30).fill('FOO')], {
    last: true,
    accept: ['rate-limited'],
    waitMs: 6000,
  });
  await say('EHLO without a name', 'syntax-or-protocol', 2800, ['EHLO']);
  await say('HELO syntax', 'syntax-or-protocol', 2800, ['EHLO web 1 <x>']);
  await say('MAIL twice', 'syntax-or-protocol', 2800, [...mail({ to: [] }), 'MAIL FROM:<news@example.org>']);
  await say('RCPT before MAIL', 'syntax-or-protocol', 2800, [ehlo, 'RCPT TO:<user@example.com>']);
  await say('DATA before MAIL', 'syntax-or-protocol', 2800, [ehlo, 'DATA']);
  await say('DATA before RCPT', 'syntax-or-protocol', 2800, [...mail({ to: [] }), 'DATA']);
  await say('MAIL with an unknown parameter', 'syntax-or-protocol', 2800, mail({ parameters: 'FOO=BAR' }));
  await say('MAIL without FROM', 'syntax-or-protocol', 2800, [ehlo, 'MAIL news@example.org']);
  await say('AUTH not offered', 'syntax-or-protocol', 2800, [ehlo, 'AUTH PLAIN AGEAYg=='], {
    accept: ['auth-failed'],
  });
  await say('STARTTLS with a parameter', 'syntax-or-protocol', 2800, [ehlo, 'STARTTLS now'], {
    accept: ['tls-required'],
  });
}
