/** What Gmail says of senders it distrusts, of what messages hold, and of rules that administrators set. */
import type { DialectRow } from '../../../model/dialect.ts';
import { ATTACHMENTS, CODES, GUIDELINES, MITIGATION, POSTMASTER } from './pages.ts';

const references = [GUIDELINES, CODES];

const pause = { advice: 'later', afterSeconds: 14_400 } as const;

export const reputation: readonly DialectRow[] = [
  {
    id: 'gmail-custom-policy',
    text: /\bgcdp\b/i,
    category: 'policy-rejected',
    but: {
      title: 'A rule of the receiving organisation refused it',
      meaning:
        'The mark "gcdp" says that not Google but an administrator of the receiving domain set the rule that refused this message.',
      action: [
        'Ask the recipient, by another way than this, to have their administrator look at the compliance and routing rules in the Google Admin console.',
        'Sending it again unchanged will not help.',
      ],
    },
    references: [CODES],
  },
  {
    id: 'gmail-domain-policy',
    text: /has a policy that prohibit(?:s|ed) the mail/i,
    category: 'policy-rejected',
    but: {
      meaning:
        'The organisation of the sender or of the recipient has a rule in Google Workspace that forbids this message, for instance mail to or from outside.',
      action: [
        'Ask the administrator of the domain which delivery restriction is set, and whether you can be let through.',
      ],
    },
    references: [CODES],
  },
  {
    id: 'gmail-domain-allow-list',
    text: /not in whitelist for rcpt domain/i,
    category: 'policy-rejected',
    but: {
      title: 'The receiving domain takes mail from listed servers only',
      meaning:
        'The administrator of this domain lets Google accept mail only from certain servers (an inbound gateway, say), and this one is not among them.',
      action: [
        'Send to the mail hosts in the MX records of the domain, not to those of Google: `mailsonde mx DOMAIN`.',
        'Otherwise the administrator has to add your address to the inbound gateway setting.',
      ],
    },
    references: [CODES],
  },
  {
    id: 'gmail-low-reputation',
    text: /very low reputation of the sending (?:ip|domain)/i,
    category: 'reputation-blocked',
    but: {
      meaning:
        'Google has a very bad opinion of the sending address or domain (the text says which), from what its users reported as spam. The recipient exists; all mail of this sender is at risk.',
      action: [
        `See the reputation and spam rate in Postmaster Tools: ${POSTMASTER}.`,
        'Stop mail to people who did not ask for it or have not opened for months; send to the most engaged, slowly, for some weeks.',
        'See whether the server or an account was broken into, and whether it is on blocklists: `mailsonde blocklist ADDRESS`.',
        `If you keep to all guidelines and it does not improve, ask Google: ${MITIGATION}.`,
      ],
      retry: pause,
    },
    references,
  },
  {
    id: 'gmail-suspicious-content',
    text: /nature of the content and\/or the links|suspicious due to the nature/i,
    category: 'content-rejected',
    but: {
      actor: 'sender-admin',
      title: 'Google distrusts what the message says or links to',
      meaning: 'Something in the text, or the domain of a link, resembles spam or fraud that Google knows.',
      action: [
        'Look at every link first: link shorteners, tracking domains shared with others, and domains on blocklists (`mailsonde blocklist DOMAIN`).',
        'Send a message without links as a test; add parts back until it is refused.',
      ],
      retry: pause,
    },
    references,
  },
  {
    id: 'gmail-likely-unsolicited',
    text: /likely (?:unsolicited mail|suspicious)/i,
    category: 'content-rejected',
    but: {
      actor: 'sender-admin',
      title: 'Taken for spam',
      meaning:
        'Gmail judged this message to be spam, from what it says, from who sent it, and from how people treated similar ones.',
      action: [
        'See that SPF, DKIM and DMARC pass and that the server has a reverse name: `mailsonde check DOMAIN`.',
        `Look at the spam rate in Postmaster Tools: ${POSTMASTER}.`,
        'Messages that are nearly empty, only an image, only a link, or without proper headers are often taken for spam.',
      ],
    },
    references,
  },
  {
    id: 'gmail-unsolicited-rate-blocked',
    codes: [550],
    text: /unusual rate of unsolicited mail/i,
    category: 'reputation-blocked',
    but: {
      meaning: 'So much unwanted mail came from this address lately that Gmail takes none from it for now.',
      action: [
        'Find out what sends from this address (a broken-in account or web form often), and stop it.',
        'Afterwards wait some hours and begin with little mail.',
        `See ${POSTMASTER} for the spam rate.`,
      ],
      retry: pause,
    },
    references,
  },
  {
    id: 'gmail-unsolicited-rate',
    text: /unusual rate of (?:unsolicited )?e?mail originating/i,
    category: 'rate-limited',
    but: {
      bounce: 'block',
      meaning:
        'Gmail sees more unwanted mail than usual from this sender, and slows it down. What is deferred now may be taken later.',
      action: [
        'Stop for at least 10 minutes, then go on with one connection and add one at a time.',
        'Find out whether the mail is yours: broken-in accounts and forwarded spam count as well.',
      ],
      retry: { advice: 'later', afterSeconds: 600 },
    },
    references,
  },
  {
    id: 'gmail-direct-not-authorized',
    text: /(?:ip you're using to send mail is )?not authorized to send e?mail directly to our servers/i,
    category: 'reputation-blocked',
    but: {
      title: 'This address belongs to a network of end users',
      meaning:
        'The address is one that is handed out to homes or offices; Gmail takes mail from such addresses only through the provider.',
      action: [
        "Send through your provider's or another relay with a sign-in on port 465 or 587: `mailsonde ports HOST` tells which is open.",
      ],
    },
    references,
  },
  {
    id: 'gmail-security-attachment',
    codes: [552, 550],
    text: /content presents a potential security issue|p=BlockedMessage/i,
    category: 'content-rejected',
    but: {
      title: 'A kind of file that Gmail never takes',
      meaning:
        'Attached, perhaps inside an archive, is a program, a script, a document with harmful macros, or an archive with a password holding such. Gmail takes none of them.',
      action: [
        'Put the file on a file store (Google Drive, say) and send the link.',
        'Check the computer for viruses if you attached nothing of the kind.',
      ],
    },
    references: [ATTACHMENTS, CODES],
  },
  {
    id: 'gmail-message-format',
    codes: [550],
    text: /messages? (?:missing|with(?:out)?)\b.*(?:\bfrom\b|message-?id|header)|multiple (?:addresses in from|from addresses)|missing a valid|duplicate (?:\S+ )?headers?|rfc ?5322 (?:compliant|section)|not (?:rfc ?5322|compliant with rfc)/i,
    known: true,
    category: 'content-rejected',
    but: {
      actor: 'sender-admin',
      title: 'A header is missing, doubled or malformed',
      meaning:
        'Gmail insists on RFC 5322: exactly one From with one valid address, exactly one Date, Subject and Message-ID, nothing twice. This message does not keep to it.',
      action: [
        'Correct what the text names in the program that makes the message; Gmail refuses every message made like it.',
      ],
    },
    references,
  },
  {
    id: 'gmail-malformed',
    codes: [554],
    text: /mail message is malformed/i,
    category: 'content-rejected',
    but: {
      actor: 'sender-admin',
      title: 'The message is built wrongly',
      action: [
        'Correct the program that makes the message: headers, MIME boundaries, line ends (CR LF only), lines of at most 998 octets.',
      ],
    },
    references: [CODES],
  },
];
