/** The whole DNS of the lab's world as one tree, and what a resolver that knows all of it answers. */
import type { ZoneEdit } from '../model/finding.ts';
import { type LabRecord, type LabTrouble, makeRecord, type ZoneText } from './zone-text.ts';

export type ZoneSecurity = 'signed' | 'unsigned' | 'bogus';

export interface LabZone extends ZoneText {
  security: ZoneSecurity;
}

export interface TreeAnswer {
  rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';
  answers: LabRecord[];
  /** The SOA that goes with a negative answer. */
  authority: LabRecord[];
  /** Every part of the answer comes from a signed zone. */
  secure: boolean;
}

export interface AskOptions {
  /** Bogus data is withheld (SERVFAIL) rather than handed out. */
  validating: boolean;
}

const CNAME_LIMIT = 16;
const NAME_SERVERS = ['ns1.lab-dns.example', 'ns2.lab-dns.example'];
/** Stands in for a key and its digest: nothing checks signatures against it, resolvers of the lab vouch for them. */
const KEY = 'bGFiLXpvbmUta2V5LW5vdC1hLXJlYWwtb25lLWxhYi16b25lLWtleS1ub3QtYS1yZWFsLW9uZS1sYWItem9uZQ==';
const DIGEST = '6c61622d7a6f6e652d6b65792d646967657374206f66206120736967656e7a6f';

export class ZoneTree {
  readonly #records = new Map<string, LabRecord[]>();
  readonly #troubles: LabTrouble[] = [];
  readonly #zones = new Map<string, ZoneSecurity>();
  /** Every name that exists, empty non-terminals included (RFC 8020). */
  readonly #names = new Map<string, number>();

  constructor(zones: readonly LabZone[]) {
    this.#addZone('', 'signed');
    for (const { apex, security } of zones) this.#addZone(apex, security);
    for (const { apex, records, troubles } of zones) {
      for (const record of records) {
        if (record.name !== apex && !record.name.endsWith(`.${apex}`))
          this.#addReverseZone(record.name, apex);
        this.#add(record);
      }
      this.#troubles.push(...troubles);
      for (const { name } of troubles) this.#enter(name, 1);
    }
  }

  /** Makes the edits of a fix; says no to the removal of what is not there. */
  apply(edits: readonly ZoneEdit[]): void {
    for (const { action, name, type, value } of edits) {
      const record = makeRecord(name, type, value);
      if (action === 'add') {
        if (this.#zoneOf(record.name) === '') throw new Error(`the lab has no zone for ${name}`);
        this.#add(record);
        continue;
      }
      const here = this.#records.get(record.name) ?? [];
      const index = here.findIndex((one) => one.type === record.type && one.value === record.value);
      if (index < 0) throw new Error(`no such record to remove: ${name} ${type} ${value}`);
      here.splice(index, 1);
      if (here.length === 0) this.#records.delete(record.name);
      this.#enter(record.name, -1);
    }
  }

  /** What a resolver says, CNAMEs followed (RFC 1034 §4.3.2). */
  ask(question: string, type: string, { validating }: AskOptions): TreeAnswer {
    const answers: LabRecord[] = [];
    let secure = true;
    let name = question.toLowerCase().replace(/\.$/, '');
    for (let hop = 0; hop < CNAME_LIMIT; hop++) {
      const trouble = this.#troubles.find(
        (one) => one.name === name && (one.type === null || one.type === type),
      );
      if (trouble !== undefined) return { rcode: trouble.rcode, answers: [], authority: [], secure: false };
      const zone = this.#zoneOf(name, type);
      const security = this.#zones.get(zone) as ZoneSecurity;
      if (security === 'bogus' && validating)
        return { rcode: 'SERVFAIL', answers: [], authority: [], secure: false };
      secure &&= security === 'signed';
      const here = this.#at(name, zone);
      const found = here.filter((record) => type === 'ANY' || record.type === type);
      if (found.length > 0)
        return { rcode: 'NOERROR', answers: [...answers, ...found], authority: [], secure };
      const alias = here.find((record) => record.type === 'CNAME');
      if (alias === undefined) {
        const exists = here.length > 0 || this.#names.has(name);
        const authority = (this.#records.get(zone) ?? []).filter((record) => record.type === 'SOA');
        return { rcode: exists ? 'NOERROR' : 'NXDOMAIN', answers, authority, secure };
      }
      answers.push(alias);
      name = alias.value;
    }
    return { rcode: 'SERVFAIL', answers: [], authority: [], secure: false };
  }

  /** Own records of a name, or those of the wildcard that covers it (RFC 4592 §3.3.1). */
  #at(name: string, zone: string): LabRecord[] {
    const own = this.#records.get(name);
    if (own !== undefined) return own;
    if (this.#names.has(name)) return [];
    for (let parent = parentOf(name); ; parent = parentOf(parent)) {
      if (this.#names.has(parent)) {
        const wild = this.#records.get(parent === '' ? '*' : `*.${parent}`) ?? [];
        return wild.map((record) => ({ ...record, name }));
      }
      if (parent === zone || parent === '') return [];
    }
  }

  /** The zone a name is in; a DS lives above its zone's apex (RFC 4035 §3.1.4.1). */
  #zoneOf(name: string, type?: string): string {
    let at = type === 'DS' && name !== '' && this.#zones.has(name) ? parentOf(name) : name;
    while (!this.#zones.has(at)) at = parentOf(at);
    return at;
  }

  #addZone(apex: string, security: ZoneSecurity): void {
    if (this.#zones.has(apex)) return;
    // Top-level domains are signed, so that the denial of a DS can be trusted.
    if (apex !== '') this.#addZone(topOf(apex) === apex ? '' : topOf(apex), 'signed');
    this.#zones.set(apex, security);
    this.#add(
      makeRecord(
        apex,
        'SOA',
        'ns1.lab-dns.example hostmaster.lab-dns.example 2026010101 7200 3600 1209600 300',
      ),
    );
    for (const server of NAME_SERVERS) this.#add(makeRecord(apex, 'NS', server));
    if (security === 'unsigned') return;
    this.#add(makeRecord(apex, 'DNSKEY', `257 3 13 ${KEY}`));
    if (apex !== '') this.#add(makeRecord(apex, 'DS', `12345 13 2 ${DIGEST}`));
  }

  /** A zone text may bring PTR records along: they belong to reverse zones, made as they are needed. */
  #addReverseZone(name: string, apex: string): void {
    if (!name.endsWith('.arpa')) throw new Error(`${name} is not below ${apex}`);
    this.#addZone(reverseZone(name), 'unsigned');
  }

  #add(record: LabRecord): void {
    const here = this.#records.get(record.name);
    if (here === undefined) this.#records.set(record.name, [record]);
    else here.push(record);
    this.#enter(record.name, 1);
  }

  /** Counts how much stands at and below a name, so that a name goes when its last record goes. */
  #enter(name: string, change: 1 | -1): void {
    for (let at = name; ; at = parentOf(at)) {
      const count = (this.#names.get(at) ?? 0) + change;
      if (count > 0) this.#names.set(at, count);
      else this.#names.delete(at);
      if (at === '') return;
    }
  }
}

function parentOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

function topOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** /24 of an IPv4 PTR name, /64 of an IPv6 one. */
export function reverseZone(name: string): string {
  const labels = name.split('.');
  return labels.slice(name.endsWith('.ip6.arpa') ? 16 : 1).join('.');
}
