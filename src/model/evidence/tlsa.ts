/** TLSA records of each MX host (RFC 7672). `skipped` for a null MX. */
import type { Failure } from '../failure.ts';

export interface TlsaRecordFacts {
  usage: number;
  selector: number;
  matchingType: number;
  data: string;
  /** Usable for SMTP: usage 2 or 3, known selector and matching type, right digest length. */
  usable: boolean;
  problem?: string;
}

export interface TlsaLook {
  /** The mail domain whose MX host this is. */
  domain: string;
  host: string;
  /** `_25._tcp.mx.example.com` */
  name: string;
  status: 'observed' | 'absent' | 'failed';
  /** TLSA answer (or its absence) validated (AD) by a resolver on a trusted path. */
  secure: boolean;
  /**
   * Address answer of the host validated: only then does a DANE sender ask for TLSA (RFC 7672 §2.2.2).
   * Null where its addresses could not be looked up.
   */
  hostSecure: boolean | null;
  /** The MX target is an alias: where it leads. Both names are asked (RFC 7671 §7). */
  expandedHost?: string;
  records: TlsaRecordFacts[];
  /** CNAME from the TLSA name, where it is an alias. */
  cname?: string;
  ttl?: number;
  /** How often the question was put: after SERVFAIL once more, without validation. */
  attempts: number;
  /** After SERVFAIL: an answer came back once the resolver was told not to validate (CD), so the zone is bogus. */
  bogus?: boolean;
  failure?: Failure;
}
