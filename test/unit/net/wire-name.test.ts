/** Names between text and wire: what goes out as it is, what is refused, what comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalName, encodeName, nameEnd, readName } from '../../../src/net/dns/wire-name.ts';

function wire(text: string): Buffer {
  const encoded = encodeName(text);
  if (typeof encoded === 'string') throw new Error(encoded);
  return encoded;
}

describe('writing a name', () => {
  it.each([
    ['', '00'],
    ['.', '00'],
    ['a.b', '01610162' + '00'],
    ['a.b.', '01610162' + '00'],
    ['_25._tcp.MX', '035f3235045f746370024d58' + '00'],
    ['a b/c:d', '076120622f633a64' + '00'],
    ['bücher', '0762c3bc63686572' + '00'],
    ['😀', '04f09f9880' + '00'],
    ['a\\.b', '03612e62' + '00'],
    ['a\\\\b', '03615c62' + '00'],
    ['a\\b', '03615c62' + '00'],
    ['\\255\\000', '02ff00' + '00'],
    ['\\999', '045c393939' + '00'],
    ['a\\', '02615c' + '00'],
  ])('%j', (text, hex) => {
    expect(wire(text).toString('hex')).toBe(hex);
  });

  it('takes labels of 63 octets and names of 253', () => {
    const label = 'x'.repeat(63);
    expect(wire(`${label}.example`)).toHaveLength(64 + 8 + 1);
    expect(wire([label, label, label, 'x'.repeat(61)].join('.'))).toHaveLength(255);
    expect(encodeName([label, label, label, 'x'.repeat(62)].join('.'))).toMatch(/253/);
    expect(encodeName(`x${label}.example`)).toMatch(/63/);
    expect(encodeName('ü'.repeat(32))).toMatch(/63/);
    expect(encodeName('x.'.repeat(5000))).toMatch(/253/);
  });

  it.each(['..', '.a', 'a..b', 'a..'])('refuses %j', (text) => {
    expect(encodeName(text)).toMatch(/empty label/);
  });
});

describe('reading a name', () => {
  it('lower-cases, escapes what text cannot hold, and finds the end', () => {
    expect(readName(wire('_DMARC.Example.COM'), 0)).toBe('_dmarc.example.com');
    expect(readName(Buffer.from('03412e42' + '05ff07c3bc5c' + '00', 'hex'), 0)).toBe(
      'a\\.b.\\255\\007\\195\\188\\\\',
    );
    expect(readName(Buffer.from('0361c3bc' + '00' + 'ffff', 'hex'), 0)).toBe('aü');
    expect(nameEnd).toBe(5);
  });

  it('follows pointers backwards only', () => {
    const message = Buffer.from('0161' + '00' + '0162c000' + 'c003' + 'c009' + 'c00b' + 'c0', 'hex');
    expect(readName(message, 3)).toBe('b.a');
    expect(nameEnd).toBe(7);
    expect(readName(message, 7)).toBe('b.a');
    expect(nameEnd).toBe(9);
    for (const at of [9, 11, 13]) expect(readName(message, at)).toBeNull();
  });

  it('gives up on long chains of pointers, long names and bad labels', () => {
    const chain = Buffer.alloc(2 + 2 * 200);
    for (let i = 1; i <= 200; i++) chain.writeUInt16BE(0xc000 | (2 * (i - 1)), 2 * i);
    expect(readName(chain, 2 * 100)).toBe('');
    expect(readName(chain, 2 * 200)).toBeNull();
    expect(readName(Buffer.alloc(300, Buffer.from('0161', 'hex')), 0)).toBeNull();
    expect(readName(Buffer.from('4061', 'hex'), 0)).toBeNull();
    expect(readName(Buffer.from('0561', 'hex'), 0)).toBeNull();
    expect(readName(Buffer.alloc(0), 0)).toBeNull();
  });
});

it('comes back the same from the wire, whatever octets it has', () => {
  const label = fc.uint8Array({ minLength: 1, maxLength: 63 });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 3 }), (labels) => {
      const octets = Buffer.concat([
        ...labels.flatMap((one) => [Buffer.of(one.length), Buffer.from(one)]),
        Buffer.of(0),
      ]);
      const text = readName(octets, 0) as string;
      const again = wire(text);
      expect(again.length).toBe(octets.length);
      expect(readName(again, 0)).toBe(text);
      expect(canonicalName(text)).toBe(text);
    }),
  );
});

it('never throws for text of any kind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const encoded = encodeName(text);
      if (typeof encoded !== 'string') expect(readName(encoded, 0)).not.toBeNull();
      canonicalName(text);
    }),
  );
});
