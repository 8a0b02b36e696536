/** QQ Mail and Tencent Exmail. */
import type { Dialect } from '../../model/dialect.ts';
import type { Category, Consequence } from '../../model/explanation.ts';
import { page } from '../references.ts';
import { notOwnSender } from './own-sender.ts';

const HELP = page('QQ Mail: why mail comes back', 'https://service.mail.qq.com/');
const references = [HELP];

const POSTMASTER =
  'Register the domain at https://open.mail.qq.com/ (in Chinese), where QQ Mail shows complaints and takes questions of senders.';

/** Every refusal ends with the page that explains it, at one of these. */
const PAGE = '\\b.{0,160}(?:mail\\.qq\\.com|weixin\\.qq\\.com)';

function row(id: string, words: string, category: Category, but?: Partial<Consequence>) {
  return {
    id: `qq-${id}`,
    text: new RegExp(`^(?:error: )?${words}${PAGE}`, 'i'),
    category,
    ...(but === undefined ? {} : { but }),
    references,
  };
}

export const qq: Dialect = {
  id: 'qq',
  name: 'QQ Mail',
  kind: 'mailbox',
  hosts: ['qq.com', 'exmail.qq.com', 'foxmail.com'],
  signs: [
    /\bservice\.(?:ex)?mail\.qq\.com\b/i,
    /\bopen\.work\.weixin\.qq\.com\b/i,
    /\bmail\.qq\.com\/zh_CN\//i,
  ],
  rows: [
    {
      id: 'qq-frequency',
      text: /^(?:domain|sender|ip|connection) frequency limited\b/i,
      category: 'rate-limited',
      but: {
        bounce: 'block',
        title: 'More mail than QQ Mail takes from this sender in that time',
        meaning:
          'QQ Mail counts by minute, hour and day, by the sender, its domain and its address. Over the count of a minute it waits for minutes, over that of an hour for hours, over that of a day until the next; the numbers are secret.',
        action: [
          'Wait an hour at least, then send more slowly; the reply is permanent, so the mail has to be sent anew.',
          POSTMASTER,
        ],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    row('recipient-too-fast', 'mailbox unavailable or access denied', 'rate-limited', {
      title: 'This mailbox gets too much mail just now',
      meaning: 'QQ Mail protects the recipient from a flood of mail, and takes none for them for a while.',
      actor: 'nobody',
      action: ['Send it anew later; the address is good.'],
      retry: { advice: 'later', afterSeconds: 3_600 },
    }),
    row('content', '(?:mail content denied|content rejected)', 'content-rejected', {
      title: 'QQ Mail refuses what is in the message',
      meaning: 'The same or similar content came in great numbers, or its recipients reported it as spam.',
      action: ['Change the content, links above all, and send to fewer people at once.', POSTMASTER],
    }),
    row('suspected', 'suspected (?:spam (?:ip|sender|domain)|bounce attacks?)', 'reputation-blocked', {
      title: 'QQ Mail saw much spam or many bounces from this sender',
      action: ['Find and stop the cause, and take dead addresses off the list.', POSTMASTER],
    }),
    row('connection', 'connection denied', 'reputation-blocked', {
      title: 'QQ Mail blocks the sending address',
      action: ['Find and stop the cause.', POSTMASTER],
    }),
    row('authentication', '(?:spf|dkim|dmarc) check failed', 'auth-policy'),
    row('sender-domain', 'domain may not exist or dns check failed', 'dns-or-routing', {
      title: 'QQ Mail cannot find the domain of the sender',
      action: [
        'See with `mailsonde mx DOMAIN` that the domain of the sender exists and has a mail server, also seen from China.',
      ],
    }),
    row('no-mailbox', 'mailbox not found', 'mailbox-unknown'),
    row('refused-by-recipient', 'mail is rejected by recipients?', 'policy-rejected', {
      title: 'The recipient has blocked this sender',
      actor: 'recipient',
    }),
    {
      id: 'qq-sender-not-owned',
      text: /^mail from address must be same as authorization user\b/i,
      category: 'policy-rejected',
      but: notOwnSender(),
      references,
    },
    {
      id: 'qq-not-opened',
      text: /该用户未开通QQ邮箱/,
      category: 'mailbox-disabled',
      but: {
        title: 'The QQ account has no mailbox',
        meaning: 'The number belongs to a QQ account whose owner has never switched on mail.',
      },
      references,
    },
  ],
  sources: [HELP.url, 'http://qiao.yimirj.com/article/detail/2261', 'https://smtp.codes/qq'],
  checked: '2026-11-22',
};
