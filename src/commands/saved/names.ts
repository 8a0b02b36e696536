/** Evidence about names and addresses: the resolver, the zone, MX hosts, reverse names, HELO, who sends. */
import type { ResolverFacts } from '../../model/dns.ts';
import type { DnssecEvidence, DomainEvidence } from '../../model/evidence/domain.ts';
import type { HeloEvidence } from '../../model/evidence/helo.ts';
import type { HostAddress, MeantHost, MxEvidence, MxHost } from '../../model/evidence/mx.ts';
import type { ProviderSighting } from '../../model/evidence/providers.ts';
import type { PtrLook, PtrName } from '../../model/evidence/ptr.ts';
import type { SendingEvidence } from '../../model/evidence/sending.ts';
import { addresses, failure, outcome, texts } from './outcome.ts';
import { address, flag, list, maybe, number, object, orNull, text, whole, word } from './shape.ts';

export const resolver = object<ResolverFacts>({
  server: text,
  servers: texts,
  validates: flag,
  trusted: flag,
  trustedBecause: text,
  answers: flag,
});

export const domain = object<DomainEvidence>({
  name: text,
  publicSuffixOrganizationalDomain: orNull(text),
  nameServers: outcome(texts),
  zone: outcome(
    object<{ apex: string; mname: string; serial: number }>({ apex: text, mname: text, serial: number }),
  ),
});

export const dnssec = object<DnssecEvidence>({
  state: word('secure', 'insecure', 'bogus', 'unverified'),
  ds: texts,
  at: maybe(texts),
  detail: text,
});

export const ptrLook = object<PtrLook>({
  ip: address,
  reverseName: text,
  owner: maybe(text),
  names: texts,
  lookup: outcome(texts),
  forward: list(
    object<PtrName>({
      name: text,
      addresses: outcome(addresses),
      confirms: flag,
      cname: maybe(text),
      own: maybe(flag),
    }),
  ),
  confirmed: flag,
  expectedName: maybe(text),
  expectedResolves: maybe(flag),
  dropped: maybe(whole),
});

const hostAddresses = outcome(list(object<HostAddress>({ ip: address, family: word(4, 6), ttl: number })));

export const mx = object<MxEvidence>({
  hosts: list(
    object<MxHost>({
      preference: whole,
      host: text,
      ttl: number,
      addresses,
      ipv4: hostAddresses,
      ipv6: hostAddresses,
      cname: maybe(text),
      badTlsaThere: maybe(word(true)),
      authenticated: flag,
      registeredDomain: maybe(
        object<NonNullable<MxHost['registeredDomain']>>({
          name: text,
          exists: outcome(word(true)),
          suffixExists: maybe(flag),
        }),
      ),
      own: maybe(flag),
      meant: maybe(
        object<MeantHost>({
          host: text,
          because: word('reverse-name', 'missing-domain', 'doubled-domain'),
          addresses,
          reverse: list(ptrLook),
          badTlsa: maybe(word(true)),
        }),
      ),
    }),
  ),
  implicit: flag,
  nullMx: flag,
  authenticated: flag,
  dropped: whole,
  owner: maybe(text),
  announcesPolicy: maybe(flag),
});

export const sending = object<SendingEvidence>({
  domain: maybe(text),
  sends: flag,
  because: text,
  stated: flag,
  addresses: list(
    object<SendingEvidence['addresses'][number]>({
      ip: address,
      from: word('given', 'mx'),
      host: maybe(text),
    }),
  ),
  suggestedSpf: maybe(
    object<NonNullable<SendingEvidence['suggestedSpf']>>({ record: text, hosts: text, verified: flag }),
  ),
  unseen: maybe(failure),
});

export const helo = object<HeloEvidence>({
  name: text,
  addresses: outcome(addresses),
  ips: addresses,
  cname: maybe(text),
  own: maybe(flag),
});

export const provider = object<ProviderSighting>({
  id: text,
  name: text,
  role: word('mailbox', 'gateway', 'relay', 'bulk', 'host'),
  seenIn: list(object<ProviderSighting['seenIn'][number]>({ where: word('mx', 'spf', 'dkim'), what: text })),
});
