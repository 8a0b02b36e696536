/** English, the language most servers speak, and the names every language has in common. */
import type { Lexicon } from '../concepts.ts';

export const ENGLISH: Lexicon = {
  language: 'en',
  words: {
    MAILBOX:
      'mailbox*, mail box*, inbox*, account, accounts, email account*, mail account*, e mail account*, maildir, mail drop, maildrop, mailfolder, incoming mailbox, email box, post box, alias, aliases',
    USER: 'user, users, username, usernames, userid, user id, local part, localpart, person, local user*, virtual user*, employee*, subscriber*, customer mailbox, login name, name here, screenname, screen name',
    ADDRESS:
      'address*, addr, email address*, e mail address*, mail address*, adress*, addressee*, destination address*, to address*, forward path, forwarding address*, target address*',
    RECIPIENT:
      'recipient*, receipient*, recepient*, recipent*, receiver*, rcpt, rcpt to, recipient address*, recipient email address*, recipients email address*, destination mailbox*, intended recipient*, envelope recipient*, rcpts, receiving user*, addressee*, recipient mailbox*, recipients mailbox*, recipient account*, mail receiver*, mailbox name not allowed',
    GROUP:
      'distribution list*, distribution group*, mailing list*, mail list, group*, list members, members of the list, listserv, moderat*, discussion list*, list address',
    DOMAIN:
      'domain*, domain name*, mail domain*, email domain*, hostname part, recipient domain*, destination domain*, realm, zone, domain of the recipient, domain of recipient, domain part, recipients domain*, domain of the address, domain of the addressee',
    SERVER:
      'server, servers, system, systems, host, hosts, mail server*, mailserver*, mta, mail host*, mail system*, remote host*, remote server*, remote system*, destination server*, destination host*, receiving server*, recipient server*, recipients server*, mail exchanger*, mail service, service, gateway, smarthost, smart host, remote mta, next hop, site, machine, backend, mail hub, smtp server*, smtp service, esmtp, target host*, this node, relay host',
    SENDER:
      'sender*, sender address*, senders address*, senders email address*, sender email address*, from address*, mail from, mailfrom, mfrom, envelope sender*, envelope from, originator*, return path, reverse path, return address*, from field, from domain, sender domain*, senders domain*, sending domain*, sending address*, originating domain*, from email address*, rfc5321 mailfrom, rfc5321 from, sender name, from header, rfc5322 from, header from, from line, domain of sender, domain of the sender, domain of sender address, sent from, bounce address, mail sender, return email domain, return domain, return email address, return mail address, on behalf of, send as, your domain*, your email domain, your mail domain',
    CLIENT:
      'client, client host*, client address*, client ip*, client server, client name, connecting host*, connecting server*, connecting client*, connecting ip*, connecting mta, sending server*, sending mta*, sending host*, sending system*, sending ip*, sending mail server*, sender ip*, senders ip*, senders server*, sender server, source ip*, source host*, source address*, source server*, your ip, your ip address*, your host*, your server*, your mail server*, your mailserver*, your mta*, your system*, your network*, your machine, your computer, your provider, your isp, your address, your email server*, your smtp server, your client, your site, remote ip*, remote address*, remote client*, originating ip*, originating server*, originating host*, peer, host you are sending from, server you are sending from, ip you are using, outbound server*, outgoing mail server*, this ip*, from your, email server sending, mail server sending, server sending, host sending, smtp client, outgoing ip, sending infrastructure, host name of the client, your hostname*, your host name*',
    IP: 'ip, ips, ip address*, ip range*, ip block*, ip addr, ipv4, ipv6, <ip>, subnet*, netblock*, network range, network*, asn, cidr, ip space, address range*',
    OWN: 'your, you, youre, yours, yourself',
    CONNECTION:
      'connection*, connect, connecting, session*, concurrent connection*, simultaneous connection*, smtp session*, connects, channel, socket, tcp connection*, banner',
    MESSAGE:
      'message*, mail, mails, email, emails, e mail, e mails, mail message*, email message*, e mail message*, correspondence, letter, letters, msg, mailing*, messaging, submission*, data',
    CONTENT:
      'content*, message content*, message body, body, message text, text part, wording, phrase*, words, word, message contents, mime, mime part*, mime type*, multipart',
    HEADER:
      'header*, message header*, subject, subject line, subject header, message id, messageid, date field, received header*, to field, header field*, reply to, mime version, date header, from headers, to header, content type, content transfer encoding, from header, header from, from field, from line, rfc5322 from',
    ATTACHMENT:
      'attachment*, attached, attached file*, file type*, filetype*, file name*, filename*, file extension*, executable*, archive*, zip, exe, macro*, file, files, encrypted archive*, password protected, vba, vba macro*, office file*, office document*, document*, extension, extensions',
    LINK: 'link, links, url, urls, uri, uris, hyperlink*, web address*, website*, web site*, domain in body, surbl, uribl, dbl, ivmuri, domains in the message, domain in message body',
    VIRUS:
      'virus*, malware*, malicious, infect*, trojan*, worm, worms, phish*, phishing, spoof*, ransomware, scam, fraud*, eicar, anti virus, antivirus, dangerous, harmful, exploit*, viruses, vba, vba macro*, macro virus',
    SPAM: 'spam*, junk*, bulk, unsolicited*, unwanted, ube, uce, spamassassin, rspamd, anti spam, antispam, spam score, spam content, spam like, spamlike, spam filter*, bulk mail*, bulk email*, advertis*, commercial, ham, bayes*, spamicity, spamming, mass mail*, undesirable, pts rule, blacklisted phrase',
    COMPLAINT:
      'complain*, user reports, abuse report*, reported as, feedback loop*, spam report*, reported by users, marked as',
    SIZE: 'size*, length, bytes, kb, mb, megabyte*, kilobyte*, message size*, mail size, email size, message length, octets, gigabyte*, size limit*, sizelimit, fixed maximum message size',
    RATE: 'rate*, rate limit*, ratelimit*, frequency, frequently, volume*, per hour, per day, per minute, per second, hourly, daily, each hour, every hour, in the last hour, in a short, short time, too fast, too quickly, too often, quickly, too soon, flood*, burst*, messages per, velocity, sending rate*, traffic, per connection, per session, concurrent, concurrently, concurrency, simultaneous*, parallel, at once, same time, sending limit*, sending quota*, receiving rate*, message count, message rate, connection rate, recipient rate, invocation, hourly limit, daily limit, emails per, submission quota, message quota, sends, daily quota, sending capacity, sending volume, too rapidly, sending too, <number> an hour, <number> a day, <number> a minute, messages an hour, messages a day, times an hour, times a day',
    LIMIT:
      'limit*, maximum, max, allowed number, threshold*, limitation*, cap, permitted number, allowance, restricts the number, ceiling, upper bound, maxrcpt*, credit, credits, amount of, number of messages, number of recipients, number of connections, number of emails, number of mails, number of sessions',
    QUOTA:
      'quota*, disk quota, mailbox quota, storage quota, storage limit*, allocated storage, storage allocation, mailbox size, mailbox limit, mailbox storage, allotted, disk allocation, mailbox capacity, storage space, mail quota, users quota, quota limit, inbox storage',
    'TOO-MANY':
      'too many, too much, excessive*, excess, unusual*, more than, unusual rate, unusually high, many, high volume, large number, large amount, numerous, repeated*, suspicious number, lots of, high number, high rate, abnormal*, increased, multiple, too fast, too quickly, too often, too frequently, too soon, sending too much, sending too many, duplicate*',
    EXCEED:
      'exceed*, exceeded, exceeds, exceeding, exeeded, reached, reach, over, above, beyond, hit, surpass*, overrun, exhaust*, used up, out of, greater than, larger than, bigger than, would exceed, ran out, went over, depleted, overdrawn, overlimit, for longer than, longer than allowed, longer than permitted',
    FULL: 'full, over quota, overquota, over its quota, over their quota, overfull, out of space, out of storage, no space, quota exceeded, quota full, quota violation, over the quota, no room, overflow*, exceeded storage, exceeded its quota, exceeded their quota, storage exceeded, not enough room, not enough space in mailbox, exceeded quota, over storage, mailboxfull, filled up, exceeded disk quota, out of quota, above quota, too many messages on the server, no more space, exceeded storage allocation, has exceeded its storage, exceeded its storage, insufficient mailbox space, mailbox storage exceeded, exceeds allocated storage, exceeded allocated storage, too many messages in the mailbox, too many messages in mailbox, too many messages in your mailbox',
    'TOO-LARGE':
      'too large, too big, too long, oversize*, oversized, too heavy, larger than, bigger than, exceeds size, exceeds maximum message size, exceeds fixed maximum, exceeds the maximum size, big message, message toobig, toobig, toolarge, huge, exceeded maximum message size, larger message, longer than',
    STORAGE:
      'disk, disk space, disc, storage, space, memory, insufficient system storage, insufficient storage, file system, filesystem, insufficient disk, insufficient system resources, system resources, system storage, queue space, out of memory, low on space, diskspace, free space, no space left on device, insufficient memory, spool',
    THROTTLE:
      'throttl*, slow down, slowdown, slow, back off, backoff, rate limit*, ratelimit*, rate limited, rate controlled, rate control*, reduce, traffic shaping, tarpit*, pace, delayed due',
    BLOCKLIST:
      'blacklist*, black list*, black listed, blocklist*, block list*, block listed, blocked list*, denylist*, deny list*, rbl, rbls, dnsbl*, dnsbls, rhsbl, sbl, xbl, pbl, css, cbl, zen, spamhaus*, spamcop*, barracudacentral, brbl, sorbs, uceprotect*, invaluement*, senderscore*, sender score, abusix, mailspike, psbl, nixspam, spfbl, hostkarma, abuseat, abusat, spamrats, backscatterer, bl score, real time list, realtime list, realtime blackhole, blackhole*, njabl, ordb, manitu, mxtoolbox, drbl, trend micro ers, drop list, ivmsip, sbrs, csi, uribl, surbl, dbl, truncate gbudb, ip filter list',
    'NAMED-LIST':
      'rbl, rbls, dnsbl*, dnsbls, rhsbl, sbl, xbl, pbl, css, cbl, zen, spamhaus*, spamcop*, barracudacentral, brbl, sorbs, uceprotect*, invaluement*, senderscore*, sender score, abusix, mailspike, psbl, nixspam, spfbl, hostkarma, abuseat, abusat, spamrats, backscatterer, real time list, realtime list, realtime blackhole, blackhole*, njabl, ordb, manitu, mxtoolbox, drbl, trend micro ers, ivmsip, sbrs, csi, uribl, surbl, dbl, truncate gbudb',
    LISTED:
      'listed, listing, lists, delist*, de list*, delisting, removal from list, list removal, unblock*, listed in, listed by, listed at, listed on, is listed',
    REPUTATION:
      'reputation*, reputational, poor reputation, low reputation, bad reputation, trust score, senderbase, talos, bad history, history of spam, poor history, sender reputation, ip reputation, domain reputation, good standing, bad standing, track record, sender score, senderscore, bad neighborhood, poor standing, untrusted ip',
    'REVERSE-NAME':
      'ptr, ptrs, rdns, reverse dns, reverse dns lookup, reverse lookup*, reverse name*, reverse hostname*, reverse host name*, reverse record*, reverse entry, reverse entries, reverse mapping*, reverse delegation, reverse address, reverse resolution, reverse ip, reverse, fcrdns, forward confirmed, forward confirmed reverse dns, in addr arpa, ip6 arpa, pointer record*, find your hostname, find your reverse hostname, inverse lookup, ptr record*, dns ptr, iprev, back to ip, paranoid, reversed dns, resolve your hostname, resolve to your ip, no host name, backward dns, revdns, inverse dns, no name for, forward and reverse, dns do not agree, reverse and forward',
    DYNAMIC:
      'dynamic*, dynamically, residential*, generic*, dial up, dialup*, dsl, cable modem, dul, home user*, consumer, end user*, pool, dynamic ip*, dynamic address*, dhcp, broadband, contains your ip, contains the ip, ip in hostname, ip address in its name, looks dynamic, looks like a dynamic, looks like dynamic, isp customer*',
    DNS: 'dns, dnssec, lookup, lookups, look up, nameserver*, name server*, name service, name lookup, domain lookup, host lookup, a record*, aaaa record*, aaaa, resolver*, servfail, dns record*, dns entry, dns error, dns failure, name resolution, dns server*, dns lookup*, domain name service, gethostbyname, a or mx record*, mx or a record*, address record*, mx and a record*, a or mx, mx or a',
    MX: 'mx, mxs, mx record*, mx records, mx host*, mx entry, mail exchange*, null mx, nullmx, mx rr, mx pointing, mx lookup*',
    RESOLVE: 'resolve, resolves, resolved, resolving, resolvable, resolv, translate',
    UNRESOLVED:
      'unresolv*, unresolvable*, name or service not known, host not found, unknown host, no address associated, no data, nodata, non resolvable, name service error, lookup failure, lookup failed, lookup error, resolution failed, resolution error, not resolvable, nxdomain, no mail server*, no mail host*, no mail exchanger*, no mail exchange, no mx, has no mx, no usable mx, no valid mx, does not resolve to a mail, no dns record*, no dns entry',
    ROUTE:
      'route, routes, routing, routable, routeable, forward, forwarded, forwarding, destination, transport',
    'NO-ROUTE':
      'unroutable, unrouteable, unroutable address, unrouteable address, no route, misrouted, misdirected, cannot route, unable to route, routing error, wrong server, wrong host, routing failure, non local, no valid route, all relevant mx',
    LOOP: 'loop*, mail loop*, looping, loops back, loops back to myself, too many hops, hop count, hops, routing loop, too many received, received headers, mail forwarding loop, points back to, local host, points to local host, max hops, circular, possible loop, delivered to header, ping pong, too many servers, too many mail servers, too many hosts, too many relays, too many mta, too many times through',
    HOSTNAME:
      'hostname*, host name*, fqdn, fully qualified, fully qualified domain name, fully qualified hostname, computer name, server name, qualified, your hostname*, your host name*',
    HELO: 'helo, ehlo, lhlo, helo ehlo, ehlo helo, helo name, ehlo name, helo command, ehlo command, helo argument, greeting name, helo hostname, polite people, hello, helo string, say hello, say helo, introduce yourself',
    SPF: 'spf, openspf, sender policy framework, spf record*, senderid, sender id, spf check*, spf policy, spf fail*, spf softfail, spf hardfail, permitted sender, designate*, designated sender, authorized to use, does not designate, spf records, spfcheck, not designated, mailfrom check, allowed servers, allowed hosts, authorized servers, authorised servers, authorized hosts, authorised hosts, permitted hosts, permitted servers, list of authorized, authorized senders for, spf hard, allowed to use the domain, may not come from here, designated hosts',
    DKIM: 'dkim*, domainkey*, domain keys, dkim signature*, dkim record*, dkim check*, dkim signed, adsp, unsigned',
    DMARC:
      'dmarc*, alignment, aligned, unaligned, dmarc policy, dmarc record*, dmarc check*, dmarc evaluation, identifier alignment',
    'SENDER-AUTH':
      'unauthenticated mail, unauthenticated email*, unauthenticated message*, unauthenticated sender, sender authentication, email authentication, e mail authentication, message authentication, domain authentication, authentication check*, authentication results, authentication requirement*, authentication level, arc, arc seal, required authentication level, unauthenticated, authenticity, authenticate your, not authenticated properly, mail authentication, authentication checks, sender authenticity, sender verification failed authentication, sender id check, pass authentication, authentication information, anti spoof*, antispoof*, email isnt authenticated, email is not authenticated, mail isnt authenticated, message is not authenticated',
    AUTHENTICATE:
      'authenticat*, authentication, auth, smtp auth, smtp authentication, log in, login, logon, log on, logged in, sign in, signin, sign on, sasl, authenticate first, login first, authentification, pop before smtp, check your mail first, submission authentication, authentication mechanism*, log in via, authenticated',
    CREDENTIALS:
      'password*, credential*, passwd, username and password, user name or password, username or password, user name and password, user password, api key*, apikey, secret, access token*, oauth*, app password*, application specific password, passphrase, bad username, invalid username, access key, token, login details, smtp key',
    ENCRYPTION:
      'tls, starttls, start tls, ssl, encrypt*, tlsv1, secure connection*, secure transport, secure channel, cipher*, handshake, tls handshake, ssl handshake, cleartext, plaintext, plain text connection, unencrypted, mta sts, sts, dane, requiretls, encrypted connection*, tls negotiation, tls connection, ssl tls, secure session, security layer, transport security, tlsa, confidentiality, privacy policy, starttls command, starttls first, insecure, unsecured, unsecure, not secure, non tls, non secure, not encrypted, encrypted',
    CERTIFICATE:
      'certificate*, cert, certs, x509, ca bundle, certificate chain, untrusted certificate, self signed',
    RELAY:
      'relay, relays, relaying, relayed, relay access, relay not permitted, relay denied, relaying denied, open relay, rcpthosts, allowed rcpthosts, local domain*, we do not relay, third party mail, not gateway, not local, relay recipient, not our domain, domain not hosted, accept mail for this domain, tenantattribution, domain isnt allowed, not one of our domains, dont handle mail for, dont accept mail for, local delivery, not hosted here, not a local, non accepted domain, not in my list of, handle mail for, responsible for, gateway to, foreign domain, not an open relay, host is not a gateway, hosted here, serve this domain, hosted on this server, pass on mail, configured to accept mail for, configured to accept mail, configured to receive mail for, use this server, use this system, use our server, use this host, through this server, via this server, through our server, through this system, as a gateway, this server as a, not a domain we, domain we host, mail for this domain, mail for that domain, mail for domain, final destination, not ours, not one of ours, remote domain*, external domain*, other domain*, foreign host*, foreign destination*, third party, third parties, outside domain*, mail for that host, mail for this host, mail for that, served by us, not served by, not handled here, handled here, we serve, served here, our domains, domains we',
    GREYLIST:
      'greylist*, graylist*, grey list*, gray list*, grey listed, gray listed, greylisting, graylisting, postgrey, sqlgrey, milter greylist, grey listing, grey, retry timeout not exceeded, gray listing, greylisted, policyd greylist, unknown triplet, triplet, triplets',
    POLICY:
      'polic*, policy, policies, rule, rules, administrat*, administrative, administratively, administrative prohibition, local policy, security policy, organization*, organisation*, acl, transport rule*, mail flow rule*, user defined, site policy, configured to, by decision, compliance, regulation*, terms of service, acceptable use, aup, local reasons, reasons of policy, by admin, company, preferences, custom rule*, filter rule*, domain owner*, recipients settings, delivery restrictions, connection filter*, access rule*, preference, criteria, guidelines, postmaster rules',
    PERMISSION:
      'permission*, access, privileg*, right, rights, authorization, authorisation, entitled, consent, access control, delivery to this',
    COUNTRY:
      'country, countries, geographic*, geo, geoip, region, location, geolocation, nation, continent, russia, china, india, nigeria, brazil, iran, vietnam, ukraine, turkey, abroad, foreign countr*',
    RESTRICTED:
      'restrict*, restricted, members only, internal, internal only, private, closed list, subscribers only, only accept*, only receive*, selected senders, approved senders, authenticated senders, certain senders, trusted senders, senders inside, allowed senders, whitelist*, white list*, allowlist*, allow list*, safe senders, closed group, invited, approved list, internally, local user only, local users only, local only, internal use, internal use only, authorized senders, authorised senders, send to this group, post to this, outsider*, outside sender*, external sender*, from outside, externals, colleagues, insiders, approved sender*, not on the list of, only local, local networks, local network only',
    COMMAND:
      'command*, verb, verbs, smtp command*, pipelin*, bdat, chunking, vrfy, expn, turn, noop, rset, etrn, commands',
    SYNTAX:
      'syntax*, syntactic*, malformed*, parse, parsing, parser, unparseable, typo, misspell*, mistyped, bad argument*, garbled, illegal character*, invalid character*, bad character*, grammar, unrecognized, unrecognised, not recognized, not recognised, unbalanced, angle brackets, unterminated, protocol violation*, protocol error*, violat*, bare lf, bare cr, bare linefeed*, bare newline*, bare line feed*, must contain a domain, contain a domain, must be fully qualified, domain missing, missing domain, without a domain, bad address syntax, invalid address format, bad address format, address syntax, decode, base64, undecodable',
    SEQUENCE:
      'sequence*, bad sequence, out of order, out of sequence, order, already, mail first, rcpt first, before rcpt, before data, before mail, nested mail, need mail, need rcpt, need mail before rcpt, need mail command, need rcpt command, sender already specified, duplicate helo, send helo first, no valid recipients, synchronization, improper, premature*, not ready, mail from first, rcpt to first, early talker*, earlytalk*, talk too soon, spoke before, without waiting, waiting for, in advance, unexpected, before greeting, before banner, before the greeting, before the banner, before my greeting, before helo, before ehlo, rcpt without mail, without mail, without rcpt',
    PARAMETER: 'parameter*, argument*, option*, extension*, params, param, keyword*, mechanism*',
    FORMAT:
      'format*, bare lf, bare cr, bare linefeed*, bare newline*, bare line feed*, line length, lines longer, line too long, long line*, rfc 5322, rfc 2822, rfc 822, rfc 5321, rfc 2821, rfc5322, rfc2822, rfc5321, rfc2821, rfc822, rfc 822 compliant, rfc compliant, standards, compliant, complian*, conform*, line ending*, crlf, newline*, null character*, null byte*, control character*, stray, nul, header line, header lines, line is too long, lines are too long, line exceeds, line too large',
    CHARSET:
      'smtputf8, utf8, utf 8, utf, non ascii, nonascii, 8bit, 8bitmime, 8 bit, eai, internationalized, internationalised, charset*, character set*, encoding, unicode, binarymime, codepage',
    EXIST:
      'exist*, exists, existing, known, found, find, locate, located, recognize*, recognise*, recogniz*, match any, has a, have a, lives here, identify',
    UNKNOWN:
      'unknown, no such, nonexist*, non exist*, nonexistent, nonexisting, not found, doesnt exist, does not exist, do not exist, unrecognized recipient, not known, no longer exists, no more, does not have, doesnt have, no mailbox, not exist, unknow, unkown, nobody, no one, notfound, not listed, not our customer, not a known user, does not like recipient, no account, wrong address, wrong recipient, nosuchuser, is not a user, not local user, isnt a user, didnt find, unable to find, couldnt find, could not find, never existed, never heard, bad destination, bad recipient, no record of, undefined, unallocated, unassigned, fictitious, not in my, not in our, not on our, not in route list, not in the list, not in the directory, not in directory, not in database, not in validrcptto, validrcptto, not listed in, not in list of, not in the system, not on this system, not on this server, not on file, does not appear, doesnt appear, did not match any, cannot be found, can not be found, couldnt be found, could not be located, no record, no match, not exists, must exist, should exist',
    VALID:
      'valid, legal, correct, proper, properly, verif*, verified, verify, deliverable, validated, validate, well formed, legitimate',
    INVALID:
      'invalid, bad, illegal, incorrect, wrong, unverified, ambiguous, false, bogus, undeliverable address, unacceptable, faulty, improperly, incorrectly, unqualified, unverifiable, verification failed, verify failed, callout, callback, sender verify, mailbox name not allowed',
    AVAILABLE: 'available, ready, enabled, operational, online',
    UNAVAILABLE:
      'unavailable, not available, offline, down, out of service, out of order, shut down, shutting down, maintenance, unable, could not, closing, stopped, broken, inaccessible, no service, stopping, being upgraded, restarting, rebooting',
    ACTIVE:
      'active, activated, alive, receiving mail, receive mail, receive messages, receive email*, receive new, accepting mail, accepting messages, accept any, accept new, accepting new, in use, in service, enabled account, used, monitored, maintained, allowed to receive, able to receive, permitted to receive, authorized to receive, accepting any, set up to receive, configured to receive',
    DISABLED:
      'disabled, suspend*, suspended, inactive*, deactivated, deactivat*, discontinued, locked, frozen, closed, terminated, cancelled, canceled, deleted, removed, retired, not active, no longer active, blocked account, dormant, expired account, abandoned, turned off, switched off, decommission*, deprovision*, on hold, unused, never logged, not logged, archived, defunct, obsolete, ceased, out of use, withdrawn, revoked, not activated, disable, is dead, parked, not in use, stale, no longer accept*, no longer accepts, no longer accepting, no longer receive*, no longer receiving, no longer monitored, no longer used, no longer valid for receiving, has not logged in, hasnt logged in, not logged in for, not logged in since, not been used, has not been used, not used for, not used in, hasnt been used, no activity',
    MOVED:
      'moved, has moved, new address, changed, change of address, no longer at, no longer with, no longer works, no longer employed, left the company, left this company, has left, no longer here, no longer in use, no longer valid, no longer on server, no longer available, no longer, not anymore, anymore, new email address, please use, try forwarding',
    EXPIRED:
      'expired, expire*, queue too long, too long in queue, in queue too long, been in the queue, in the queue too long, retry timeout exceeded, retry time not reached for any host after, giving up, gave up, given up, delivery time expired, max time in queue, maximum time in queue, message expired, timed out in queue, undeliverable for, retry limit, too old, message timeout, maximum queue time, lifetime, maximum delivery time, queue lifetime, maximum retries, all retries, not able to deliver for, not been able to be delivered, maximum number of delivery attempts, could not be delivered for more than, delivery retry timeout, ttl, max retry time, unable to deliver after, sat in queue, time to live, could not be delivered within, days on the queue, long enough, last attempt, for <number> days, for <number> day, for more than <number> days, after <number> days, after <number> day, within <number> days, for over <number> days, in <number> days, for <number> hours and, last <number> days, after <number> attempts, after several attempts, after multiple attempts, after repeated attempts, after trying for, attempts to deliver, several attempts, retry time limit, retry timeout, queued too long, give up, gives up, stayed in the queue, queue time exceeded, now give up, retries exhausted, retry attempts exhausted, too many retries, too many attempts to deliver, older than, removed from queue, removed from the queue, deleted from queue, deleted from the queue, retry period, retry window, queue period',
    ACCEPT:
      'accept*, accepts, accepted, accepting, take, takes, taken, allowed in, process*, processed, receive, receives, received, handled',
    REFUSE:
      'reject*, rejected, rejecting, rejection, refus*, refused, denied, deny, denies, declin*, declined, turned away, not accepted, unwelcome, not wanted, will not, wont, returned, bounced, bounce, dont want, do not want, go away, discard*, dropped, dropping, unable to accept, unaccepted, vetoed, deferred, defer, deferring, not take, aborted, does not want, doesnt want, does not wish, do not wish, doesnt wish',
    ALLOW:
      'allow*, allowed, permit*, permitted, authorized, authorised, authorize*, authorise*, approved, let, able to send, enabled to, permits, welcome, granted, grant, eligible',
    FORBID:
      'prohibit*, prohibited, forbid*, forbidden, unauthorized, unauthorised, disallow*, disallowed, not allowed, not permitted, not authorized, not authorised, prohibition, banned from, lack permission, insufficient permission*, prevent*, does not permit, does not allow, bar, barred, not entitled, ineligible, unapproved, illicit',
    BLOCK:
      'block*, blocked, blocking, ban, banned, filtered, blackholed, blocks, blocked by, blocked using, intercepted, denylisted, quarantined, embargo*, shunned, firewall*, filter, filters, filtering, blockade*',
    REQUIRE:
      'require*, required, requires, must, need*, needs, mandatory, should, have to, has to, requirement*, issue, first, demands, insist*, obligatory, expects, expected, only with, only after, please, prior to, ought, enforc*, compulsory',
    MISSING:
      'missing, lack*, lacks, lacking, without, absent, omitted, empty, has none, failed to provide, absence, blank, didnt provide, not provided, not specified, unspecified, not present, not supplied, not set, insufficient, not enough, too little, not sufficient',
    MATCH:
      'match, matches, matching, matched, correspond*, agree, agrees, agree with, equal, consistent, points to, belong*',
    MISMATCH:
      'mismatch*, inconsistent, does not match, doesnt match, differs, different from, disagree*, not match, conflicting, forged, forgery, fake, faked, faking, imperson*, pretend*',
    PASS: 'pass, passes, passed, passing, satisfy, satisf*, meet, meets, meeting, fulfil*, succeeded, comply, complies',
    FAIL: 'fail*, failed, fails, failure, failures, failing, unsuccessful*, softfail, hardfail, permerror, fault, broke, did not work, application specific password*, app password*, without success, no success',
    DELIVER:
      'deliver, delivered, delivery, delivering, delivers, send, sent, sending, transmit*, transfer*, relayed to, dispatch*, convey*, complete',
    UNDELIVERED:
      'undeliver*, undeliverable, undelivered, delivery failed, delivery failure, delivery error, not delivered, delivery has failed, failed delivery, non delivery, nondelivery, could not be delivered, couldnt be delivered, cannot be delivered, unable to deliver, failed permanently, delivery to the following, wasnt able to deliver, problem delivering, trouble delivering, returned to sender, return to sender, returning to sender, returned mail, returning message to sender, sent back, returned to you',
    SUPPORT:
      'support, supports, supported, supporting, implement*, implemented, offer, offers, offered, offering, advertised, understand, understood',
    UNSUPPORTED:
      'unsupported, not supported, not implemented, unimplemented, unrecognized command, unrecognised command, unknown command, command unknown, command not recognized, command not recognised, not understood, command unrecognized, command unrecognised, what, dont understand, invalid command, unknown verb, bad command, command rejected, not offered',
    TRUST: 'trust, trusted, trustworthy, reputable',
    SUSPICIOUS:
      'suspicious*, suspect*, suspected, abuse, abusive, abused, abusing, likely, looks like, look like, appears to be, detected, identified, classified, considered, unusual activity, suspicious activity, threat*, compromised, dictionary attack, harvest*, namespace mining, directory harvest, attack*, hijacked, untrusted, questionable, flagged, probable, probably, scored, score, hits, determined, high probability, recognized as, resembles, open proxy, proxy, botnet, bot, zombie, hacked, misuse, seems, bad behavio*, bad behaviour, misbehav*, ill behaved, bad practice*, poor practice*',
    QUARANTINE: 'quarantin*, held, held for, on hold for review',
    TEMPORARY:
      'temporar*, temporary, temporarily, transient*, tempfail*, temp, temporarily deferred, temporary failure, temporary error, for now, momentarily, at this time, currently, at the moment, right now, presently, just now, this time, resources temporarily',
    RETRY:
      'try again, try later, retry, retried, retrying, try again later, try again soon, come back, come back later, again later, please try, resend, reattempt, later, re try, try sending, resubmit, attempt again, again in, will be retried, once again, re send, try to send, reconnect',
    WAIT: '<number> second*, <number> minute*, <number> hour*, <number> sec, <number> secs, <number> min, <number> mins, <number> s, wait, few minutes, some minutes, some time, a while, in a few, an hour or so, couple of minutes, half an hour',
    TIMEOUT:
      'timeout*, timed out, time out, timedout, took too long, idle, inactivity, no response, not responding, does not respond, did not respond, not respond, failed to respond, no answer, did not answer, not answering, operation timed out, unresponsive, respond, read timeout, connect timeout, etimedout, stopped responding, time limit, time limit exceeded',
    REACH:
      'reach the, reachable, contact, contacted, establish*, contactable, open a connection, open connection, make a connection, get a connection, open an smtp connection, open smtp connection, connect to, talk to, be opened, be established, be made, be contacted, be reached',
    UNREACHABLE:
      'unreachable, connection refused, connection reset, connection reset by peer, no route to host, network is unreachable, host is unreachable, host unreachable, lost connection, connection lost, connection closed, connection dropped, connection was closed, connection was dropped, connection timed out, connection time out, connect timed out, connection died, remote host closed, closed connection, broken pipe, disconnect*, network unreachable, host is down, econnrefused, econnreset, ehostunreach, actively refused, connection failed, connection failure, failed to connect, unable to connect, could not connect, couldnt connect, cannot connect, wasnt able to establish an smtp connection, unable to establish, dropped connection, could not be reached, couldnt be reached, closed the connection, connection attempt*, connection aborted, connection terminated, terminated connection, network error, network problem, bad connection, no connection, hung up, connection could not be, unable to contact, while connecting to, error connecting to, when connecting to, accept our requests to connect, unable to read banner, no banner, no greeting, did not send a banner, dropped the connection, closed the session, session closed, broke the connection, cut the connection, connection was reset, connection was refused, connection has been reset, connection is refused, connection to host lost, connection refused by, connection has been closed, connect failed, hang up, unexpectedly closed, closed unexpectedly, closed by remote, closed by peer, reset by peer, server closed, host closed, remote closed, peer closed, terminated the connection, broke off, refused the connection, refused connection, refused our connection, refused connections, session ended, session was ended, session terminated, session aborted, ended by the other, ended the session, connection ended, connection broken',
    BUSY: 'busy, too busy, overload*, overloaded, high load, load, heavy load, resources, insufficient resources, resource*, congest*, under stress, too loaded, system load, capacity, server load, load average, out of resources, queue is full, backlog, system resource*, another process',
    ERROR:
      'error*, problem*, trouble, exception, crash*, fatal, malfunction, condition, something went wrong, wrong with, glitch, fault, bug, failure internal, difficulties, panic, servfail, unexpected problem, unexpected condition, unexpected failure',
    INTERNAL:
      'internal error*, internal, local error*, system error*, server error*, local problem*, local, processing, technical, database, ldap, mysql, sql, backend, i o, io, io error, disk error, write error, file, directory service, content filter, milter*, scanner, antivirus engine, storedrv, resolver agent, verification service, recipient verification, policy service, database error, program, script, pipe, mailer, unexpected error, server side, queue file, internal server, unknown error, software, <path>, lock file, lockfile, mailbox file, spool file, temporary file, create directory, chdir, rename file, update mailbox, cannot update mailbox, cannot write, cannot open, unable to open, unable to create, unable to write, failed to create, failed to open, fork, execute, exec, delivery agent, local delivery agent, virus scanner*, antivirus scanner*, virus scanning, spam scanner, content scanner, scan failed, scanning failed, clamd, av scanner, anti virus scanner, spamd, scan engine, virus filter, scanning engine, av engine, unexpected problem, unexpected condition, unexpected failure, another process, locked by, directory, recipient check, address check, user database, directory server, directory lookup, address lookup, recipient lookup',
    CONFIGURATION: 'configur*, misconfigur*, configuration, configuration error, setup, set up, setting*',
    QUEUE: 'queue*, queued, queueing, spooled, spool, enqueue*',
    'FIRST-TIME':
      'first time, first contact, new sender, unknown sender ip, unseen, not seen before, initial attempt, first attempt, for the first time, never seen, haven’t seen, havent seen, first seen, new connection, first delivery, not yet, early retry, too early, retry too soon, unfamiliar, seen before',
    SUCCESS:
      'ok, okay, queued as, accepted for delivery, message accepted, queued for delivery, mail accepted, completed, go ahead, delivered to mailbox, successful*, success, sender ok, recipient ok, requested mail action okay, ready to start, successfully delivered, thank you for, great success',
    FILLER:
      'requested mail action not taken, requested action not taken, requested mail action aborted, requested action aborted, requested mail action not okay, mail action aborted, action not taken, requested mail action, requested action, permanent error, permanent failure, transaction failed, permanent fatal error*, see the, relay <ip>, relay <host>, for more information, for details, for help, for assistance, please visit, please see, please contact, if you think, if you believe, if you feel, contact the postmaster, contact your, contact us, closing connection, closing transmission channel, closing channel, service closing, giving up on',
    NOT: 'not, cannot, cant, can not, dont, doesnt, isnt, wont, didnt, wasnt, arent, never, unable to, couldnt, neither, nor, havent, hasnt, wouldnt, failed to, werent, aint, no longer able, shouldnt, fails to, failing to, refuses to, declines to, impossible to, is not, are not, was not, has not, could not, does not, did not, do not, will not, would not',
    NONE: 'no, none, any, zero, neither, without any',
    'NAMED-ADDRESS': '<address>',
    'NAMED-HOST': '<host>',
    NUMBER: '<number>',
  },
};
