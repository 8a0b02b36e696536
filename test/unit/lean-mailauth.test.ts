/** What stands in for joi in the bundle judges keys and names as joi does. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const require = createRequire(import.meta.url);
interface Schema {
  validate(value: unknown): { error?: Error };
}
const joi = createRequire(require.resolve('mailauth'))('joi') as {
  string(): { base64(options: object): Schema; domain(options: object): Schema };
};
const schema = joi.string().base64({ paddingRequired: false });
const { leanMailauth } = (await import(new URL('../../scripts/lean-mailauth.mjs', import.meta.url).href)) as {
  leanMailauth: {
    resolveId: { handler(source: string, importer?: string): string | undefined };
    load: { handler(id: string): Promise<string | undefined> };
  };
};

async function standIn(source: string, importer: string): Promise<Record<string, never>> {
  const id = leanMailauth.resolveId.handler(source, importer);
  const text = await leanMailauth.load.handler(id ?? '');
  const module = { exports: {} };
  new Function('module', text ?? '')(module);
  return module.exports as Record<string, never>;
}

it('takes the same texts for base64', async () => {
  const ours = ((await standIn('joi', '/x/mailauth/lib/tools.js')) as unknown as typeof joi)
    .string()
    .base64({ paddingRequired: false });
  const same = (text: unknown): void => {
    const takes = ours.validate(text).error === undefined;
    expect(takes, JSON.stringify(text)).toBe(schema.validate(text).error === undefined);
  };
  for (const text of [
    '',
    'QQ',
    'QQ=',
    'QQ==',
    'QUI',
    'QUI=',
    'QUJD',
    'Q',
    'QUJDR',
    'Q Q=',
    'QQ==\n',
    '____',
    '!!!',
    5,
  ])
    same(text);
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('A', 'z', '+', '/', '=', ' ', '-') }), same));
});

it('takes the same names for domains', async () => {
  const options = { allowUnicode: false, tlds: false };
  const theirs = joi.string().domain(options);
  const ours = ((await standIn('joi', '/x/mailauth/lib/tools.js')) as unknown as typeof joi)
    .string()
    .domain(options);
  const same = (text: unknown): void => {
    const takes = ours.validate(text).error === undefined;
    expect(takes, JSON.stringify(text)).toBe(theirs.validate(text).error === undefined);
  };
  const label = 'a'.repeat(63);
  for (const text of [
    'example.com',
    'example',
    'a.1b',
    'a.b1',
    'a-.b',
    '-a.b',
    'a..b',
    'a.b.',
    'ä.de',
    'a_b.de',
    `${label}.de`,
    `a${label}.de`,
    `${label}.${label}.${label}.${label}.de`,
    '',
    5,
  ])
    same(text);
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '1', '-', '_', '.', ' ') }), same));
});

it('leaves the same packages alone elsewhere', () => {
  for (const importer of ['/x/other/lib/tools.js', '/x/imapflow/dist/cjs/tools.js'])
    for (const source of ['joi', 'libmime', 'libqp'])
      expect(leanMailauth.resolveId.handler(source, importer)).toBeUndefined();
});
