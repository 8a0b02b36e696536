// Dovecot beside Postfix: who may sign in there, and what it says to an MTA that hands it mail.
import { MESSAGE } from './ground.mjs';

export function startDovecot(ground, den, users) {
  ground.write(
    den,
    'dovecot.conf',
    `base_dir = ${den.inside}/run
state_dir = ${den.inside}/state
log_path = ${den.inside}/dovecot.log
protocols = lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mail_plugins = quota
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1K
}
passdb {
  driver = passwd-file
  args = ${users}
}
userdb {
  driver = passwd-file
  args = ${ground.write(den, 'stores', `user:::::${den.inside}/store::\nsmall:::::${den.inside}/small::\n`)}
  override_fields = uid=vmail gid=vmail home=${den.inside}/mail/%n
}
service auth {
  unix_listener ${den.inside}/sasl {
    mode = 0666
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = 2424
  }
}
protocol lmtp {
  auth_username_format = %n
}
`,
  );
  ground.start('/usr/sbin/dovecot', ['-F', '-c', `${den.inside}/dovecot.conf`]);
  const version = ground.run('/usr/sbin/dovecot', ['--version']).split(' ')[0];
  return { sasl: `${den.inside}/sasl`, version: `Dovecot ${version}` };
}

/** LMTP: nobody, over quota, and out of order. */
export async function refuseDelivery(record) {
  const session = (to, data) => [
    'LHLO mx.example.com',
    'MAIL FROM:<news@example.org>',
    `RCPT TO:<${to}>`,
    ...(data === undefined ? [] : ['DATA', `${data}\r\n.`]),
  ];
  await record.refused('LMTP, no such user', 'mailbox-unknown', 2424, session('nobody@store.example'));
  await record.refused(
    'LMTP, quota',
    'mailbox-full',
    2424,
    session('user@store.example', `${MESSAGE}\r\n${'Text.\r\n'.repeat(500)}`),
  );
  await record.refused('LMTP, unknown command', 'syntax-or-protocol', 2424, ['LHLO mx.example.com', 'FOO']);
  await record.refused('LMTP, RCPT before MAIL', 'syntax-or-protocol', 2424, [
    'LHLO mx.example.com',
    'RCPT TO:<user@store.example>',
  ]);
  await record.refused(
    'LMTP, bad address',
    'mailbox-unknown',
    2424,
    ['LHLO mx.example.com', 'MAIL FROM:<news@example.org>', 'RCPT TO:<user@@store.example>'],
    { accept: ['syntax-or-protocol'] },
  );
}
