// Exim, receiving and sending, set up to refuse.
import { CLIENT } from './dns.mjs';
import { MESSAGE, mail, Record, talk } from './ground.mjs';

const PORTS = {
  plain: 2600,
  verify: 2601,
  dnsbl: 2602,
  local: 2603,
  tls: 2604,
  auth: 2605,
  fewer: 2606,
  ratelimit: 2609,
  content: 2611,
  send: 2612,
  local2: 2614,
};

export async function collect(ground) {
  const den = ground.den('exim');
  const { inside } = den;
  for (const name of ['spool', 'log', 'mail']) ground.folder(den, name, 'Debian-exim', 0o750);
  const pem = ground.certificate(den);
  ground.own(ground.outside(pem), 'Debian-exim');
  const at = (name) => `condition = \${if eq{$received_port}{${PORTS[name]}}}`;
  ground.write(
    den,
    'exim.conf',
    `primary_hostname = mx.example.com
keep_environment =
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = ${inside}/spool
log_file_path = ${inside}/log/%slog
pid_file_path = ${inside}/exim.pid
local_interfaces = <; ${Object.values(PORTS)
      .map((port) => `127.0.0.1.${port}`)
      .join(' ; ')}
tls_advertise_hosts = *
tls_certificate = ${pem}
tls_privatekey = ${pem}
auth_advertise_hosts = *
host_lookup =
pipelining_connect_advertise_hosts =
rfc1413_hosts =
smtp_enforce_sync = true
helo_allow_chars =
message_size_limit = 20K
smtp_accept_max_nonmail = 3
smtp_max_synprot_errors = 2
smtp_max_unknown_commands = 2
smtp_receive_timeout = 4s
recipients_max = 3
recipients_max_reject = true
smtp_accept_max_per_connection = 2
smtp_accept_max_per_host = 6
retry_interval_max = 1h
never_users =
acl_smtp_mail = mail
acl_smtp_rcpt = rcpt
acl_smtp_data = data
begin acl
mail:
  deny ${at('tls')}
       !encrypted = *
       message = Sender must use TLS
  accept
rcpt:
  accept ${at('send')}
  deny ${at('dnsbl')}
       dnslists = bl.example.net
       message = rejected because $sender_host_address is in a black list at $dnslist_domain\\n$dnslist_text
  deny ${at('local')}
       message = host IP address $sender_host_address is locally blacklisted here. If you think this is wrong, get in touch with postmaster
  deny ${at('local2')}
       message = sender envelope address $sender_address is locally blacklisted here. If you think this is wrong, get in touch with postmaster
  require condition = \${if def:sender_helo_name}
       message = nice hosts say HELO first
  deny local_parts = ^[.] : ^.*[@%!/|]
       message = Restricted characters in address
  deny ${at('verify')}
       !verify = sender
  deny ${at('auth')}
       !authenticated = *
       message = authentication required
  defer ${at('ratelimit')}
       ratelimit = 0 / 1h / strict
       message = Sender rate overlimit - $sender_rate / $sender_rate_period
  deny ${at('fewer')}
  deny domains = ! example.com
       message = relay not permitted
  require verify = recipient
  accept
data:
  deny condition = \${if > {$max_received_linelength}{998}}
       message = maximum allowed line length is 998 octets, got $max_received_linelength
  deny ${at('content')}
       !verify = header_syntax
       message = header syntax
  accept
begin routers
forced:
  driver = manualroute
  condition = \${if eq{$received_port}{${PORTS.send}}}
  domains = closed.example : mute.example : hangup.example : unwelcome.example : plain.example : inner.example : unreachable2.example
  route_data = \${extract{$domain}{closed.example=127.0.0.1::3999 mute.example=127.0.0.1::3010 hangup.example=127.0.0.1::3011 unwelcome.example=127.0.0.1::3012 plain.example=127.0.0.1::3014 inner.example=127.0.0.1::${PORTS.plain}}}
  transport = \${if eq{$domain}{plain.example}{encrypted}{smtp}}
  self = send
  no_more
mx:
  driver = dnslookup
  domains = ! example.com
  transport = smtp
  ignore_target_hosts = 0.0.0.0
  no_more
full:
  driver = accept
  local_parts = full
  transport = small
moved:
  driver = redirect
  local_parts = moved
  allow_fail
  data = :fail: the user has moved to new@elsewhere.example
user:
  driver = redirect
  local_parts = user
  data = :blackhole:
begin transports
smtp:
  driver = smtp
  connect_timeout = 2s
  command_timeout = 2s
  hosts_try_fastopen =
  allow_localhost
encrypted:
  driver = smtp
  hosts_require_tls = *
  hosts_try_fastopen =
  allow_localhost
small:
  driver = appendfile
  file = ${inside}/mail/full
  quota = 100
  user = Debian-exim
begin retry
* * F,1h,1m
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = false
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = <| Username: | Password:
  server_condition = \${if eq{$auth1}{broken}{\${lookup{x}lsearch{/nonexistent}}}{false}}
  server_set_id = $auth1
`,
  );
  await ground.listen(3010, () => {});
  await ground.listen(3011, (socket) => socket.end());
  await ground.listen(3012, (socket) => socket.end('554 mx.example.com ESMTP not accepting messages\r\n'));
  await ground.listen(3014, (socket) => {
    socket.write('220 mx.example.com ESMTP\r\n');
    socket.on('data', (data) =>
      socket.write(`${data}`.startsWith('QUIT') ? '221 bye\r\n' : '250 mx.example.com\r\n'),
    );
  });
  const told = ground.start('/usr/sbin/exim4', ['-bdf', '-C', `${inside}/exim.conf`]);
  for (const port of Object.values(PORTS)) await ground.ready(port, told);
  const version = /Exim version (\S+)/.exec(
    ground.run('/usr/sbin/exim4', ['-bV', '-C', `${inside}/exim.conf`]),
  )?.[1];
  const record = new Record('exim', `Exim ${version}`);
  await receive(record);
  await deliver(ground, den, record);
}

async function receive(record) {
  const say = (setting, category, name, commands, how) =>
    record.refused(setting, category, PORTS[name], commands, how);
  const ehlo = 'EHLO client.example.org';
  await say('verify = recipient', 'mailbox-unknown', 'plain', mail({ to: 'nobody@example.com' }));
  await say('redirect to :fail: with a text', 'mailbox-unknown', 'plain', mail({ to: 'moved@example.com' }));
  await say(
    'deny message = relay not permitted',
    'relay-denied',
    'plain',
    mail({ to: 'user@elsewhere.example' }),
  );
  await say('recipient syntax', 'mailbox-unknown', 'plain', mail({ to: 'user@@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('recipient without a domain', 'mailbox-unknown', 'plain', mail({ to: 'user' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('sender without a domain', 'syntax-or-protocol', 'plain', mail({ from: 'www-data' }));
  await say('sender syntax', 'syntax-or-protocol', 'plain', mail({ from: 'news@@example.org' }));
  await say(
    'verify = sender, no such domain',
    'dns-or-routing',
    'verify',
    mail({ from: 'news@nosuch.example' }),
    { accept: ['policy-rejected'] },
  );
  await say('verify = sender, null MX', 'dns-or-routing', 'verify', mail({ from: 'news@nullmx.example' }), {
    accept: ['policy-rejected'],
  });
  await say(
    'verify = sender, name server fails',
    'dns-or-routing',
    'verify',
    mail({ from: 'news@servfail.example' }),
    { accept: ['server-temporary'] },
  );
  await say(
    'verify = sender, unknown local',
    'policy-rejected',
    'verify',
    mail({ from: 'nobody@example.com' }),
    { accept: ['mailbox-unknown', 'dns-or-routing'] },
  );
  await say(
    'verify = sender, MX without address',
    'dns-or-routing',
    'verify',
    mail({ from: 'news@noaddress.example' }),
    { accept: ['policy-rejected'] },
  );
  await say('dnslists', 'reputation-blocked', 'dnsbl', mail(), { from: CLIENT.listed });
  await say('Debian, local_host_blacklist', 'policy-rejected', 'local', mail(), {
    accept: ['reputation-blocked'],
  });
  await say('Debian, local_sender_blacklist', 'policy-rejected', 'local2', mail(), {
    accept: ['reputation-blocked'],
  });
  await say('default ACL: HELO first', 'syntax-or-protocol', 'plain', [
    'MAIL FROM:<news@example.org>',
    'RCPT TO:<user@example.com>',
  ]);
  await say('default ACL: characters', 'mailbox-unknown', 'plain', mail({ to: 'user%host@example.com' }), {
    accept: ['syntax-or-protocol', 'policy-rejected'],
  });
  await say('HELO syntax', 'syntax-or-protocol', 'plain', ['EHLO web_1']);
  await say('HELO missing', 'syntax-or-protocol', 'plain', ['EHLO']);
  await say('encrypted = * with the message of the manual', 'tls-required', 'tls', mail());
  await say('authenticated = * with a message', 'auth-required', 'auth', mail());
  await say('deny without a message', 'policy-rejected', 'fewer', mail(), { accept: ['other'] });
  await say('ratelimit', 'rate-limited', 'ratelimit', mail(), {
    accept: ['server-temporary', 'policy-rejected'],
  });
  await say(
    'recipients_max_reject',
    'rate-limited',
    'plain',
    mail({ to: Array(4).fill('user@example.com') }),
  );
  await say('smtp_accept_max_per_connection', 'rate-limited', 'plain', [
    ...mail({ data: MESSAGE }),
    ...mail({ data: MESSAGE }).slice(1),
    ...mail().slice(1),
  ]);
  await say('message_size_limit', 'message-too-large', 'plain', mail({ parameters: 'SIZE=1000000' }));
  await say(
    'message_size_limit',
    'message-too-large',
    'plain',
    mail({ data: `${MESSAGE}\r\n${'Long text.\r\n'.repeat(3000)}` }),
  );
  await say(
    'a line of more than 998 octets',
    'content-rejected',
    'plain',
    mail({ data: `${MESSAGE}\r\n${'x'.repeat(1500)}` }),
    { accept: ['syntax-or-protocol'] },
  );
  await say(
    'verify = header_syntax',
    'content-rejected',
    'content',
    mail({ data: MESSAGE.replace('To: user@example.com', 'To: user@@example.com') }),
    { accept: ['syntax-or-protocol'] },
  );
  await say('unknown command', 'syntax-or-protocol', 'plain', [ehlo, 'FOO']);
  await say('smtp_max_unknown_commands', 'syntax-or-protocol', 'plain', [ehlo, 'FOO', 'FOO', 'FOO'], {
    last: true,
  });
  await say(
    'smtp_accept_max_nonmail',
    'syntax-or-protocol',
    'plain',
    [ehlo, 'NOOP', 'NOOP', 'NOOP', 'NOOP', 'NOOP'],
    { last: true, accept: ['rate-limited'] },
  );
  await say('RCPT before MAIL', 'syntax-or-protocol', 'plain', [ehlo, 'RCPT TO:<user@example.com>']);
  await say('DATA before RCPT', 'syntax-or-protocol', 'plain', [
    ehlo,
    'MAIL FROM:<news@example.org>',
    'DATA',
  ]);
  await say(
    'DATA with no valid recipient',
    'syntax-or-protocol',
    'plain',
    [...mail({ to: 'nobody@example.com' }), 'DATA'],
    { last: true, accept: ['mailbox-unknown'] },
  );
  await say('MAIL twice', 'syntax-or-protocol', 'plain', [
    ...mail({ to: [] }),
    'MAIL FROM:<news@example.org>',
  ]);
  await say('MAIL with an unknown parameter', 'syntax-or-protocol', 'plain', mail({ parameters: 'FOO=BAR' }));
  await say('MAIL without an address', 'syntax-or-protocol', 'plain', [ehlo, 'MAIL FROM:']);
  await say('smtp_enforce_sync', 'syntax-or-protocol', 'plain', [], { early: 'EHLO client.example.org\r\n' });
  await say('smtp_receive_timeout', 'network-unreachable', 'plain', [{ phase: 'ehlo' }], {
    accept: ['server-temporary', 'syntax-or-protocol'],
  });
  await say('authenticator: wrong password', 'auth-failed', 'plain', [
    ehlo,
    `AUTH PLAIN ${Buffer.from('\0joe\0wrong').toString('base64')}`,
  ]);
  await say(
    'authenticator: lookup fails',
    'server-temporary',
    'plain',
    [ehlo, 'AUTH LOGIN', Buffer.from('broken').toString('base64'), Buffer.from('x').toString('base64')],
    { accept: ['auth-failed'] },
  );
  await say('authenticator: unknown mechanism', 'auth-failed', 'plain', [ehlo, 'AUTH NTLM'], {
    accept: ['syntax-or-protocol'],
  });
  await say('authenticator: not base64', 'auth-failed', 'plain', [ehlo, 'AUTH PLAIN ***'], {
    accept: ['syntax-or-protocol'],
  });
  await say('authenticator: given up by the client', 'auth-failed', 'plain', [ehlo, 'AUTH LOGIN', '*'], {
    accept: ['syntax-or-protocol'],
  });
  await say(
    'AUTH before EHLO',
    'syntax-or-protocol',
    'plain',
    ['HELO client.example.org', `AUTH PLAIN ${Buffer.from('\0a\0b').toString('base64')}`],
    { accept: ['auth-failed'] },
  );
  const held = Array.from({ length: 6 }, () => talk(PORTS.plain, [ehlo, { pauseMs: 4000 }]));
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await say('smtp_accept_max_per_host', 'rate-limited', 'plain', mail());
  await Promise.all(held);
}

/** Mail that this Exim cannot pass on: what its log says of each. */
async function deliver(ground, den, record) {
  const cases = {
    'user@nosuch.example': ['no such domain', 'mailbox-unknown', ['domain-unknown']],
    'user@noaddress.example': ['MX without an address', 'domain-unknown', ['dns-or-routing']],
    'user@nullmx.example': ['null MX', 'domain-unknown'],
    'user@servfail.example': ['name server fails', 'dns-or-routing'],
    'user@loop.example': ['MX is the server itself', 'dns-or-routing'],
    'user@closed.example': ['connection refused', 'network-unreachable'],
    'user@unreachable.example': ['no route', 'network-unreachable'],
    'user@silent.example': ['connection timed out', 'network-unreachable'],
    'user@mute.example': ['no greeting', 'network-unreachable'],
    'user@hangup.example': ['hangs up at once', 'network-unreachable'],
    'user@unwelcome.example': ['554 greeting', 'policy-rejected', ['reputation-blocked', 'other']],
    'user@plain.example': ['hosts_require_tls', 'tls-required'],
    'nobody@inner.example': ['the server behind says no', 'relay-denied'],
    'full@example.com': ['quota', 'mailbox-full'],
  };
  for (const to of Object.keys(cases)) await talk(PORTS.send, mail({ to, data: MESSAGE }));
  const of = (text, address) =>
    text.match(
      new RegExp(
        `(?:==|\\*\\*) (?:${address.replaceAll('.', '\\.')})(?: <[^>]*>)?(?: F=\\S+)?((?: [RTH]=\\S+(?: \\[[^\\]]*\\](?::\\d+)?)?)*)(?: (?:X|CV)=\\S+)*(?: defer \\(-?\\d+\\)(?: H=\\S+(?: \\[[^\\]]*\\])?)?)?(?: CV=\\S+)?:? (.*)$`,
        'm',
      ),
    )?.[2];
  const all = Object.keys(cases);
  const text = await ground.log(
    `${den.inside}/log/mainlog`,
    (one) => all.every((address) => of(one, address)),
    20_000,
  );
  for (const [address, [setting, category, accept]] of Object.entries(cases)) {
    const said = of(text, address);
    if (said === undefined) console.error(`${record.version}, ${setting}: no word in the log`);
    else record.tell(`log: ${setting}`, category, said, { accept });
  }
}
