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
  host: string;
  /** `_25._tcp.mx.example.com` */
  name: string;
  status: 'observed' | 'absent' | 'failed';
  /** TLSA answer validated (AD) by a resolver on a trusted path. */
  secure: boolean;
  /** Address answer of the host validated: only then does a DANE sender ask for TLSA (RFC 7672 §2.2.1). */
  hostSecure: boolean;
  records: TlsaRecordFacts[];
  /** CNAME from the TLSA name, where it is an alias. */
  cname?: string;
  /** The second try after SERVFAIL. */
  attempts: number;
  failure?: Failure;
}
