/** The terms and tags of mail records, each by itself: what it says, what guides get wrong about it, and what here tests it. */
import type { Reference } from '../model/finding.ts';
import { rfc } from './references.ts';

export type PartOf = 'SPF' | 'DMARC' | 'DKIM key' | 'DKIM signature' | 'MTA-STS';

export interface RecordPart {
  of: PartOf;
  /** As it is written, without sign and value. */
  name: string;
  /** The name, or where it is too short to tell what it is, the part with a value. */
  sample: string;
  /** A few words, no full stop. */
  title: string;
  /** Whole sentences. */
  meaning: string;
  /** The values it may have, or the signs before it, each with what it comes to; empty where they are not few. */
  values: Readonly<Record<string, string>>;
  /** A command of ours that tests it. */
  test: string;
  references: readonly Reference[];
  /** Day on which the row was last held against its references. */
  checked: string;
}

const CHECKED = '2026-11-22';

const TESTS: { readonly [P in PartOf]: string } = {
  SPF: 'mailsonde spf DOMAIN',
  DMARC: 'mailsonde dmarc DOMAIN',
  'DKIM key': 'mailsonde dkim DOMAIN --selector NAME',
  'DKIM signature': 'mailsonde message FILE',
  'MTA-STS': 'mailsonde mta-sts DOMAIN',
};

/** Alone, these would be words or letters of every day. */
const SAMPLES: Readonly<Record<string, string>> = {
  'DMARC p': 'p=none',
  'DMARC t': 't=y',
  'DKIM key k': 'k=rsa',
  'DKIM key h': 'h=sha256',
  'DKIM key p': 'p=',
  'DKIM key s': 's=email',
  'DKIM key t': 't=s',
  'DKIM signature d': 'd=example.com',
  'DKIM signature s': 's=selector1',
  'DKIM signature a': 'a=rsa-sha256',
  'DKIM signature b': 'b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSb',
  'DKIM signature c': 'c=relaxed/relaxed',
  'DKIM signature h': 'h=from:to:subject',
  'DKIM signature i': 'i=@example.com',
  'DKIM signature l': 'l=1024',
  'DKIM signature t': 't=1760000000',
  'DKIM signature x': 'x=1760600000',
  'MTA-STS mode': 'mode: enforce',
  'MTA-STS id': 'id=20261122',
};

function part(
  of: PartOf,
  name: string,
  title: string,
  meaning: string,
  references: readonly Reference[],
  values: Readonly<Record<string, string>> = {},
): RecordPart {
  return {
    of,
    name,
    sample: SAMPLES[`${of} ${name}`] ?? name,
    title,
    meaning,
    values,
    test: TESTS[of],
    references,
    checked: CHECKED,
  };
}

const SIGNED = [rfc(6376, '3.5')];
const KEY = [rfc(6376, '3.6.1')];
const TAGS = [rfc(9989, '4.7')];
const OLD_TAGS = [rfc(7489, '6.3'), rfc(9989)];
const ALIGNED = {
  r: 'the same organisation is enough (relaxed); so without the tag',
  s: 'the very same domain',
};

export const RECORD_PARTS: readonly RecordPart[] = [
  part(
    'SPF',
    'all',
    'what holds for everybody no term before it named',
    'It fits every address, so it stands at the end, and what stands behind it is never read. The sign before it says what becomes of such mail; for DMARC the first three come to the same: SPF did not pass.',
    [rfc(7208, '5.1'), rfc(7489, '10.1')],
    {
      '-all':
        'fail: receivers may refuse it outright, some before they have looked at DKIM, so that forwarded mail is lost; right for a domain that sends no mail',
      '~all': 'softfail: taken, but looked at with suspicion; the usual end, with DMARC to decide',
      '?all': 'neutral: as if there were no record',
      '+all': 'pass: the whole world may send under this domain, and filters hold that against it',
    },
  ),
  part(
    'SPF',
    'include',
    'whoever passes the record of another domain may send',
    'Receivers look up the record of that domain and see whether the address passes there. It is no copy: "-all" in it refuses nobody here, it only means that this term does not fit. It costs one of the ten DNS lookups, and what stands in that record costs more; a domain without an SPF record breaks the whole (permerror).',
    [rfc(7208, '5.2'), rfc(7208, '4.6.4')],
  ),
  part(
    'SPF',
    'a',
    'the addresses of a name may send',
    'Those of the domain itself, or of the name behind a colon; with /24 the network around them too. It costs one DNS lookup. Often it is left over from a web server that once sent mail.',
    [rfc(7208, '5.3')],
  ),
  part(
    'SPF',
    'mx',
    'the mail hosts of a domain may send',
    'The addresses of its MX hosts, at most ten names. It costs one DNS lookup. Hosts that take mail are often not those that send it.',
    [rfc(7208, '5.4')],
  ),
  part(
    'SPF',
    'ip4',
    'an IPv4 address or network may send',
    'It needs no DNS lookup, and so counts for nothing among the ten. A network is written with its length, as in ip4:192.0.2.0/24; the wider it is, the more strangers may send.',
    [rfc(7208, '5.6')],
  ),
  part(
    'SPF',
    'ip6',
    'an IPv6 address or network may send',
    'It needs no DNS lookup, and so counts for nothing among the ten. Without it a server that also has IPv6 fails SPF whenever it uses that.',
    [rfc(7208, '5.6')],
  ),
  part(
    'SPF',
    'ptr',
    'whoever has a reverse name under the domain may send',
    'Slow and unreliable: receivers have to look up names for each connection, and RFC 7208 says not to use it. Name the addresses instead.',
    [rfc(7208, '5.5')],
  ),
  part(
    'SPF',
    'exists',
    'whoever leads to a name that exists may send',
    'The name is mostly put together with macros, such as %{i} for the address of the sender, so that a service can decide one by one. It costs one DNS lookup.',
    [rfc(7208, '5.7'), rfc(7208, '7')],
  ),
  part(
    'SPF',
    'redirect',
    'the record of another domain counts in place of this one',
    'It is followed where no term fits, and takes over the whole answer, fail included, which include does not. Beside "all" it is passed over. It costs one DNS lookup, and what stands there costs more.',
    [rfc(7208, '6.1')],
  ),
  part(
    'SPF',
    'exp',
    'where a text for whoever is refused stands',
    'The name leads to a TXT record that receivers may put into their refusal. It decides nothing, and hardly any receiver shows it.',
    [rfc(7208, '6.2')],
  ),
  part(
    'DMARC',
    'p',
    'the policy: what becomes of mail that passes neither SPF nor DKIM for the domain',
    'The way is none with a report address (rua) first, then quarantine and reject once the reports show that all of your own mail passes. Gmail, Yahoo and Outlook ask bulk senders for a record, for which none is enough; against forged mail it protects nobody.',
    TAGS,
    {
      none: 'delivered as usual: nothing is protected yet, only the reports come',
      quarantine: 'goes to the spam folder',
      reject: 'is refused',
    },
  ),
  part(
    'DMARC',
    'sp',
    'the policy for subdomains that exist',
    'Without it p holds for them too. A weaker one than p lets others send under your subdomains.',
    TAGS,
    { none: 'delivered as usual', quarantine: 'goes to the spam folder', reject: 'is refused' },
  ),
  part(
    'DMARC',
    'np',
    'the policy for subdomains that do not exist',
    'Without it sp holds for them, and without that p. Nobody can have a good reason to send under such a name, so reject harms nothing.',
    TAGS,
    { none: 'delivered as usual', quarantine: 'goes to the spam folder', reject: 'is refused' },
  ),
  part(
    'DMARC',
    'rua',
    'where the daily summaries go',
    'One or more addresses, each with mailto: before it and a comma between. A mailbox under another domain has to agree by a record of its own. Without rua nobody tells you who sends under your name.',
    [...TAGS, rfc(9990)],
  ),
  part(
    'DMARC',
    'ruf',
    'where reports on single messages go',
    'Copies of failed messages, or of their headers. Hardly any receiver sends them, since they hold what people wrote.',
    [...TAGS, rfc(9991)],
  ),
  part(
    'DMARC',
    'adkim',
    'how near the signing domain has to be to the one in From',
    'For news.example.com in From and a signature of example.com: relaxed passes, strict does not. Hardly anybody needs strict.',
    TAGS,
    ALIGNED,
  ),
  part(
    'DMARC',
    'aspf',
    'how near the envelope sender has to be to the domain in From',
    'For example.com in From and bounces that go to mail.example.com: relaxed passes, strict does not. Hardly anybody needs strict.',
    TAGS,
    ALIGNED,
  ),
  part(
    'DMARC',
    'fo',
    'on which failures reports on single messages are wanted',
    'It means nothing without ruf.',
    TAGS,
    {
      '0': 'where neither SPF nor DKIM passes for the domain; so without the tag',
      '1': 'where one of them does not',
      d: 'where a DKIM signature does not hold, whoever signed',
      s: 'where SPF does not pass, whoever the envelope sender',
    },
  ),
  part(
    'DMARC',
    't',
    'whether the policy is only tried out',
    'It came with RFC 9989, in place of pct=0. Receivers that do not know it yet apply the policy as it stands. In a DKIM key t=y says that signing is only tried out.',
    TAGS,
    { y: 'a test: each policy is applied one step milder', n: 'no test; so without the tag' },
  ),
  part(
    'DMARC',
    'psd',
    'whether others register domains below this one',
    'For registries, such as the one of bank. Ordinary domains leave it out; n marks the top of an organisation where the walk up the tree shall end.',
    TAGS,
    { y: 'a registry', n: 'the top of an organisation', u: 'not told; so without the tag' },
  ),
  part(
    'DMARC',
    'pct',
    'once the share of failing mail the policy was applied to, in percent',
    'RFC 9989 took it away: newer receivers apply the policy to all such mail whatever it says, older ones still draw lots. Guides that raise it step by step are out of date; go from none to quarantine to reject instead.',
    OLD_TAGS,
  ),
  part(
    'DMARC',
    'ri',
    'once the seconds between two reports',
    'Receivers send one a day whatever it says, and RFC 9989 took it away.',
    OLD_TAGS,
  ),
  part(
    'DMARC',
    'rf',
    'once the form of reports on single messages',
    'There was never more than one form, and RFC 9989 took it away.',
    OLD_TAGS,
  ),
  part(
    'DKIM key',
    'k',
    'the kind of key',
    'Without it the key is RSA. Ed25519 keys are short, but not every receiver checks them, so they stand beside an RSA key, each with its own selector.',
    [...KEY, rfc(8463)],
    { rsa: 'RSA, of 2048 bits best; so without the tag', ed25519: 'Ed25519' },
  ),
  part(
    'DKIM key',
    'p',
    'the public key',
    'In base64, as the server that signs shows it. Empty it says that the key is withdrawn, on purpose: signatures made with it do not count any more.',
    KEY,
  ),
  part(
    'DKIM key',
    'h',
    'the hash methods that may be used with the key',
    'Leave it out: sha256 is the only one in use, and a key for sha1 alone is good for nothing.',
    [...KEY, rfc(8301)],
  ),
  part(
    'DKIM key',
    's',
    'what the key is for',
    'Leave it out: mail is the only thing keys are used for.',
    KEY,
    { '*': 'everything; so without the tag', email: 'mail alone' },
  ),
  part(
    'DKIM key',
    't',
    'flags of the key',
    'Several stand with a colon between. With y receivers may treat the signature as if there were none, so take it away once signing works.',
    KEY,
    { y: 'signing is only tried out', s: 'the signature must not name a subdomain as its author' },
  ),
  part(
    'DKIM signature',
    'd',
    'the domain that signs and answers for the message',
    'DMARC compares it with the domain in From: a signature of your newsletter service under its own name counts for nothing there.',
    SIGNED,
  ),
  part(
    'DKIM signature',
    's',
    'the selector: which key of the domain signed',
    'The key stands at SELECTOR._domainkey.DOMAIN, with the domain of d=.',
    SIGNED,
  ),
  part(
    'DKIM signature',
    'a',
    'the methods of the signature',
    'rsa-sha256 is what everybody checks; ed25519-sha256 may stand beside it; rsa-sha1 counts for nothing any more.',
    [...SIGNED, rfc(8301)],
  ),
  part(
    'DKIM signature',
    'b',
    'the signature itself',
    'It covers the header lines named in h= and, by way of bh=, the body.',
    SIGNED,
  ),
  part(
    'DKIM signature',
    'bh',
    'the hash of the body',
    'Where it does not fit, the body was changed on the way, by a footer of a mailing list for instance.',
    SIGNED,
  ),
  part(
    'DKIM signature',
    'c',
    'which changes on the way do no harm, in the header and in the body',
    'simple stands no change at all; relaxed allows for other spaces and line breaks. relaxed/relaxed is the usual choice.',
    [rfc(6376, '3.4')],
  ),
  part(
    'DKIM signature',
    'h',
    'the header lines that are signed',
    'From has to be among them; To, Subject and Date should be. A line named once more than it is there cannot be added later.',
    [rfc(6376, '5.4')],
  ),
  part(
    'DKIM signature',
    'i',
    'on whose behalf the domain signs',
    'An address or a subdomain under d=. DMARC pays no attention to it.',
    SIGNED,
  ),
  part(
    'DKIM signature',
    'l',
    'how much of the body is signed, in octets',
    'Leave it out: anybody can add text behind it and the signature still holds.',
    [rfc(6376, '8.2')],
  ),
  part(
    'DKIM signature',
    't',
    'when it was signed, in seconds since 1970',
    'Receivers may pay no attention to signatures of the future.',
    SIGNED,
  ),
  part(
    'DKIM signature',
    'x',
    'when the signature runs out, in seconds since 1970',
    'Some days or weeks after signing: short enough against replay, long enough for a queue.',
    SIGNED,
  ),
  part(
    'MTA-STS',
    'mode',
    'what senders do where a mail host does not fit the policy',
    'It stands in the policy file at https://mta-sts.DOMAIN/.well-known/mta-sts.txt. Begin with testing and read the TLS-RPT reports, then go on to enforce.',
    [rfc(8461, '5')],
    {
      enforce: 'they deliver over verified TLS to the hosts named, or not at all',
      testing: 'they deliver all the same, and only report',
      none: 'the domain has given up its policy',
    },
  ),
  part(
    'MTA-STS',
    'max_age',
    'how long senders keep the policy, in seconds',
    'Up to 31557600 (a year); weeks are usual (604800 is one). It does not say when senders look again: that is what the id in the record is for.',
    [rfc(8461, '3.2')],
  ),
  part(
    'MTA-STS',
    'id',
    'when the policy changed last',
    'It stands in the TXT record at _mta-sts.DOMAIN, letters and digits, and is to be changed whenever the policy file changes: senders look at nothing else.',
    [rfc(8461, '3.1')],
  ),
];

/** The row of a part; `name` in lower case. */
export function recordPart(of: PartOf, name: string): RecordPart | undefined {
  return RECORD_PARTS.find((one) => one.of === of && one.name === name);
}
