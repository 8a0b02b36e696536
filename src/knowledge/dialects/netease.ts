/** NetEase: 163.com, 126.com and yeah.net. */
import type { Dialect, DialectRow } from '../../model/dialect.ts';
import type { Category, Consequence } from '../../model/explanation.ts';
import { page } from '../references.ts';
import { notOwnSender } from './own-sender.ts';

const HELP = page('NetEase Mail: codes in bounces', 'https://help.mail.163.com/');
const references = [HELP];

const slower: Partial<Consequence> = {
  action: [
    'Send fewer messages over each connection, over fewer connections, to fewer recipients at once; go on after an hour.',
  ],
  retry: { advice: 'later', afterSeconds: 3_600 },
};

function row(
  id: string,
  codes: readonly string[],
  category: Category,
  but?: Partial<Consequence>,
): DialectRow {
  return {
    id: `netease-${id}`,
    text: new RegExp(`(?:^|\\s)(?:${codes.join('|')})\\b`),
    category,
    ...(but === undefined ? {} : { but }),
    references,
  };
}

export const netease: Dialect = {
  id: 'netease',
  name: 'NetEase',
  kind: 'mailbox',
  hosts: ['163.com', '126.com', 'yeah.net', 'netease.com'],
  signs: [
    /\b(?:help\.)?mail\.163\.com\/help\b|\bhelp\.(?:mail\.)?163\.com\b/i,
    /(?:^|\s)(?:HL:|MI:|RP:|DT:|WM:)[A-Z]{3}\b/,
  ],
  rows: [
    row('connections', ['HL:ICC'], 'rate-limited', {
      ...slower,
      title: 'Too many connections to NetEase at once',
    }),
    row('volume', ['HL:IFC', 'MI:SFQ', 'RP:QRC', 'RP:TRC', 'MI:STC'], 'rate-limited', {
      ...slower,
      title: 'More mail than NetEase takes from this sender in that time',
    }),
    row('a-connection', ['MI:DMC', 'RP:DRC', 'MI:CCL', 'RP:CCL'], 'rate-limited', {
      title: 'Too much over one connection',
      meaning: 'More messages (MI:DMC), recipients (RP:DRC) or commands (CCL) than one connection may carry.',
      action: ['End the connection after fewer messages and open a new one.'],
      retry: { advice: 'later', afterSeconds: 300 },
    }),
    row('behaviour', ['HL:REP', 'HL:MEP'], 'reputation-blocked', {
      title: 'NetEase turns the sending address away for now',
      meaning:
        'Too many of its recipients did not exist (HL:REP), or too much of its mail came with forged sender domains (HL:MEP).',
      action: [
        'Look for malware and for accounts that send spam, take dead addresses off the list, and send only with domains of your own.',
      ],
      retry: { advice: 'later', afterSeconds: 14_400 },
    }),
    row('listed', ['DT:RBL'], 'reputation-blocked', {
      title: 'The sending address is on a public list',
    }),
    row('not-allowed', ['WM:BLI', 'WM:BLU', 'MI:SPB', 'HL:IPB'], 'policy-rejected', {
      title: 'NetEase does not allow this address or sender',
      actor: 'sender-admin',
      action: ['Ask NetEase at https://help.mail.163.com/ (in Chinese), with the whole reply.'],
    }),
    row('wrong-commands', ['MI:CEL', 'RP:CEL'], 'syntax-or-protocol', {
      meaning: 'Too many commands over this connection were wrong.',
    }),
    row('authentication', ['MI:SPF', 'MI:DMA'], 'auth-policy'),
    {
      id: 'netease-sign-in',
      codes: [451, 535, 550],
      text: /\btoo much fail authentication\b/i,
      category: 'auth-failed',
      but: {
        title: 'Too many refused sign-ins, so none is taken for now',
        actor: 'sender',
        action: [
          'Stop the program that tries, put in the right authorisation code (made in the settings of the mailbox; the password does not work), and try again after an hour.',
        ],
        retry: { advice: 'later', afterSeconds: 3_600 },
      },
      references,
    },
    {
      id: 'netease-sender-not-owned',
      text: /^mail from must equal authorized user\b/i,
      category: 'policy-rejected',
      but: notOwnSender(),
      references,
    },
    row('two-senders', ['DT:SUM'], 'content-rejected', {
      title: 'The envelope and the From line name different senders',
      action: ['Use one domain for both, and pass DMARC: see `mailsonde check DOMAIN`.'],
    }),
    row('spam', ['DT:SPM'], 'content-rejected', {
      title: 'NetEase takes the message for spam',
      meaning:
        'The text looks like spam, or the server that sends it is not set up as one should be. With 451 the same mail may be taken when it comes again after two minutes.',
    }),
  ],
  sources: [HELP.url, 'https://biecuoliao.com/pa/MBRrwEM.html'],
  checked: '2026-11-22',
};
