/** Live SMTP sessions (contract §4); gathered once sessions are spoken, `skipped` until then. */
import type { Failure } from '../failure.ts';

export interface CertificateFacts {
  subject: string;
  issuer: string;
  names: string[];
  validFrom: string;
  validTo: string;
  /** Whole certificate and SubjectPublicKeyInfo, DER, base64: what TLSA records match against. */
  der: string;
  spki: string;
}

export interface SmtpSession {
  host: string;
  ip: string;
  port: number;
  tlsMode: 'none' | 'starttls' | 'implicit';
  outcome: 'completed' | 'failed';
  failure?: Failure;
  greeting: string | null;
  extensions: string[];
  auth: string[];
  tls: {
    protocol: string;
    cipher: string;
    authorized: boolean;
    authorizationError: string | null;
    chain: CertificateFacts[];
  } | null;
}
