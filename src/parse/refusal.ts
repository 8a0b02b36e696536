/** Tells a reply that refuses us (our address, name or network) from one that says something about the server or the mailbox. */
import type { SmtpReply } from '../model/evidence/sessions.ts';
import type { Stage } from '../model/failure.ts';

export interface Refusal {
  /** What about us it names. */
  about: 'blocklist' | 'reverse-name' | 'helo' | 'rate' | 'greylisting' | 'network' | 'policy';
  /** What it comes to, for a person; no full stop. */
  says: string;
  /** What that person can do. */
  advice: string;
}

interface Sign extends Refusal {
  text: RegExp;
  /** Said in 4xx replies only. */
  temporary?: true;
}

const NETWORK: Sign = {
  about: 'network',
  text: /dynamic|residential|dial-?up|dul\b|\bgeneric\b|not (?:allowed|permitted|authori[sz]ed) to connect|(?:your|this|connecting|client|sending) (?:ip|host|address|network|server|connection)|client host|from your (?:ip|network|host)|\bASN\b|cloud provider|mail from \[?\d/i,
  says: 'the server refuses the address or network we come from',
  advice:
    'send from a mail server with a fixed address of good standing, or through the submission server of a provider',
};

/** The first that fits decides: what is most precise stands first. */
const SIGNS: readonly Sign[] = [
  {
    about: 'greylisting',
    text: /gr[ae]y-?list|try again (?:in|after|later).*(?:first time|unknown|new)|temporarily deferred.*(?:triplet|unknown)|postgrey/i,
    temporary: true,
    says: 'the server greylists: who comes for the first time is asked to come again',
    advice:
      'come again from the same address after five to fifteen minutes; a real mail server does so by itself',
  },
  {
    about: 'reverse-name',
    text: /\bPTR\b|reverse[- ]?(?:dns|name|host|lookup|mapping)|\brdns\b|cannot find your (?:reverse )?hostname|(?:does not|doesn't) (?:have|resolve).*(?:reverse|hostname)|fcrdns|forward[- ]confirmed/i,
    says: 'the server wants the address we come from to have a reverse name that leads back to it',
    advice: 'have the owner of the address set its reverse name, and look with mailsonde ptr ADDRESS',
  },
  {
    about: 'blocklist',
    text: /block ?-?list|black ?-?list|\b(?:rbl|dnsbl|xbl|pbl|sbl|css)\b|spamhaus|barracuda(?:central)?|spamcop|sorbs|uceprotect|abuseat|invaluement|senderscore|listed (?:at|by|in|on)\b|is listed\b|reputation|spam source|S3140|S3150|\bbanned\b/i,
    says: 'the server refuses the address we come from, because of a blocklist or its reputation',
    advice:
      'look with mailsonde blocklist ADDRESS; send from an address with a good name, or ask the list named in the reply to remove it',
  },
  {
    about: 'helo',
    text: /\b(?:helo|ehlo)\b.*(?:reject|invalid|bad|not|mismatch|fqdn|resolve|syntax|require)|(?:invalid|bad|need).*\b(?:helo|ehlo)\b|helo command rejected|fully[- ]qualified hostname/i,
    says: 'the server does not accept the name we say in EHLO',
    advice: 'say a host name that leads to the address we come from, with --helo NAME',
  },
  {
    about: 'rate',
    text: /too many (?:connections|sessions|concurrent|messages|recipients|errors)|rate[- ]?limit|throttl|connection(?:s)? (?:rate|limit)|exceeded.*(?:rate|limit)|too fast|slow down|\bRP-00[123]\b|4\.7\.28/i,
    says: 'the server lets in only so many connections from one address',
    advice: 'come again later, with fewer connections',
  },
  NETWORK,
  {
    about: 'policy',
    text: /policy|access denied|not welcome|administratively|administrative prohibition|connection (?:refused|rejected|denied|blocked)|unauthori[sz]ed (?:host|client|connection)/i,
    says: 'the server refuses us by a rule of its own',
    advice: 'try from another network; if it is your server, look for the rule in its log',
  },
];

const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\[?(?:IPv6:)?(?:[\da-f]{1,4}:){3,7}[\da-f:]+\]?/i;

/** Before MAIL nothing but us can have displeased the server; afterwards such words are mostly about an address or relaying. */
const BEFORE_MAIL: readonly Stage[] = ['connect', 'greeting', 'hello', 'starttls', 'xclient', 'noop'];

/**
 * Null where the reply is no refusal, or names nothing of ours. `theirs` are the server's own addresses, which stand in
 * replies for other reasons.
 */
export function refusalOf(reply: SmtpReply, stage: Stage, theirs: readonly string[] = []): Refusal | null {
  const { code, lines } = reply;
  if (code < 400) return null;
  const text = lines.join(' ');
  const early = BEFORE_MAIL.includes(stage);
  // Who may hand in mail for others is no matter of who we are.
  if (!early && /\brelay/i.test(text)) return null;
  const found = SIGNS.find(
    (sign) =>
      (sign.temporary !== true || code < 500) && (sign.about !== 'policy' || early) && sign.text.test(text),
  );
  if (found !== undefined) return wordsOf(found);
  const named = ADDRESS.exec(text)?.[0];
  return named === undefined || theirs.some((one) => named.includes(one)) ? null : wordsOf(NETWORK);
}

function wordsOf({ about, says, advice }: Refusal): Refusal {
  return { about, says, advice };
}
