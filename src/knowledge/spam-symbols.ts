/** Rules of SpamAssassin and rspamd that senders meet often: what to do where one speaks against a message. */

/** Rules that mean one thing are read by one row, the first that fits; names as the filters ship them. */
const ROWS: readonly (readonly [name: RegExp, advice: string])[] = [
  [
    /_BLOCKED(?:_OPENDNS)?$/,
    'the list does not answer the resolver of this filter, which says nothing about the message',
  ],
  [/^GTUBE|GTUBE$/, 'the test text for spam filters is in it, which every filter takes for spam on purpose'],
  [
    /^BAYES_(?:[6-9]\d|999)$|^BAYES_SPAM$/,
    'this filter has learnt such wording from spam; its own statistics decide, and others have learnt otherwise',
  ],
  [/^BAYES_|^BAYES_HAM$/, 'this filter has learnt such wording from wanted mail'],
  [
    /^RDNS_NONE$|^RDNS_DYNAMIC$|^HFILTER_HOSTNAME_UNKNOWN$/,
    'give the sending address a reverse name that leads back to it',
  ],
  [
    /^HFILTER_HELO_|^HELO_(?:NO_DOMAIN|MISC_IP|DYNAMIC_|LOCALHOST)|^FAKE_HELO/,
    'let the server introduce itself (HELO) with its own full name',
  ],
  [
    /^SPF_FAIL$|^R_SPF_FAIL$/,
    'the SPF record forbids the address the message came from: authorise it, or send from one that is',
  ],
  [/^SPF_SOFTFAIL$|^R_SPF_SOFTFAIL$/, 'the SPF record does not name the address the message came from'],
  [
    /^SPF_NONE$|^R_SPF_NA$|^SPF_HELO_NONE$/,
    'publish an SPF record for the domain of the envelope sender, and for the HELO name',
  ],
  [/^SPF_HELO_(?:FAIL|SOFTFAIL)$/, 'the SPF record of the HELO name does not name the sending address'],
  [/^R_SPF_(?:PERMFAIL|DNSFAIL)$/, 'mend the SPF record, which cannot be evaluated'],
  [
    /^DKIM_INVALID$|^R_DKIM_REJECT$|^R_DKIM_PERMFAIL$/,
    'the DKIM signature does not hold: the report above says which part of it',
  ],
  [/^R_DKIM_NA$|^DKIM_ADSP_NXDOMAIN$/, 'sign with DKIM'],
  [
    /^DMARC_POLICY_(?:REJECT|QUARANTINE|SOFTFAIL)$|^DMARC_(?:REJECT|QUAR)$/,
    'neither SPF nor DKIM passes for the domain of From: see the alignment above',
  ],
  [/^DMARC_NA$|^DMARC_MISSING$/, 'publish a DMARC record'],
  [
    /^(?:URIBL|SURBL|SEM_URIBL|RSPAMD_URIBL|DBL|PH_SURBL|CRACKED_SURBL|MW_SURBL|ABUSE_SURBL)/,
    'a domain it links to is on a blocklist: --blocklists says which; link elsewhere, or have it removed',
  ],
  [
    /^RCVD_IN_(?:DNSWL|RP_|IADB|VALIDITY_(?:CERTIFIED|SAFE))|^DNSWL|_DNSWL_/,
    'the sending address is on a list of trustworthy senders',
  ],
  [
    /^(?:RCVD_IN|RBL_|RECEIVED_SPAMHAUS|SPAMHAUS|MAILSPIKE)/,
    'the sending address is on a blocklist: mailsonde blocklist ADDRESS says which',
  ],
  [
    /^(?:URL_REDIRECTOR|URL_SHORTENER|T_PDS_SHORT)/,
    'link to your own domain instead of a link shortener, which hides where a link leads',
  ],
  [
    /^(?:T_REMOTE_IMAGE|HTML_IMAGE_ONLY|HTML_IMAGE_RATIO|HTML_SHORT_LINK_IMG|HTML_SHORT_\d_IMG|R_EMPTY_IMAGE)/,
    'write text beside the pictures: little text and large pictures are how spam hides its words',
  ],
  [
    /^(?:MIME_HTML_ONLY|HTML_MIME_NO_HTML_TAG|MIME_HTML_MOSTLY|MPART_ALT_DIFF|R_PARTS_DIFFER)/,
    'send a plain text part that says the same as the HTML',
  ],
  [
    /^(?:HTML_FONT_|HTML_OBFUSCATE|HTML_TAG_BALANCE|HTML_EXTRA_CLOSE|ZERO_FONT|R_WHITE_ON_WHITE|HTML_COMMENT)/,
    'clean up the HTML: hidden, tiny or invisible text and broken tags are tricks of spam',
  ],
  [
    /^(?:MISSING_DATE|MISSING_MID|MISSING_FROM|MISSING_SUBJECT|MISSING_HEADERS|MISSING_TO|MISSING_MIMEOLE|MISSING_MIME_VERSION|NO_HEADERS_MESSAGE)/,
    'add the header field that is missing: every message needs From, Date, Message-ID, To and Subject',
  ],
  [
    /^(?:INVALID_DATE|DATE_IN_(?:PAST|FUTURE)|INVALID_MSGID|MULTIPLE_UNIQUE_HEADERS|BROKEN_HEADERS)/,
    'mend the header: a date in the format of RFC 5322 and a clock that is right, one Message-ID, each field once',
  ],
  [
    /^(?:FORGED_|FAKE_REPLY|SPOOF_|FROM_NEQ_DISPLAY|FROM_MISSP)/,
    'From claims something the rest does not bear out: write it with your program and domain as they are',
  ],
  [/^(?:FREEMAIL_)/, 'send from a domain of your own rather than an address of a free mailbox provider'],
  [
    /^(?:SUBJ_ALL_CAPS|SUBJECT_HAS_|UPPERCASE_)/,
    'write the subject like a sentence, without capitals, cries or currency signs',
  ],
  [
    /^(?:LOTS_OF_MONEY|MONEY_|ADVANCE_FEE|FUZZY_|DRUG|FREE_|URG_|T_FILL_THIS|BITCOIN|LEAKED_PASSWORD)/,
    'its wording is that of common fraud or of spam for drugs and money: say it differently',
  ],
  [
    /^(?:PHISH|URI_PHISH|PHISHING|NUMERIC_HTTP_ADDR|R_SUSPICIOUS_URL)/,
    'a link shows another address than it leads to, or leads to a bare IP address: name your own domain in both',
  ],
  [
    /^(?:MIME_ARCHIVE_IN_ARCHIVE|MIME_BAD_EXTENSION|MIME_BAD_ATTACHMENT|MIME_DOUBLE_BAD|BOGUS_ENCRYPTED)/,
    'leave out the attachment, or send it as a link: programs and packed files are refused widely',
  ],
  [
    /^(?:R_BAD_CTE_7BIT|MIME_QP_LONG_LINE|MIME_BASE64_TEXT|CTE_8BIT|BROKEN_CONTENT_TYPE|R_MISSING_CHARSET|MIME_BAD)/,
    'have the parts encoded and declared as RFC 2045 wants them',
  ],
  [
    /^(?:NO_RELAYS|NO_RECEIVED|RCVD_COUNT_ZERO|ONCE_RECEIVED|UNPARSEABLE_RELAY)/,
    'it was judged as it left the sender; what a receiving server adds was not there yet',
  ],
  [
    /^(?:HFILTER_FROMHOST|HFILTER_RCPT_BOUNCEMOREONE|HFILTER_URL)/,
    'a host it names does not resolve, or it holds little but a link',
  ],
];

/** Undefined where we know no more than the filter says itself. */
export function explainSymbol(name: string): string | undefined {
  return ROWS.find(([pattern]) => pattern.test(name))?.[1];
}
