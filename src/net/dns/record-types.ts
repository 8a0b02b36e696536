/** Numbers of the record types we ask for (IANA "Resource Record (RR) TYPEs"). */
import type { RrType } from '../../model/dns.ts';

export const TYPE_NUMBERS: Readonly<Record<RrType, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DS: 43,
  DNSKEY: 48,
  TLSA: 52,
  SPF: 99,
  CAA: 257,
};
export const OPT = 41;
export const CLASS_IN = 1;

const NAMES = new Map(Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name as RrType]));

export function typeName(number: number): RrType | undefined {
  return NAMES.get(number);
}
