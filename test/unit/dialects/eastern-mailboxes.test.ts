/** What mailbox providers of Russia, China, Korea and Japan write, row by row. */
import { expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { daum } from '../../../src/knowledge/dialects/daum.ts';
import { docomo } from '../../../src/knowledge/dialects/docomo.ts';
import { kddi } from '../../../src/knowledge/dialects/kddi.ts';
import { mailRu } from '../../../src/knowledge/dialects/mail-ru.ts';
import { naver } from '../../../src/knowledge/dialects/naver.ts';
import { netease } from '../../../src/knowledge/dialects/netease.ts';
import { qq } from '../../../src/knowledge/dialects/qq.ts';
import { yandex } from '../../../src/knowledge/dialects/yandex.ts';
import { describeDialect } from '../../support/dialect-examples.ts';

const INVALID =
  '550 Message was not accepted -- invalid mailbox. Local mailbox user@example.com is unavailable:';

describeDialect(mailRu, [
  [
    'reverse-name',
    '550 Sorry, we do not accept mail from hosts with dynamic IP or generic DNS PTR-records. Please get a custom reverse DNS name from your ISP for your host 192.0.2.1 or contact abuse@corp.mail.ru in case of error',
    '550 We do not accept mail from dynamic hosts',
  ],
  ['full', `${INVALID} user quota exceeded`, `${INVALID} user not found`],
  ['disabled', `${INVALID} account is disabled`, `${INVALID} user not found`],
  ['disabled', `${INVALID}\nuser is terminated`, '550 user is terminated'],
  ['no-mailbox', `${INVALID} user not found`, '550 User not found'],
  ['account-blocked', '550 message sending for this account is disabled', '550 This account is disabled'],
  [
    'dmarc',
    '550 5.7.1 This message was not accepted due to domain example.org owner DMARC policy (RFC 7489) https://help.mail.ru/mail-help/postmaster/dmarc',
    '550 5.7.1 This message was not accepted due to DMARC',
  ],
  [
    'spam',
    '550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=rwGqVv or report details to abuse@corp.mail.ru. Error code: 56AA01AF.',
    '550 spam message rejected',
  ],
  [
    'listed',
    '550 Access from ip address 192.0.2.1 blocked. Visit http://win.mail.ru/cgi-bin/support_bl?ip=192.0.2.1',
    '550 Access from ip address 192.0.2.1 blocked.',
  ],
]);

describeDialect(yandex, [
  [
    'spam-statistics',
    '554 5.7.1 Blocked by spam statistics - see http://feedback.yandex.ru/?from=mail-rejects&subject=192.0.2.1',
    '554 5.7.1 Blocked by statistics',
  ],
  [
    'spam',
    '554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc',
    '554 5.7.1 Message rejected as SPAM',
  ],
  [
    'recipient-blocked',
    '550 5.7.1 Policy rejection on the target address',
    '550 5.7.1 Policy rejection of your address',
  ],
  ['no-mailbox', '550 5.7.1 No such user!', '550 5.1.1 No such user'],
  ['address-syntax', '501 5.1.3 Bad address mailbox syntax', '501 5.1.3 Bad recipient address syntax'],
  [
    'sender-not-owned',
    '553 5.7.1 Sender address rejected: not owned by auth user.',
    '553 5.7.1 <user@example.org>: Sender address rejected: not owned by user user',
  ],
  [
    'sender-not-owned',
    '550 5.7.0 Sender or From header address rejected: not owned by authorized user',
    '550 5.7.0 Sender or From header address rejected',
  ],
  [
    'no-access',
    '535 5.7.8 Error: authentication failed: This user does not have access rights to this service',
    '535 5.7.8 Error: authentication failed',
  ],
  [
    'spf',
    '550 5.7.1 SPF check failed: 192.0.2.1 is not authorized to send in the name of example.org',
    '550 5.7.1 SPF check failed',
  ],
]);

const qqSays = (words: string): string =>
  `550 ${words} [MXAEu/Ls IP: 192.0.2.1]. https://service.mail.qq.com/detail/0/53`;

describeDialect(qq, [
  ['frequency', qqSays('Domain frequency limited'), '550 The frequency is limited'],
  [
    'frequency',
    '550 Ip frequency limited. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000725',
    '550 Mail frequency limited',
  ],
  [
    'recipient-too-fast',
    qqSays('Mailbox unavailable or access denied'),
    '550 Mailbox unavailable or access denied',
  ],
  ['content', qqSays('Mail content denied.'), '550 Mail content denied.'],
  [
    'content',
    '550 Error: content rejected; http://mail.qq.com/zh_CN/help/content/rejectedmail.html',
    '550 Error: content rejected',
  ],
  ['suspected', qqSays('Suspected spam ip'), '550 Suspected spam'],
  ['connection', qqSays('Connection denied'), '550 Connection denied'],
  ['authentication', qqSays('DMARC check failed'), '550 DMARC check failed'],
  [
    'sender-domain',
    '550 Domain may not exist or DNS check failed. http://service.mail.qq.com/cgi-bin/help?subtype=1&&no=1000725',
    '550 DNS check failed',
  ],
  ['no-mailbox', qqSays('Mailbox not found.'), '550 Mailbox not found.'],
  ['refused-by-recipient', qqSays('Mail is rejected by recipients'), '550 Mail is rejected by recipients'],
  [
    'sender-not-owned',
    '501 mail from address must be same as authorization user',
    '501 mail from address must be an address of the domain',
  ],
  ['not-opened', '该用户未开通QQ邮箱', '该用户不存在'],
]);

describeDialect(netease, [
  ['connections', '421 HL:ICC 163 mx1 Connection refused', '421 ICC connection refused'],
  ['volume', '451 MI:SFQ 163 smtp3,xyz http://mail.163.com/help/help_spam_16.htm', '451 MI:SF'],
  ['a-connection', '450 RP:DRC 当前连接发送的收件人数量超出限制', '450 当前连接发送的收件人数量超出限制'],
  [
    'behaviour',
    '421 HL:MEP 该IP发送行为异常,存在大量伪造发送域域名行为,被临时禁止连接',
    '421 被临时禁止连接',
  ],
  ['listed', '450 DT:RBL 发信IP位于一个或多个RBL里', '450 RBL'],
  ['not-allowed', '450 WM:BLI 该IP不在网易允许的发送地址列表里', '450 BLI'],
  ['wrong-commands', '450 MI:CEL 发送方出现过多的错误指令', '450 MI:CE'],
  [
    'authentication',
    '550 MI:SPF 163 mx14,O8CowEA5 http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.1',
    '550 SPF check',
  ],
  [
    'sign-in',
    '451 Requested mail action not taken: too much fail authentication',
    '451 Requested mail action not taken: authentication failed',
  ],
  ['sender-not-owned', '553 Mail from must equal authorized user', '553 Mail from must be an address'],
  ['two-senders', '554 DT:SUM 163 mx2,xyz http://mail.163.com/help/help_spam_16.htm', '554 SUM'],
  ['spam', '554 DT:SPM 163 mx2,xyz http://mail.163.com/help/help_spam_16.htm', '554 SPM'],
]);

describeDialect(naver, [
  [
    'filtered',
    '421 4.3.2 Your IP(192.0.2.1) is filtered and this connection will be closed. You must register your IP to http://realip.naver.com',
    '421 4.3.2 Your IP(192.0.2.1) is filtered and this connection will be closed.',
  ],
  [
    'no-mailbox',
    '550 5.1.1 No such user. For more information, go to https://help.naver.com/alias/mail/newmail10.naver YFIkhhfiSGCl2Nuynp4eNQ - nsmtp',
    '550 5.1.1 No such user',
  ],
]);

describeDialect(daum, [
  ['busy', '421 4.4.1 CHIC 192.0.2.1: Network is busy.', '421 4.4.1 Network is busy.'],
  [
    'blocked',
    '421 4.4.5 CCRT 192.0.2.1: Connection refused. Server is busy(RT)',
    '421 4.4.5 Connection refused. Server is busy',
  ],
  [
    'spam',
    '554 5.7.1 DAS51 192.0.2.1: Your mail is blocked automatically by anti-spam system. (E06)',
    '554 5.7.1 Your mail is blocked automatically',
  ],
  [
    'no-mailbox',
    '550 5.1.1 RUSR 192.0.2.1: No such user: <user@example.com>',
    '550 5.1.1 No such user: <user@example.com>',
  ],
  [
    'inactive',
    '550 5.2.1 RACT 192.0.2.1: Mailbox is inactive: <user@example.com>',
    '550 5.2.1 Mailbox is inactive: <user@example.com>',
  ],
]);

describeDialect(docomo, [
  [
    'filter',
    'host mfsmax.docomo.ne.jp[192.0.2.1] said: 550 Unknown user user@docomo.ne.jp (in reply to end of DATA command)',
    'host mfsmax.docomo.ne.jp[192.0.2.1] said: 550 Unknown user user@docomo.ne.jp (in reply to RCPT TO command)',
  ],
  ['no-mailbox', '550 Unknown user user@docomo.ne.jp', '550 Unknown user user@example.com'],
  ['full', '552 Too much mail data user@docomo.ne.jp', '552 Too much mail data'],
]);

describeDialect(kddi, [
  [
    'filter',
    'host lsean.ezweb.ne.jp[192.0.2.1] said: 550 <user@ezweb.ne.jp>: User unknown (in reply to end of DATA command)',
    'host lsean.ezweb.ne.jp[192.0.2.1] said: 550 <user@ezweb.ne.jp>: User unknown (in reply to RCPT TO command)',
  ],
  ['no-mailbox', '550 <user@ezweb.ne.jp>: User unknown', '550 <user@example.com>: User unknown'],
  [
    'address-syntax',
    '554 <us!er@au.com>: Relay access denied',
    '554 <user@example.com>: Relay access denied',
  ],
]);

it('keeps an address on the list where only a filter of the recipient refuses', () => {
  const told = explainReply('550 Unknown user user@docomo.ne.jp', { phase: 'message' });
  expect(told.category).toBe('policy-rejected');
  expect(told.address).toBe('review');
  expect(explainReply('550 Unknown user user@docomo.ne.jp', { phase: 'rcpt' }).category).toBe(
    'mailbox-unknown',
  );
});
