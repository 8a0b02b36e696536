/** The tables `explain` reads are whole: every code, extension, command and port, with references and a date. */
import { describe, expect, it } from 'vitest';
import { SMTP_COMMANDS } from '../../../src/knowledge/commands.ts';
import {
  ENHANCED_CLASSES,
  ENHANCED_CODES,
  ENHANCED_SUBJECTS,
} from '../../../src/knowledge/enhanced-codes.ts';
import { EXTENSION_NOTES, extensionNote, NOTES_CHECKED } from '../../../src/knowledge/extension-notes.ts';
import { EXTENSIONS } from '../../../src/knowledge/extensions.ts';
import { MAIL_PORTS } from '../../../src/knowledge/mail-ports.ts';
import { REPLY_CODES } from '../../../src/knowledge/reply-codes.ts';
import { TOPIC_WORDS } from '../../../src/knowledge/topics.ts';
import { VOCABULARY } from '../../../src/knowledge/vocabulary/index.ts';
import type { Reference } from '../../../src/model/finding.ts';
import { mailsonde } from '../../support/cli.ts';

interface Row {
  meaning: string;
  references: readonly Reference[];
  checked: string;
}

const range = (subject: number, last: number): string[] =>
  Array.from({ length: last + 1 }, (_, detail) => `${subject}.${detail}`);
/** The IANA registry as of 2024-12-06. */
const REGISTRY = [
  '0.0',
  ...range(1, 10),
  ...range(2, 4),
  ...range(3, 6),
  ...range(4, 7),
  ...range(5, 6),
  ...range(6, 10),
  ...range(7, 30),
];

const TABLES: readonly [string, readonly (Row & { name: string })[]][] = [
  ['reply codes', REPLY_CODES.map((row) => ({ ...row, name: String(row.code) }))],
  ['enhanced codes', ENHANCED_CODES.map((row) => ({ ...row, name: row.code }))],
  ['commands', SMTP_COMMANDS],
  ['ports', MAIL_PORTS.map((row) => ({ ...row, name: String(row.port) }))],
  ['vocabulary', VOCABULARY.map((row) => ({ ...row, name: row.term }))],
];

describe.each(TABLES)('%s', (_, rows) => {
  it('has each row once, with sentences, references and a date', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    for (const { name, meaning, references, checked } of rows) {
      expect(meaning, name).toMatch(/^\S.{20,}[.!?)"]$/s);
      expect(references.length, name).toBeGreaterThan(0);
      for (const { title, url } of references) {
        expect(title, name).toMatch(/\S/);
        expect(url, name).toMatch(/^https:\/\/[^ ]+$/);
      }
      expect(checked, name).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});

describe('codes', () => {
  it('are all that the registry has', () => {
    expect(ENHANCED_CODES.map(({ code }) => code)).toEqual(REGISTRY);
    for (const code of REGISTRY) expect(ENHANCED_SUBJECTS).toHaveProperty(code.split('.')[0] as string);
    expect(Object.keys(ENHANCED_CLASSES)).toEqual(['2', '4', '5']);
  });

  it('are all that standards name with them, and those of RFC 5321, 4954, 1985, 7504', () => {
    const known = REPLY_CODES.map(({ code }) => code);
    for (const code of ENHANCED_CODES.flatMap((row) => row.with)) expect(known).toContain(code);
    for (const code of [
      211, 214, 220, 221, 235, 250, 251, 252, 253, 334, 354, 421, 432, 450, 451, 452, 453, 454,
    ])
      expect(known).toContain(code);
    for (const code of [455, 458, 459, 500, 501, 502, 503, 504, 521, 523, 524, 525, 530, 534, 535, 538])
      expect(known).toContain(code);
    for (const code of [550, 551, 552, 553, 554, 555, 556]) expect(known).toContain(code);
  });
});

describe('extensions', () => {
  it('each have a note and somewhere to read on', () => {
    for (const { keyword } of EXTENSIONS) {
      expect(EXTENSION_NOTES[keyword].meaning, keyword).toMatch(/^\S.{20,}\.$/s);
      expect(extensionNote(keyword)?.references.length, keyword).toBeGreaterThan(0);
    }
    expect(NOTES_CHECKED).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('are all that standards name', () => {
    const known: string[] = EXTENSIONS.map(({ keyword }) => keyword);
    for (const keyword of [
      'PIPELINING',
      'SIZE',
      '8BITMIME',
      'CHUNKING',
      'BINARYMIME',
      'DSN',
      'SMTPUTF8',
      'REQUIRETLS',
    ])
      expect(known).toContain(keyword);
    for (const keyword of [
      'LIMITS',
      'MT-PRIORITY',
      'DELIVERBY',
      'FUTURERELEASE',
      'BURL',
      'ETRN',
      'ATRN',
      'RRVS',
    ])
      expect(known).toContain(keyword);
    for (const keyword of [
      'NO-SOLICITING',
      'MTRK',
      'XCLIENT',
      'XFORWARD',
      'STARTTLS',
      'AUTH',
      'ENHANCEDSTATUSCODES',
    ])
      expect(known).toContain(keyword);
  });
});

describe('commands of ours that are named', () => {
  const texts = [
    ...SMTP_COMMANDS.map(({ test }) => `\`${test}\``),
    ...VOCABULARY.flatMap(({ action }) => action),
    ...Object.values(TOPIC_WORDS).map(({ command }) => `\`mailsonde ${command}\``),
  ];
  const named = [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/`mailsonde ([a-z-]+)/g)].map(([, one]) => one))),
  ];

  it('stand in every term', () => {
    for (const { term, action } of VOCABULARY) expect(action.join(' '), term).toMatch(/`mailsonde [a-z]/);
  });

  it.each(named)('%s exists', async (name) => {
    expect((await mailsonde([name as string, '--help'])).status).toBe(0);
  });
});
