/** ESMTP extensions: what each keyword of an EHLO reply means for somebody who wants to send (IANA registry, 2026-05). */

export interface Extension {
  keyword: string;
  /** For a sender, in one line; `{}` stands for the parameters. */
  means: string;
  /** Where it says something without parameters, or with others than `means` is made for. */
  bare?: string;
  /** RFC number; null for what is nowhere standardised. */
  rfc: number | null;
}

/** In the order in which a reader cares. */
export const EXTENSIONS = [
  { keyword: 'STARTTLS', means: 'the connection can be encrypted', rfc: 3207 },
  {
    keyword: 'REQUIRETLS',
    means: 'a message can demand TLS with a verified certificate all the way',
    rfc: 8689,
  },
  {
    keyword: 'AUTH',
    means: 'one can log in, by {}',
    bare: 'one can log in, but no way of doing so is named',
    rfc: 4954,
  },
  {
    keyword: 'SIZE',
    means: 'messages up to {}',
    bare: 'a message may be announced with its size; no limit is told',
    rfc: 1870,
  },
  { keyword: '8BITMIME', means: 'text beyond ASCII goes through as it is', rfc: 6152 },
  { keyword: 'SMTPUTF8', means: 'addresses with letters beyond ASCII are taken', rfc: 6531 },
  { keyword: 'PIPELINING', means: 'several commands at once, which saves waiting', rfc: 2920 },
  { keyword: 'CHUNKING', means: 'a message may come in chunks of known length (BDAT)', rfc: 3030 },
  { keyword: 'BINARYMIME', means: 'attachments may go unencoded; needs CHUNKING', rfc: 3030 },
  {
    keyword: 'DSN',
    means: 'a notice of delivery, delay or failure can be asked for',
    rfc: 3461,
  },
  { keyword: 'ENHANCEDSTATUSCODES', means: 'replies tell their reason in a code such as 5.1.1', rfc: 2034 },
  { keyword: 'DELIVERBY', means: 'a message may carry a time by which to deliver it', rfc: 2852 },
  { keyword: 'MT-PRIORITY', means: 'a message may carry a priority', rfc: 6710 },
  { keyword: 'FUTURERELEASE', means: 'a message can be held back until a given time', rfc: 4865 },
  {
    keyword: 'RRVS',
    means: 'delivery can depend on the mailbox having had its owner since a given day',
    rfc: 7293,
  },
  { keyword: 'BURL', means: 'a message can be fetched from an IMAP server instead of being sent', rfc: 4468 },
  { keyword: 'CONPERM', means: 'content may be converted for the recipient, with permission', rfc: 4141 },
  { keyword: 'CONNEG', means: 'what the recipient can read may be asked for', rfc: 4141 },
  { keyword: 'SUBMITTER', means: 'the sender responsible may be named (given up by now)', rfc: 4405 },
  { keyword: 'CHECKPOINT', means: 'a broken transfer can be taken up again', rfc: 1845 },
  {
    keyword: 'LIMITS',
    means: 'limits of one session: {}',
    bare: 'limits of one session, none of which is told',
    rfc: 9422,
  },
  { keyword: 'ETRN', means: 'waiting mail for a domain can be called for', rfc: 1985 },
  { keyword: 'ATRN', means: 'mail can be fetched over the same connection after login', rfc: 2645 },
  { keyword: 'VRFY', means: 'an address can be asked about; most servers say nothing useful', rfc: 5321 },
  { keyword: 'EXPN', means: 'the members of a list can be asked for', rfc: 5321 },
  { keyword: 'HELP', means: 'there is a help text', rfc: 5321 },
  { keyword: 'MTRK', means: 'the way of a message can be asked for later on', rfc: 3885 },
  { keyword: 'UTF8SMTP', means: 'letters beyond ASCII, as tried before SMTPUTF8 (given up)', rfc: 5336 },
  { keyword: 'NO-SOLICITING', means: 'it wants no unsolicited mail of the kinds named', rfc: 3865 },
  { keyword: 'XCLIENT', means: 'trusted proxies may say for whom they speak (Postfix)', rfc: null },
  { keyword: 'XFORWARD', means: 'trusted filters may say where mail came from (Postfix)', rfc: null },
  { keyword: 'XEXCH50', means: 'Exchange servers exchange properties of their own', rfc: null },
  {
    keyword: 'X-EXPS',
    means: 'Exchange servers log in to each other, by {}',
    bare: 'Exchange servers log in to each other',
    rfc: null,
  },
  { keyword: 'X-LINK2STATE', means: 'Exchange servers tell each other their routes', rfc: null },
  { keyword: 'X-ANONYMOUSTLS', means: 'Exchange servers encrypt among themselves', rfc: null },
  { keyword: 'XRDST', means: 'Exchange servers exchange properties of their own', rfc: null },
  { keyword: 'XSHADOW', means: 'Exchange servers keep a second copy until delivery', rfc: null },
  { keyword: 'XSHADOWREQUEST', means: 'Exchange servers keep a second copy until delivery', rfc: null },
  { keyword: 'XOORG', means: 'Exchange servers tell the organisation a message is from', rfc: null },
  { keyword: 'XPROXY', means: 'Exchange front ends speak for their clients', rfc: null },
  { keyword: 'XPROXYFROM', means: 'Exchange front ends speak for their clients', rfc: null },
  {
    keyword: 'XXXXXXXA',
    means: 'a firewall between here and the server has painted STARTTLS over: encryption is taken away',
    rfc: null,
  },
] as const satisfies readonly Extension[];

export interface ExplainedExtension {
  /** As the server writes it, parameters included. */
  offered: string;
  means: string;
  known: boolean;
}

/** One line of an EHLO reply, explained. */
export function explainExtension(offered: string): ExplainedExtension {
  // `AUTH=PLAIN`, as some servers still write for Outlook Express, is AUTH all the same.
  const [name = '', ...parameters] = offered
    .split(/^(AUTH)=/i)
    .filter((one) => one !== '')
    .join(' ')
    .split(/ +/);
  const keyword = name.toUpperCase();
  const found: Extension | undefined = EXTENSIONS.find((one) => one.keyword === keyword);
  if (found === undefined) {
    return {
      offered,
      known: false,
      means: keyword.startsWith('X')
        ? 'this server has it for itself (X...); a sender may pass it over'
        : 'not known to us; a sender may pass it over',
    };
  }
  const limit = sizeLimit(parameters[0]);
  const text = keyword !== 'SIZE' ? parameters.join(', ') : limit === null ? '' : binarySize(limit);
  const means = text === '' ? (found.bare ?? found.means) : found.means.replace('{}', text);
  return { offered, known: true, means };
}

/**
 * The limit in octets behind SIZE; null where it tells none: nought is no fixed limit (RFC 1870 §3), and what no disk holds
 * is none either.
 */
export function sizeLimit(parameter: string | undefined): number | null {
  const size = Number(parameter);
  return parameter !== undefined && /^\d{1,18}$/.test(parameter) && size > 0 ? size : null;
}

/** `35 MiB`, `9.8 MiB`, `512 KiB`. */
export function binarySize(octets: number): string {
  const units = ['octets', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = octets;
  let unit = 0;
  while (value >= 1_024 && unit < units.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const rounded = value >= 100 || Number.isInteger(value) ? Math.round(value) : Math.round(value * 10) / 10;
  return `${rounded} ${units[unit]}`;
}

/** Those a reader cares for first; what is unknown comes last, in the server's order. */
export function inOrderOfUse(offered: readonly string[]): string[] {
  const place = (one: string): number => {
    const keyword = /^[^ =]*/.exec(one)?.[0].toUpperCase();
    const at = EXTENSIONS.findIndex((known) => known.keyword === keyword);
    return at < 0 ? EXTENSIONS.length : at;
  };
  return [...offered].sort((a, b) => place(a) - place(b));
}
