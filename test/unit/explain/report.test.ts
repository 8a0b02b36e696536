/** DMARC aggregate and TLS reports: what each source or failure comes to, in whatever wrapping it is sent. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { explainMessage } from '../../../src/explain/message.ts';
import type { Explanation } from '../../../src/model/explanation.ts';
import { ROOT } from '../../support/source.ts';

const fixture = (name: string): Buffer => readFileSync(join(ROOT, 'fixtures/bounces', name));
const read = async (name: string): Promise<Explanation[]> => (await explainMessage(fixture(name))) ?? [];

describe('DMARC aggregate reports', () => {
  it('sums up, and tells each group of failing sources apart', async () => {
    const [sum, ...groups] = await read('dmarc-report.xml');
    expect(sum!.title).toBe('81 % of 1,586 messages from shop.example pass DMARC');
    expect(sum!.meaning).toContain('1,300 passed, 286 failed. The policy was p=quarantine.');
    expect(sum!.meaning).toContain('60 passed by SPF alone');
    expect(groups.map(({ title }) => title)).toEqual([
      'SendGrid: 240 messages fail DMARC',
      'Sources nobody vouches for: 40 messages fail DMARC',
      'Passed on by example.org: 4 messages fail DMARC',
      'SPF or DKIM could not be evaluated: 2 messages fail DMARC',
    ]);
    expect(groups[0]!.meaning).toContain('198.51.100.7 (180) and 198.51.100.8 (60)');
    expect(groups[0]!.meaning).toContain('SPF: pass for em.sendgrid.net. DKIM: pass for sendgrid.net.');
    expect(groups[0]!.action[0]).toContain('Sender Authentication');
    expect(groups[1]!.action[0]).toContain('mailsonde spf shop.example --ip 203.0.113.5');
    for (const one of [sum!, ...groups])
      expect(one).toMatchObject({ kind: 'report', category: 'auth-policy' });
  });

  it.each(['dmarc-report.xml.gz', 'dmarc-report.zip', 'dmarc-report.eml'])('unpacks %s', async (name) => {
    expect(await read(name)).toEqual(await read('dmarc-report.xml'));
  });

  it('reads the namespace of RFC 9990, with prefixes', async () => {
    const found = await read('dmarc-report-2026.xml');
    expect(found.map(({ title, category }) => [title, category])).toEqual([
      ['All 12 messages from shop.example pass DMARC', 'success'],
    ]);
    expect(found[0]!.action[0]).toContain('p=quarantine');
  });

  it('reads a report in UTF-16, and one that breaks off', async () => {
    const xml = fixture('dmarc-report.xml').toString().replace('encoding="UTF-8"', 'encoding="UTF-16"');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    expect(await explainMessage(wide)).toEqual(await read('dmarc-report.xml'));
    const part = (await explainMessage(Buffer.from(xml.slice(0, xml.indexOf('198.51.100.8')))))!;
    expect(part[0]!.title).toBe('Read in part: 87 % of 1,480 messages from shop.example pass DMARC');
    expect(part[0]!.confidence).toBeLessThan(0.5);
    expect(part.at(-1)).toMatchObject({
      kind: 'unknown',
      title: 'read in part: the DMARC report by receiver.example breaks off or is damaged',
    });
    const packed = fixture('dmarc-report.xml.gz');
    const cut = (await explainMessage(packed.subarray(0, packed.length - 60)))!;
    expect(cut[0]!.title).toMatch(/^Read in part/);
    expect(cut.at(-1)!.kind).toBe('unknown');
  });

  it('calls nothing fine where the report breaks off before its rows', async () => {
    const xml = fixture('dmarc-report-2026.xml').toString();
    const [sum] = (await explainMessage(Buffer.from(xml.slice(0, xml.search(/<(?:\w+:)?record>/)))))!;
    expect(sum).toMatchObject({
      title: 'Read in part: nothing is known of the mail from shop.example',
      category: 'other',
      actor: 'sender-admin',
    });
    expect(sum!.action).toEqual([expect.stringMatching(/^Fetch the report again/)]);
  });

  it('says that a row without a sound count stands for one message', async () => {
    const xml = fixture('dmarc-report-2026.xml').toString();
    const [sum] = (await explainMessage(Buffer.from(xml.replace(/count>\d+/, 'count>-5'))))!;
    expect(sum!.meaning).toContain('1 fault in the file was read over');
    expect(sum!.confidence).toBe(0.8);
  });

  it('shows nothing of a report that could move the cursor', async () => {
    const xml = fixture('dmarc-report.xml').toString().replaceAll('receiver.example', '\u202eevil\u009b2J');
    const found = (await explainMessage(Buffer.from(xml)))!;
    expect(JSON.stringify(found)).not.toMatch(/[\u202e\u009b]/);
  });

  it('reads over a stray ampersand, and leaves what is no XML', async () => {
    const xml = fixture('dmarc-report.xml').toString();
    const [stray] = (await explainMessage(Buffer.from(xml.replace('receiver.example', 'Smith & Sons'))))!;
    expect(stray!.title).toBe('81 % of 1,586 messages from shop.example pass DMARC');
    const start = performance.now();
    await explainMessage(Buffer.from(`${xml}${'& < > '.repeat(200_000)}`));
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('does not unfold a bomb', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('<feedback>'), Buffer.alloc(80_000_000, 0x20)]));
    const told = (await explainMessage(bomb))!;
    expect(told.map(({ kind, title }) => [kind, title])).toEqual([
      ['unknown', 'not unpacked: it unfolds to more than 64 MiB, which no report has'],
    ]);
    const broken = Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]);
    expect((await explainMessage(broken))![0]!.title).toContain('damaged');
  });

  it('reads a thousand reports of an archive, and says how many it left out', async () => {
    const report = fixture('dmarc-report-2026.xml');
    const archive = zipSync(
      Object.fromEntries(Array.from({ length: 1_003 }, (_, i) => [`${i}.xml`, report])),
    );
    const told = (await explainMessage(archive))!;
    expect(told.length).toBe(1_001);
    expect(told.at(-1)).toMatchObject({
      kind: 'unknown',
      title: 'read in part: 3 of 1,003 files left out',
    });
    // A photo album is no business of reports.
    const album = zipSync(
      Object.fromEntries(Array.from({ length: 1_003 }, (_, i) => [`${i}.txt`, Buffer.from('x')])),
    );
    expect(await explainMessage(album)).toBeNull();
  });

  it('reads an archive as far as it goes, whatever sizes it states', async () => {
    const archive = fixture('dmarc-report.zip');
    const cut = (await explainMessage(archive.subarray(0, 500)))!;
    expect(cut.map(({ kind, title }) => [kind, title]).slice(-2)).toEqual([
      ['unknown', 'read in part: the DMARC report by receiver.example breaks off or is damaged'],
      ['unknown', 'a packed file that is damaged, encrypted or packed in an unusual way'],
    ]);
    const lying = Buffer.from(zipSync({ 'a.xml': Buffer.alloc(80_000_000, 0x20) }));
    lying.writeUInt32LE(10, 22);
    lying.writeUInt32LE(10, lying.lastIndexOf(Buffer.from('PK\x01\x02')) + 24);
    expect((await explainMessage(lying))!.map(({ title }) => title)).toEqual([
      'not unpacked: it unfolds to more than 64 MiB, which no report has',
    ]);
  });

  it('reads the packed reports of a zipped folder, within one bound for all', async () => {
    const packed = fixture('dmarc-report.xml.gz');
    const folder = zipSync({ 'a.xml.gz': packed, 'b.json.gz': fixture('tls-report.json.gz') });
    expect(await explainMessage(folder)).toEqual([
      ...(await read('dmarc-report.xml')),
      ...(await read('tls-report.json')),
    ]);
    const bomb = gzipSync(Buffer.alloc(40_000_000, 0x20));
    const told = (await explainMessage(zipSync({ 'a.gz': bomb, 'b.gz': bomb, 'c.gz': packed })))!;
    expect(told[0]!.title).toContain('of 1,586 messages');
    expect(told.at(-1)!.title).toMatch(/^not unpacked: it unfolds to more than 64 MiB/);
  });

  it('unfolds nothing twice that a directory names again and again', async () => {
    const name = Buffer.from('a');
    const data = deflateRawSync(Buffer.alloc(20_000_000, 0x20));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(50_000, 24);
    entry.writeUInt16LE(name.length, 28);
    const directory = Buffer.concat(Array.from({ length: 900 }, () => [entry, name]).flat());
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(900, 8);
    end.writeUInt16LE(900, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(local.length + name.length + data.length, 16);
    const before = process.cpuUsage();
    await explainMessage(Buffer.concat([local, name, data, directory, end]));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });

  it('does not follow elements, attributes or brackets without end', async () => {
    const before = process.cpuUsage();
    for (const text of [
      `<feedback>${'<a>'.repeat(3_000_000)}`,
      `<feedback><a ${Array.from({ length: 300_000 }, (_, i) => `a${i}=""`).join(' ')}`,
      `<feedback>${'</a>'.repeat(1_000_000)}`,
    ])
      expect(await explainMessage(Buffer.from(text))).toBeNull();
    const [nested] = (await explainMessage(Buffer.from(`{"policies":${'['.repeat(10_000_000)}`)))!;
    expect(nested!.title).toMatch(/^a TLS report that breaks off/);
    // A bracket in a string nests nothing.
    const json = fixture('tls-report.json')
      .toString()
      .replace('Example Mail', `${'['.repeat(99)} \\" {`);
    expect((await explainMessage(Buffer.from(json)))!.length).toBe(4);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });

  it('unfolds all that is attached to one message within one bound', async () => {
    const packed = gzipSync(`<feedback>${'<a></a>'.repeat(6_000_000)}`).toString('base64');
    const part = `--x\nContent-Type: application/gzip; name="r!s!1793577600!1793663999.xml.gz"\nContent-Transfer-Encoding: base64\n\n${packed}\n`;
    const before = process.cpuUsage();
    const told = (await explainMessage(
      Buffer.from(
        `From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n${part.repeat(30)}--x--\n`,
      ),
    ))!;
    expect(told.length).toBe(29);
    expect(told[0]!.title).toMatch(/^not unpacked/);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(15_000);
  });

  it('says of a bomb in place of an attached report what it is, and of other attachments nothing', async () => {
    const bomb = gzipSync(Buffer.alloc(80_000_000, 0x20)).toString('base64');
    const letter = (name: string): Buffer =>
      Buffer.from(
        `From: a@b.example\nSubject: Hello\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHello\n--x\nContent-Type: application/gzip; name="${name}"\nContent-Transfer-Encoding: base64\n\n${bomb}\n--x--\n`,
      );
    expect(await explainMessage(letter('photos.gz'))).toBeNull();
    const [told] = (await explainMessage(letter('r.example!shop.example!1793577600!1793663999.xml.gz')))!;
    expect(told).toMatchObject({ kind: 'unknown', title: expect.stringMatching(/^not unpacked/) });
  });
});

describe('TLS reports', () => {
  it('names each kind of failure with its host and what cures it', async () => {
    const found = await read('tls-report.json');
    expect(found.map(({ title }) => title)).toEqual([
      '5 % of 5,629 sessions with shop.example failed',
      'mx2.shop.example: STARTTLS is not on offer',
      'mx1.shop.example: the certificate has expired',
      'mx1.shop.example: the TLS connection failed',
    ]);
    expect(found[2]!.action.join(' ')).toContain('mailsonde tls shop.example');
    expect(found[3]!.meaning).toContain('X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED');
    expect(await read('tls-report.json.gz')).toEqual(found);
  });

  it('reads the message it is mailed in', async () => {
    const found = await read('tls-report.eml');
    expect(found.map(({ title, category }) => [title, category])).toEqual([
      ['All 7 sessions with shop.example were encrypted as asked', 'success'],
    ]);
  });

  it('calls no report fine whose counts are none, or which tells of failures', async () => {
    const json = fixture('tls-report.json').toString();
    const counted = async (of: (key: string) => unknown): Promise<Explanation> => {
      const report = JSON.parse(json, (key, value) => (key.endsWith('session-count') ? of(key) : value));
      return (await explainMessage(Buffer.from(JSON.stringify(report))))![0]!;
    };
    const negative = await counted((key) => (key.includes('success') ? 5_326 : -303));
    expect(negative).toMatchObject({ category: 'tls-required', actor: 'recipient-admin', confidence: 0.5 });
    expect(negative.title).toBe('Sessions with shop.example failed, but the report does not say how many');
    expect(negative.meaning).toContain('not to be relied on');
    // Where the sum is left out, what is told one by one is added up.
    const single = await counted((key) => (key === 'failed-session-count' ? 3 : undefined));
    expect(single.title).toBe('100 % of 9 sessions with shop.example failed');
    const clean = JSON.parse(json);
    for (const one of clean.policies) {
      one['failure-details'] = [];
      one.summary['total-failure-session-count'] = -1;
    }
    const [sum] = (await explainMessage(Buffer.from(JSON.stringify(clean))))!;
    expect(sum).toMatchObject({
      category: 'other',
      title: 'The counts of the sessions with shop.example make no sense',
    });
  });

  it('says of a report that breaks off what it is', async () => {
    const json = fixture('tls-report.json');
    const packed = fixture('tls-report.json.gz');
    for (const cut of [json.subarray(0, json.length - 40), packed.subarray(0, packed.length - 60)])
      expect((await explainMessage(cut))!.map(({ kind, title }) => [kind, title])).toEqual([
        ['unknown', 'a TLS report that breaks off or is damaged, so nothing of it can be read'],
      ]);
  });

  it('takes no other JSON or XML for a report', async () => {
    for (const text of [
      '{}',
      '{"policies":[]}',
      '{"policies":1,"report-id":"x"}',
      '<a/>',
      '<feedback/>',
      '<?xml?>',
    ])
      expect(await explainMessage(Buffer.from(text))).toBeNull();
  });
});
