// Postfix, receiving and sending, set up to refuse.
import { refuseDelivery, startDovecot } from './dovecot.mjs';
import { MESSAGE, mail, milter, Record, talk } from './ground.mjs';
import { LISTENERS, SCREENS, SERVICES } from './postfix-listeners.mjs';
import { refuse } from './postfix-refusals.mjs';

const QUEUES = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'saved'];

export async function collect(ground) {
  const den = ground.den('postfix');
  for (const name of ['queue', 'queue/pid']) ground.folder(den, name, 'root', 0o755);
  for (const name of [...QUEUES, 'private', 'trace']) ground.folder(den, `queue/${name}`, 'postfix');
  ground.folder(den, 'queue/public', 'postfix', 0o710);
  ground.folder(den, 'queue/maildrop', 'postfix', 0o730);
  ground.folder(den, 'data', 'postfix');
  ground.folder(den, 'mail', 'vmail', 0o755);
  const tls = ground.certificate(den);
  const users = ground.write(den, 'users', 'joe:{PLAIN}right:61007:61007::/srv\n');
  const dovecot = startDovecot(ground, den, users);
  const main = {
    compatibility_level: '3.7',
    myhostname: 'mx.example.com',
    mydestination: 'local.example',
    mynetworks: '127.255.255.255/32',
    virtual_mailbox_domains: 'example.com,full.example',
    virtual_mailbox_maps: 'inline:{user@example.com=user,box@full.example=box}',
    virtual_mailbox_base: `${den.inside}/mail`,
    virtual_uid_maps: 'static:61007',
    virtual_gid_maps: 'static:61007',
    virtual_mailbox_limit: '100001',
    mailbox_size_limit: '100001',
    message_size_limit: '100000',
    virtual_alias_domains: 'alias.example',
    virtual_alias_maps: 'inline:{known@alias.example=user@example.com}',
    relay_domains: 'inner.example',
    relay_recipient_maps: 'inline:{known@inner.example=ok,gone@inner.example=ok}',
    transport_maps: `inline:{inner.example=smtp:[127.0.0.1]:2500,closed.example=smtp:[127.0.0.1]:3999,mute.example=smtp:[127.0.0.1]:3010,hangup.example=smtp:[127.0.0.1]:3011,unwelcome.example=smtp:[127.0.0.1]:3012,plain.example=encrypt:[127.0.0.1]:2500,untrusted.example=secure:[127.0.0.1]:2511,relay.example=signedin:[127.0.0.1]:2532,small.example=smtp:[127.0.0.1]:2517,later.example=smtp:[127.0.0.1]:3013,store.example=lmtp:inet:127.0.0.1:2424}`,
    queue_directory: `${den.inside}/queue`,
    data_directory: `${den.inside}/data`,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    inet_protocols: 'ipv4',
    maillog_file: `${den.inside}/postfix.log`,
    maillog_file_prefixes: '/srv',
    alias_maps: '',
    alias_database: '',
    local_recipient_maps: 'inline:{joe=x}',
    smtpd_relay_restrictions: 'reject_unauth_destination',
    smtpd_client_event_limit_exceptions: '',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: dovecot.sasl,
    smtpd_tls_chain_files: tls,
    smtpd_error_sleep_time: '0',
    address_verify_poll_count: '1',
    address_verify_map: '',
    unverified_recipient_reject_reason: '',
    smtp_helo_timeout: '1s',
    smtp_connect_timeout: '1s',
    smtp_host_lookup: 'dns',
    unknown_local_recipient_reject_code: '550',
    bounce_queue_lifetime: '0',
  };
  const services = [];
  for (const [port, parameters] of Object.entries(LISTENERS)) {
    services.push(`127.0.0.1:${port} inet n - n - - smtpd`);
    for (const [name, value] of Object.entries(parameters)) {
      main[`listener_${port}_${name}`] = value;
      services.push(`  -o ${name}=$listener_${port}_${name}`);
    }
  }
  const header = ground.write(den, 'header', '/^Subject: bad/ REJECT\n');
  const body = ground.write(den, 'body', '/forbidden words/ REJECT\n');
  services.push(
    `strict unix n - n - 0 cleanup -o header_checks=regexp:${header} -o body_checks=regexp:${body} -o hopcount_limit=3`,
  );
  for (const [port, parameters] of Object.entries(SCREENS)) {
    services.push(
      `127.0.0.1:${port} inet n - n - 1 postscreen`,
      `  -o postscreen_cache_map=btree:${den.inside}/data/screen_${port}`,
      '  -o smtpd_service_name=screened',
    );
    for (const [name, value] of Object.entries(parameters)) {
      main[`listener_${port}_${name}`] = value;
      services.push(`  -o ${name}=$listener_${port}_${name}`);
    }
  }
  services.push('screened pass - - n - - smtpd');
  ground.write(
    den,
    'main.cf',
    Object.entries(main)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  ground.write(den, 'master.cf', `${[...services, ...SERVICES].join('\n')}\n`);

  await ground.listen(3001, milter('R', 'r'));
  await ground.listen(3002, milter('E', 'r'));
  await ground.listen(3003, milter('R', 't'));
  // Talks to nobody, hangs up, does not welcome, and puts off.
  await ground.listen(3010, () => {});
  await ground.listen(3011, (socket) => socket.end());
  await ground.listen(3012, (socket) => socket.end('554 mx.example.com ESMTP not accepting messages\r\n'));
  const told = ground.start('/usr/lib/postfix/sbin/master', ['-d', '-c', den.inside]);
  for (const port of [...Object.keys(LISTENERS), ...Object.keys(SCREENS)]) {
    await ground.ready(Number(port), told);
  }

  const version = ground.run('/usr/sbin/postconf', ['-c', den.inside, '-h', 'mail_version']).trim();
  const record = new Record('postfix', `Postfix ${version}`);
  await refuse(record);
  await deliver(ground, den, record);
  await refuseDelivery(new Record('dovecot', dovecot.version));
}

async function deliver(ground, den, record) {
  const cases = {
    'user@nosuch.example': ['no such domain', 'domain-unknown'],
    'user@noaddress.example': ['MX without an address', 'domain-unknown', ['dns-or-routing']],
    'user@nullmx.example': ['null MX', 'domain-unknown'],
    'user@servfail.example': ['name server fails', 'dns-or-routing'],
    'user@loop.example': ['MX is the server itself', 'dns-or-routing'],
    'user@closed.example': ['connection refused', 'network-unreachable'],
    'user@refused.example': ['connection refused at the MX', 'network-unreachable'],
    'user@unreachable.example': ['no route', 'network-unreachable'],
    'user@silent.example': ['connection timed out', 'network-unreachable'],
    'user@mute.example': ['no greeting', 'network-unreachable'],
    'user@hangup.example': ['hangs up at once', 'network-unreachable'],
    'user@unwelcome.example': ['554 greeting', 'policy-rejected', ['reputation-blocked', 'other']],
    'user@plain.example': ['smtp_tls_security_level=encrypt', 'tls-required'],
    'user@untrusted.example': ['smtp_tls_security_level=secure', 'tls-required'],
    'user@relay.example': ['smtp_sasl_password_maps wrong', 'auth-failed'],
    'gone@inner.example': ['transport_maps leads to the server itself', 'dns-or-routing'],
    'box@full.example': ['virtual_mailbox_limit', 'mailbox-full'],
    'nobody@store.example': ['LMTP, no such user', 'mailbox-unknown'],
  };
  const body = `${MESSAGE}\r\n${'Long text, again and again.\r\n'.repeat(1200)}`;
  await talk(2541, mail({ to: Object.keys(cases), data: body }), { waitMs: 20_000 });
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  const all = Object.keys(cases);
  const of = (text, address) =>
    text.match(
      new RegExp(`to=<${address.replaceAll('.', '\\.')}>.*status=(?:deferred|bounced) \\((.*)\\)$`, 'm'),
    )?.[1];
  const text = await ground.log(
    `${den.inside}/postfix.log`,
    (one) => all.every((address) => of(one, address)),
    20_000,
  );
  for (const [address, [setting, category, accept]] of Object.entries(cases)) {
    const said = of(text, address);
    if (said === undefined) console.error(`${record.version}, ${setting}: no word in the log`);
    else record.tell(`log: ${setting}`, category, said, { accept });
  }
  // What the log of the receiving side calls the same.
  for (const [pattern, category] of [
    [/NOQUEUE: reject: RCPT from .*Relay access denied.*/, 'relay-denied'],
    [/NOQUEUE: reject: RCPT from .*User unknown in relay recipient table.*/, 'mailbox-unknown'],
    [/NOQUEUE: reject: RCPT from .*blocked using bl\.example\.net.*/, 'reputation-blocked'],
  ]) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) record.tell('log of smtpd', category, found, { phase: 'rcpt' });
  }
}
