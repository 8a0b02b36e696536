/** Blocklists other than Spamhaus, as servers that ask them name them: why they list, how an entry ends, whom to ask. */
import type { Dialect, DialectRow } from '../../model/dialect.ts';
import type { Consequence } from '../../model/explanation.ts';
import { blocklistOf, DEAD_BLOCKLISTS } from '../blocklists.ts';
import { page, rfc } from '../references.ts';

const CHECKED = '2026-11-22';

interface Listed {
  id: string;
  name: string;
  /** Shows in a reply that this list is meant. */
  sign: RegExp;
  /** Where to look an entry up and to ask for removal; as a rule that of the table of zones. */
  removal: string;
  /** What is more precise than the rest, tried first. */
  rows?: readonly DialectRow[];
  title?: string;
  /** Why it lists, and how an entry ends. */
  meaning: string;
  action: readonly string[];
  retry?: Consequence['retry'];
}

function listed({ id, name, sign, removal, rows = [], title, meaning, action, retry }: Listed): Dialect {
  const references = [page(name, removal)];
  const row: DialectRow = {
    id: `${id}-listed`,
    text: sign,
    category: 'reputation-blocked',
    but: {
      title: title ?? `The sending address is listed by ${name}`,
      meaning,
      action,
      ...(retry === undefined ? {} : { retry }),
    },
    references,
  };
  return {
    id,
    name,
    kind: 'blocklist',
    signs: [sign],
    rows: [...rows.map((other) => ({ references, ...other })), row],
    sources: [removal],
    checked: CHECKED,
  };
}

/** The list is gone: who still asks it turns away whom chance will have. */
function gone(id: string, name: string, sign: RegExp, why: string, source: string): Dialect {
  return {
    id,
    name,
    kind: 'blocklist',
    signs: [sign],
    rows: [
      {
        id: `${id}-gone`,
        text: sign,
        category: 'reputation-blocked',
        but: {
          title: 'The receiver asks a blocklist that no longer exists',
          meaning: `${why} What the receiver takes for a listing is an old copy, or the answer of whoever owns the name now. The sender has nothing to repair.`,
          actor: 'recipient-admin',
          action: [
            'Tell the administrator of the receiver, by other means, to take this list out of the configuration.',
            'See with `mailsonde blocklist ADDRESS` whether a list that is alive has an entry too.',
          ],
        },
        references: [page(name, source)],
      },
    ],
    sources: [source],
    checked: CHECKED,
  };
}

/** Where the table of zones says that removal is asked for. */
function removalOf(zone: string): string {
  return blocklistOf(zone)!.removalUrl!;
}

const STOP =
  'Stop the cause first: a compromised account or form, an old or bought list, malware behind the address.';

function ask(url: string, then = ''): string {
  return `Then look the address up at ${url} and ask for removal there.${then === '' ? '' : ` ${then}`}`;
}

const SPAMCOP = removalOf('bl.spamcop.net');
export const spamcop = listed({
  id: 'spamcop',
  name: 'SpamCop',
  sign: /\bspamcop\.net\b|\bspamcop\b/i,
  removal: SPAMCOP,
  meaning:
    'People reported mail of this address as spam, or it came to traps, within the last days. The entry ends by itself within 24 hours of the last report.',
  action: [
    STOP,
    'Wait: a day after the last report the entry is gone, and there is hardly ever a faster way.',
    `Look at ${SPAMCOP} how long it has to go.`,
  ],
  retry: { advice: 'later', afterSeconds: 86_400 },
});

const BARRACUDA = removalOf('b.barracudacentral.org');
export const barracudaCentral = listed({
  id: 'barracuda-central',
  name: 'Barracuda Reputation',
  sign: /\bbarracudacentral\.(?:org|com)\b|\bbarracudanetworks\.com\/reputation\b|\bbarracuda reputation\b/i,
  removal: BARRACUDA,
  meaning:
    'Barracuda has seen spam from the address, and every Barracuda in front of a mail server refuses it, as do others who ask the list.',
  action: [STOP, `Then ask for removal at ${BARRACUDA}; it is answered within twelve hours as a rule.`],
});

const UCEPROTECT = removalOf('dnsbl-1.uceprotect.net');
export const uceprotect = listed({
  id: 'uceprotect',
  name: 'UCEPROTECT',
  sign: /\buceprotect\b/i,
  removal: UCEPROTECT,
  rows: [
    {
      id: 'uceprotect-network',
      text: /\bdnsbl-[23]\.uceprotect\b|\buceprotect.{0,30}\blevel ?-?[23]\b|\buceprotect.{0,3}[23]\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'UCEPROTECT lists the whole network of the provider',
        meaning:
          'Levels 2 and 3 list every address of a range or of a provider because some of them sent spam. The sender itself did nothing, can repair nothing, and few receivers refuse by these lists.',
        actor: 'recipient-admin',
        action: [
          'Ask the administrator of the receiver not to refuse by levels 2 and 3, which the list itself advises against.',
          'Tell the provider of the network, who has to stop the spam of its customers; pay for no express removal, as it changes nothing for long.',
        ],
      },
    },
  ],
  meaning:
    'The address sent mail to a trap or tried out addresses (level 1). The entry ends by itself seven days after the last hit.',
  action: [
    STOP,
    'Wait seven days; the express removal for money is not needed.',
    'If the bounce came from a mailing list or an answer to forged mail, refuse unknown recipients during SMTP instead of sending bounces.',
  ],
});

const ABUSIX = removalOf('combined.mail.abusix.zone');
export const abusix = listed({
  id: 'abusix',
  name: 'Abusix',
  sign: /\babusix\b/i,
  removal: ABUSIX,
  meaning:
    'The address or a domain of the message is in one of the lists of Abusix: for mail to traps, for malware, or because its reverse name looks like that of a connection for end users (policy).',
  action: [
    `See at ${ABUSIX} which of the lists it is.`,
    'Policy: give the address a reverse name of your own domain, then ask for removal, which holds for good.',
    'Others: stop the cause, then ask for removal there; it is done within minutes, but undone at the next hit.',
  ],
});

const INVALUEMENT = 'https://www.invaluement.com/removal/';
export const invaluement = listed({
  id: 'invaluement',
  name: 'Invaluement',
  sign: /\binvaluement\b|\bivmSIP\b|\bivmURI\b/i,
  removal: INVALUEMENT,
  meaning:
    'Invaluement lists addresses (ivmSIP), ranges (ivmSIP/24) and domains in links (ivmURI) of senders that others overlook, such as those who spread spam over many addresses.',
  action: [
    STOP,
    `Then ask at ${INVALUEMENT}. For a range, show that your part of it is yours: a reverse name of your own domain and an entry in the registry of the network.`,
  ],
});

export const senderscore = listed({
  id: 'senderscore',
  name: 'Validity Sender Score',
  sign: /\bsenderscore\.(?:com|net|org)\b|\bsenderscore\b|\bRPBL\b/i,
  removal: removalOf('bl.score.senderscore.com'),
  meaning:
    'Validity lists the address for mail to traps, failed authentication, suspicious attachments, signs of a botnet, or a Sender Score near zero.',
  action: [
    STOP,
    ask(
      removalOf('bl.score.senderscore.com'),
      'The answer says what led to the entry; it returns if that goes on.',
    ),
  ],
});

const SURBL = removalOf('multi.surbl.org');
export const surbl = listed({
  id: 'surbl',
  name: 'SURBL',
  sign: /\bsurbl\b/i,
  removal: SURBL,
  title: 'A link in the message is listed by SURBL',
  meaning:
    'SURBL lists domains that stand in spam, phishing or malware as links. It says nothing about the sending address.',
  action: [
    'Look up every domain of the message, those of tracking and pictures too: `mailsonde blocklist DOMAIN`.',
    'Clean the site if it was broken into, leave the link out if it belongs to others; use no public link shorteners.',
    `Ask for removal at ${SURBL}.`,
  ],
});

const URIBL = removalOf('multi.uribl.com');
export const uribl = listed({
  id: 'uribl',
  name: 'URIBL',
  sign: /\buribl\.com\b|\b(?:listed|found|blocked)\b.{0,20}\buribl\b/i,
  removal: URIBL,
  title: 'A link in the message is listed by URIBL',
  meaning: 'URIBL lists domains that stand in spam as links. It says nothing about the sending address.',
  action: [
    'Look up every domain of the message: `mailsonde blocklist DOMAIN`.',
    `Ask for removal at ${URIBL} (an account is needed) once mail with that link goes only to those who asked for it.`,
  ],
});

export const mailspike = listed({
  id: 'mailspike',
  name: 'Mailspike',
  sign: /\bmailspike\b/i,
  removal: removalOf('bl.mailspike.net'),
  meaning:
    'Mailspike keeps a reputation of each address from what its sensors see; the reputation of this one is bad. It recovers by itself when good mail follows.',
  action: [STOP, ask(removalOf('bl.mailspike.net'))],
});

export const psbl = listed({
  id: 'psbl',
  name: 'PSBL',
  sign: /\bpsbl\b/i,
  removal: removalOf('psbl.surriel.com'),
  meaning:
    'The address sent mail to a trap. Entries end by themselves within weeks, and anybody may remove an address at any time; it is listed again at the next hit.',
  action: [STOP, ask(removalOf('psbl.surriel.com'), 'It is done within the hour.')],
});

export const spfbl = listed({
  id: 'spfbl',
  name: 'SPFBL',
  sign: /\bspfbl\.net\b|\bspfbl\b/i,
  removal: 'https://spfbl.net/en/delist/',
  meaning:
    'SPFBL lists addresses for complaints, but also those without a reverse name of their own that leads back to them, or with a generic one.',
  action: [
    'Give the address a reverse name within your own domain that leads back to it (`mailsonde ptr ADDRESS`), and see that postmaster at that domain takes mail.',
    ask('https://spfbl.net/en/delist/', 'It is free where these rules are met.'),
  ],
});

export const hostkarma = listed({
  id: 'hostkarma',
  name: 'Hostkarma',
  sign: /\bjunkemailfilter\.com\b|\bhostkarma\b/i,
  removal: removalOf('hostkarma.junkemailfilter.com'),
  meaning:
    'The address sent spam to the traps of Junk Email Filter. Entries end by themselves after some days.',
  action: [STOP, ask(removalOf('hostkarma.junkemailfilter.com'))],
});

export const truncate = listed({
  id: 'truncate',
  name: 'GBUdb Truncate',
  sign: /\bgbudb\b/i,
  removal: removalOf('truncate.gbudb.net'),
  meaning:
    'Nearly all mail that Message Sniffer saw from the address was spam. There is no removal: the entry ends by itself some days after the spam.',
  action: [STOP, 'Wait: nobody can be asked.'],
  retry: { advice: 'later', afterSeconds: 172_800 },
});

export const backscatterer = listed({
  id: 'backscatterer',
  name: 'Backscatterer',
  sign: /\bbackscatterer\b/i,
  removal: removalOf('ips.backscatterer.org'),
  meaning:
    'The server sends bounces, out-of-office notes or checks of senders to people who never wrote to it, since spam forges their addresses. The entry ends by itself four weeks after the last one.',
  action: [
    'Refuse unknown recipients during SMTP instead of accepting and bouncing; answer automatically only what is no spam; switch callouts to senders off.',
    'Ask the administrator of the receiver to use this list for bounces (an empty sender) alone, as it is meant.',
  ],
});

export const s5h = listed({
  id: 's5h',
  name: 's5h.net',
  sign: /\bs5h\.net\b/i,
  removal: removalOf('all.s5h.net'),
  meaning: 'Spam by mail or by forms of web sites was seen from the address.',
  action: [
    STOP,
    'Then open http://www.usenix.org.uk/content/rblremove from the address itself, which removes it at once.',
  ],
});

export const zeroSpam = listed({
  id: '0spam',
  name: '0spam',
  sign: /\b0spam\.(?:org|fusionzero\.com)\b|\b0spam\b/i,
  removal: removalOf('bl.0spam.org'),
  meaning: 'The address sent mail to the traps of 0spam.',
  action: [STOP, ask(removalOf('bl.0spam.org'))],
});

const RATS = removalOf('spam.spamrats.com');
export const spamrats = listed({
  id: 'spamrats',
  name: 'SpamRATS',
  sign: /\bspamrats\b/i,
  removal: RATS,
  rows: [
    {
      id: 'spamrats-reverse-name',
      text: /\b(?:dyna|noptr)\.spamrats\b|\bspamrats\b.{0,40}\b(?:rats-)?(?:dyna|noptr)\b|\bRATS-(?:Dyna|NoPtr)\b/i,
      category: 'rdns-missing',
      but: {
        title: 'The reverse name of the address is missing or generic (SpamRATS)',
        meaning:
          'RATS-NoPtr lists addresses without a reverse name that sent mail, RATS-Dyna those whose name looks like that of a connection for end users.',
        action: [
          'Have the provider set the reverse name of the address to the name of the mail server within your own domain: `mailsonde ptr ADDRESS`.',
          `Then ask for removal at ${RATS}, which checks the name and lets go at once.`,
        ],
      },
    },
  ],
  meaning: 'The address sent mail to traps (RATS-Spam) or tried out passwords (RATS-Auth).',
  action: [STOP, `Then ask for removal at ${RATS}.`],
});

export const sorbs = gone(
  'sorbs',
  'SORBS',
  /\bsorbs\b/i,
  'SORBS was shut down in June 2024.',
  'https://www.techzine.eu/news/security/120916/proofpoint-discontinues-anti-spam-service-sorbs/',
);

export const nixspam = gone(
  'nixspam',
  'NiX Spam',
  /\bmanitu\.net\b|\bnix ?spam\b/i,
  'NiX Spam (ix.dnsbl.manitu.net) was emptied in January 2025.',
  'https://heise.de/-10248714',
);

/** Told apart above, or gone on under another name. */
const OWN_ROWS = /^(?:sorbs\.net|ix\.dnsbl\.manitu\.net|cbl\.abuseat\.org)$/;

export const deadBlocklists = gone(
  'dead-blocklists',
  'Blocklists that were shut down',
  new RegExp(
    Object.keys(DEAD_BLOCKLISTS)
      .filter((zone) => !OWN_ROWS.test(zone))
      .map((zone) => `\\b${zone.replaceAll('.', '\\.')}\\b`)
      .join('|'),
    'i',
  ),
  'The list named in the reply was shut down years ago.',
  rfc(6471, '3.4').url,
);
