/** Raw messages taken apart octet for octet: fields, line ends, long lines, structure, dates, singletons. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailSource } from '../../../src/parse/mail/fields.ts';
import { fieldsOf, readSource } from '../../../src/parse/mail/fields.ts';
import { countSingletons, readDate, readMessageId } from '../../../src/parse/mail/header-rules.ts';
import { parseMailDate } from '../../../src/parse/mail/mail-date.ts';
import { countOctets } from '../../../src/parse/mail/octet-count.ts';
import { type Structure, structureOf } from '../../../src/parse/mail/structure.ts';

const source = (text: string) => readSource(Buffer.from(text, 'latin1'));

describe('readSource', () => {
  it('keeps order, folding and repetitions', () => {
    const read = source('Subject: one\r\n  two\r\nTo: a@b.example\r\nsubject : three\r\n\r\nbody\r\n');
    expect(read.fields.map(({ name, value, line }) => [name, value, line])).toEqual([
      ['subject', 'one  two', 1],
      ['to', 'a@b.example', 3],
      ['subject', 'three', 4],
    ]);
    expect(fieldsOf(read, 'subject')).toHaveLength(2);
    expect(read.octets.subarray(read.bodyStart).toString()).toBe('body\r\n');
    expect(read.lineEnds).toBe('crlf');
  });

  it('reads what Unix saved as it was sent', () => {
    const read = source('From reader Thu Jan  1 00:00:00 2026\nTo: x\nSubject: y\n\nbody\n');
    expect(read.lineEnds).toBe('lf');
    expect(read.octets.toString()).toBe('To: x\r\nSubject: y\r\n\r\nbody\r\n');
  });

  it('leaves mixed line ends alone, and counts lines that are no field', () => {
    const read = source('To: x\r\nnonsense\r\n folded nonsense\nSubject: y\r\n\r\nb\nc\r\n');
    expect(read).toMatchObject({ lineEnds: 'mixed', broken: 2 });
    expect(countOctets(read)).toMatchObject({ bareLf: 2, firstBareLf: 3, bareCr: 0 });
  });

  it('never throws, and loses no octet, whatever it is given', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('\r\n', '\n', '\r', ' ', ':', 'From: a\r\n', '\0'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = readSource(Buffer.from(`X: y\r\n${pieces.join('')}`));
        for (const { start, end } of read.fields) expect(start).toBeLessThan(end);
        expect(read.bodyStart).toBeLessThanOrEqual(read.octets.length);
        const count = countOctets(read);
        expect(count.longestLine).toBeLessThanOrEqual(read.octets.length);
        structureOf(read);
      }),
    );
  });
});

describe('countOctets', () => {
  it('finds long lines, bare CR, NUL and eight bits, and where', () => {
    const read = source(
      `To: x\r\nSubject: \xe4\r\n\r\n${'a'.repeat(998)}\r\n${'b'.repeat(999)}\r\nc\rd\0\xff\r\n`,
    );
    expect(countOctets(read)).toMatchObject({
      longestLine: 999,
      longLines: 1,
      firstLongLine: 5,
      bareCr: 1,
      firstBareCr: 6,
      bareLf: 0,
      nul: 1,
      eightBitHeader: 1,
      eightBitBody: 1,
    });
  });
});

describe('structureOf', () => {
  const HEAD = 'MIME-Version: 1.0\r\n';
  const formOf = (read: MailSource): Structure['form'] => structureOf(read).form;

  it('walks parts within parts', () => {
    const told = formOf(
      source(
        `${HEAD}Content-Type: multipart/mixed; boundary="a b"\r\n\r\npreamble\r\n--a b\r\n` +
          'Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nplain\r\n--c\r\n' +
          'Content-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A4=\r\n</p>\r\n--c--\r\n' +
          '--a b\r\nContent-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--a b--\r\n',
      ),
    );
    expect(told.parts.map(({ type, depth, name }) => [depth, type, name])).toEqual([
      [0, 'multipart/mixed', null],
      [1, 'multipart/alternative', null],
      [2, 'text/plain', null],
      [2, 'text/html', null],
      [1, 'application/pdf', 'x.pdf'],
    ]);
    expect(told).toMatchObject({
      htmlOctets: 9,
      hasPlainText: true,
      structure: [],
      undeclaredEightBit: false,
    });
  });

  it.each([
    ['Content-Type: multipart/mixed\r\n\r\nx', 'no usable boundary'],
    ['Content-Type: multipart/mixed; boundary=x\r\n\r\ny', 'does not occur'],
    ['Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nA\r\n', 'is not closed'],
    ['Content-Transfer-Encoding: uuencode\r\n\r\nx', 'which nobody knows'],
  ])('%j is told', (rest, says) => {
    expect(formOf(source(HEAD + rest)).structure.join()).toContain(says);
  });

  it('counts base64 HTML as it is read, and leaves attached HTML out', () => {
    const html = `${HEAD}Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n`;
    expect(formOf(source(`${html}\r\n${'QUJD'.repeat(10)}\r\n`)).htmlOctets).toBe(30);
    expect(
      formOf(source(`${html}Content-Disposition: attachment; filename=a.html\r\n\r\nQUJD`)).htmlOctets,
    ).toBeNull();
  });

  it('sees eight bits nobody declared', () => {
    expect(formOf(source(`${HEAD}\r\n\xe4`)).undeclaredEightBit).toBe(true);
    expect(formOf(source(`${HEAD}Content-Transfer-Encoding: 8bit\r\n\r\n\xe4`)).undeclaredEightBit).toBe(
      false,
    );
    expect(formOf(source('Content-Transfer-Encoding: 8bit\r\n\r\n\xe4')).undeclaredEightBit).toBe(true);
  });

  it('stays quick where parts are made to be many or deep', () => {
    const many = `${HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n\r\na\r\n'.repeat(20_000)}`;
    const before = process.cpuUsage().user;
    expect(formOf(source(many)).parts.length).toBeLessThanOrEqual(101);
    let deep = 'x';
    for (let at = 0; at < 60; at++)
      deep = `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n${deep}\r\n--b${at}--\r\n`;
    expect(formOf(source(HEAD + deep)).structure.join()).toContain('nest deeper');
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2_000);
  });
});

describe('parseMailDate', () => {
  it.each([
    ['Thu, 1 Jan 2026 10:00:00 +0100', '2026-01-01T09:00:00.000Z', 60, null],
    ['1 Jan 26 10:00 GMT', '2026-01-01T10:00:00.000Z', 0, 'its year has less than four digits'],
    ['Thu, 01 Jan 2026 10:00:00 -0800 (PST)', '2026-01-01T18:00:00.000Z', -480, null],
    ['Thu, 1 Jan 2026 10:00:00 -0000', '2026-01-01T10:00:00.000Z', null, null],
    ['Fri, 1 Jan 2026 10:00:00 +0000', '2026-01-01T10:00:00.000Z', 0, 'that day is no Fri'],
    ['Thu, 1 Jan 2026 10:00:00', '2026-01-01T10:00:00.000Z', null, 'it names no time zone'],
  ])('%s', (text, at, zone, problem) => {
    const read = parseMailDate(text);
    expect(read === null ? null : [new Date(read.at).toISOString(), read.zone, read.problem]).toEqual([
      at,
      zone,
      problem,
    ]);
  });

  it.each(['', 'yesterday', 'Thu, 31 Jun 2026 10:00:00 +0000', 'Thu, 1 Jan 2026 25:00:00 +0000'])(
    '%j is none',
    (text) => expect(parseMailDate(text)).toBeNull(),
  );
});

describe('what RFC 5322 demands', () => {
  it('counts what stands there once too often, and what is missing', () => {
    expect(
      countSingletons(source('To: a\r\nSubject: x\r\nTo: b\r\nReceived: c\r\nReceived: d\r\n\r\n')),
    ).toEqual({
      repeated: [{ name: 'to', count: 2 }],
      missing: ['date', 'from', 'message-id'],
    });
  });

  it('holds the date against the first hop', () => {
    const read = source('Date: Thu, 1 Jan 2026 10:00:00 +0000\r\n\r\n');
    expect(readDate(read, '2026-01-01T09:00:00.000Z').skewMs).toBe(3_600_000);
    expect(readDate(read, null).skewMs).toBeNull();
    expect(readDate(source('Date: soon\r\n\r\n'), null).problem).toBe('it is no date');
  });

  it.each([
    ['<1@mail.example.com>', null],
    ['1@mail.example.com', 'not of the form'],
    ['<1@localhost>', 'no full host name'],
    ['<1@[192.0.2.1]>', null],
    ['<1 2@mail.example.com>', 'not of the form'],
  ])('Message-ID %s', (value, problem) => {
    const told = readMessageId(source(`Message-ID: ${value}\r\n\r\n`)).problem;
    if (problem === null) expect(told).toBeNull();
    else expect(told).toContain(problem);
  });
});
