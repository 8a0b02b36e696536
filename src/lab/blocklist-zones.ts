/** The blocklists of the lab: test points as RFC 5782 §5 wants them, and the few subjects that are listed. */
import { BLOCKLISTS, type Blocklist } from '../knowledge/blocklists.ts';
import { reverseLabels } from '../parse/ip.ts';
import { type LabRecord, makeRecord } from './zone-text.ts';
import type { TreeAnswer } from './zone-tree.ts';

/** Who is on which list. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  'zen.spamhaus.org': [reverseLabels('192.88.99.126')],
  'dbl.spamhaus.org': ['blocklisted-domain.example'],
  'psbl.surriel.com': [reverseLabels('192.88.99.128')],
};

/** Code and words of a listing (RFC 5782 §2.1). */
interface Entry {
  A: string;
  TXT: string;
}
const ENTRY_TYPES = ['A', 'TXT'] as const;

/** How Spamhaus and others answer a resolver they do not serve, whatever it asks. */
export const REFUSAL: Entry = { A: '127.255.255.254', TXT: 'Error: open resolver' };

export type BlocklistAnswer = (name: string, type: string) => TreeAnswer | null;

/** Answers for names in a blocklist's zone; null for all others. `refused`: the asker is a public resolver. */
export function blocklistAnswers(refused: boolean): BlocklistAnswer {
  return (question, type) => {
    const name = question.toLowerCase().replace(/\.$/, '');
    const list = BLOCKLISTS.find(({ zone }) => name === zone || name.endsWith(`.${zone}`));
    if (list === undefined) return null;
    const soa = makeRecord(list.zone, 'SOA', `ns.${list.zone} hostmaster.${list.zone} 1 3600 600 86400 60`);
    const nodata: TreeAnswer = { rcode: 'NOERROR', answers: [], authority: [soa], secure: false };
    if (name === list.zone) return type === 'SOA' ? { ...nodata, answers: [soa], authority: [] } : nodata;
    const subject = name.slice(0, -list.zone.length - 1);
    if (!listedSubjects(list).includes(subject) && !refused) return { ...nodata, rcode: 'NXDOMAIN' };
    const entry = refused ? REFUSAL : listing(list);
    const answer = ENTRY_TYPES.find((one) => one === type);
    return answer === undefined
      ? nodata
      : { ...nodata, answers: [makeRecord(name, answer, entry[answer])], authority: [] };
  };
}

/** What each list holds, for a real name server to serve. */
export function blocklistZones(): { apex: string; records: LabRecord[] }[] {
  return BLOCKLISTS.map((list) => ({
    apex: list.zone,
    records: listedSubjects(list).flatMap((subject) =>
      ENTRY_TYPES.map((type) => makeRecord(`${subject}.${list.zone}`, type, listing(list)[type])),
    ),
  }));
}

function listedSubjects(list: Blocklist): string[] {
  return [...testPoints(list), ...(LISTED[list.zone] ?? [])];
}

function listing(list: Blocklist): Entry {
  return { A: listingCode(list), TXT: `listed in the lab's ${list.zone}` };
}

/** RFC 5782 §5: these are always listed, and their neighbours (127.0.0.1, INVALID) never. */
function testPoints({ kinds, listedPoints = ['test'] }: Blocklist): string[] {
  return kinds.flatMap((kind) => {
    if (kind === 'domain') return listedPoints;
    return [reverseLabels(kind === 'ipv4' ? '127.0.0.2' : '::ffff:127.0.0.2')];
  });
}

/** The list's first code, or its first bit that hurts. */
function listingCode({ codes, bits = {}, harmlessBits = 0 }: Blocklist): string {
  const bit = Object.keys(bits).find((one) => (Number(one) & harmlessBits) === 0);
  return Object.keys(codes)[0] ?? `127.0.0.${bit ?? 2}`;
}
