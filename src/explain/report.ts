/** Reports about mail already sent, DMARC's (RFC 9990) and TLS's (RFC 8460), out of whatever they come in. */
import type { Explanation } from '../model/explanation.ts';
import { parseAggregateReport } from '../parse/aggregate-report.ts';
import { decodeText, type MailMessage } from '../parse/mail-message.ts';
import { isPacked, unpackFile } from '../parse/packed-file.ts';
import { parseTlsReport } from '../parse/tls-report.ts';
import { explainAggregateReport } from './dmarc-report.ts';
import { explainTlsReport } from './tls-report.ts';

/** A file: XML or JSON, plain, gzip or in a zip archive. Empty for anything else; never throws. */
export function explainReportFile(bytes: Uint8Array): Explanation[] {
  if (!isPacked(bytes) && !startsReport(bytes)) return [];
  return unpackFile(bytes).flatMap((file) => {
    if (!startsReport(file)) return [];
    const text = decodeText(file, declaredEncoding(file));
    if (/^\s*\{/.test(text)) {
      const report = parseTlsReport(text);
      return report === null ? [] : explainTlsReport(report);
    }
    const report = parseAggregateReport(text);
    return report === null ? [] : explainAggregateReport(report);
  });
}

/** The reports attached to a message. */
export function explainAttachedReports({ parts }: MailMessage): Explanation[] {
  return parts
    .filter(({ type }) => /^(?:application|text)\//.test(type))
    .flatMap(({ bytes }) => explainReportFile(bytes));
}

/** XML or a JSON object, behind a byte order mark and white space. */
function startsReport(bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 64));
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[<{]/.test(head);
}

function declaredEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return /\bencoding=["']([\w.:-]{1,40})["']/.exec(latin(bytes.subarray(0, 200)))?.[1] ?? null;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
