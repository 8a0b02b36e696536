/** Reports about mail already sent, DMARC's (RFC 9990) and TLS's (RFC 8460), out of whatever they come in. */
import type { Explanation } from '../model/explanation.ts';
import { parseAggregateReport } from '../parse/aggregate-report.ts';
import { decodeText, type MailMessage } from '../parse/mail-message.ts';
import { isPacked, MOST_UNPACKED, unpackFile } from '../parse/packed-file.ts';
import { parseTlsReport } from '../parse/tls-report.ts';
import { narrowed } from '../parse/wide-text.ts';
import { explainAggregateReport } from './dmarc-report.ts';
import { explainDamagedTlsReport, explainPacked, furtherLeftOut } from './left-out.ts';
import { explainTlsReport } from './tls-report.ts';

export interface ReportsRead {
  /** What the reports say. */
  told: Explanation[];
  /** Of kind `unknown`: what could not be read, and why. */
  leftOut: Explanation[];
}

/**
 * A file: XML or JSON, plain, gzip or in a zip archive, unfolded to at most `room` octets. Empty for anything else;
 * never throws.
 */
export function explainReportFile(
  bytes: Uint8Array,
  room = MOST_UNPACKED,
): ReportsRead & { unfolded: number } {
  if (!isPacked(bytes) && !startsReport(bytes)) return { told: [], leftOut: [], unfolded: 0 };
  const { files, leftOut, problem } = unpackFile(bytes, room);
  const told = files.flatMap(explainReport);
  return {
    told,
    unfolded: problem === 'too-large' ? room : files.reduce((sum, { length }) => sum + length, 0),
    leftOut: [
      ...(problem === null ? [] : [explainPacked(problem, MOST_UNPACKED)]),
      ...(leftOut > 0 && told.length > 0 ? [furtherLeftOut(leftOut, files.length, 'file')] : []),
    ],
  };
}

function explainReport(file: Uint8Array): Explanation[] {
  if (!startsReport(file)) return [];
  const octets = narrowed(file);
  const text = decodeText(octets, declaredEncoding(octets));
  if (/^\s*\{/.test(text)) {
    const report = parseTlsReport(text);
    if (report === 'damaged') return [explainDamagedTlsReport()];
    return report === null ? [] : explainTlsReport(report);
  }
  const report = parseAggregateReport(text);
  return report === null ? [] : explainAggregateReport(report);
}

/** `receiver!domain!begin!end.xml.gz` (RFC 9990, RFC 8460 §5.1): whatever is in it, a report it was meant to be. */
const REPORT_NAME = /!\d{9,11}!\d{9,11}.{0,80}\.(?:gz|zip)$/i;

/** The reports attached to a message, within one bound for all; other packed attachments are nobody's business. */
export function explainAttachedReports({ parts }: MailMessage): ReportsRead {
  let room = MOST_UNPACKED;
  const read = parts
    .filter(({ type }) => /^(?:application|text)\//.test(type))
    .map(({ name, bytes }) => {
      const one = explainReportFile(bytes, room);
      room -= one.unfolded;
      return { ...one, isNamed: REPORT_NAME.test(name ?? '') };
    });
  return {
    told: read.flatMap(({ told }) => told),
    leftOut: read.flatMap(({ told, leftOut, isNamed }) => (isNamed || told.length > 0 ? leftOut : [])),
  };
}

/** XML or a JSON object, behind a byte order mark and white space. */
function startsReport(bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 64));
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*[<{]/.test(head);
}

function declaredEncoding(bytes: Uint8Array): string | null {
  return /\bencoding=["']([\w.:-]{1,40})["']/.exec(latin(bytes.subarray(0, 200)))?.[1] ?? null;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
