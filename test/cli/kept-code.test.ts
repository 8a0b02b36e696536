/** Compiled code is kept between runs where that is safe, and what is wrong with it costs no more than time. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailsonde } from '../support/cli.ts';

const ARGS = ['explain', 'spf-lookup-limit'];

let caches: string;
let own: string;

beforeEach(() => {
  caches = mkdtempSync(join(tmpdir(), 'mailsonde-caches-'));
  own = join(caches, 'mailsonde');
});

afterEach(() => rmSync(caches, { recursive: true, force: true }));

const run = (args: readonly string[] = ARGS, env: Record<string, string> = {}) =>
  mailsonde(args, { env: { XDG_CACHE_HOME: caches, ...env } });

function files(folder: string = own): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
}

test('a second run finds the code of the first, in a folder nobody else may enter, and says the same', async () => {
  const first = await run();
  expect(first.status).toBe(0);
  expect(statSync(own).mode & 0o777).toBe(0o700);
  const kept = files();
  expect(kept.length).toBeGreaterThan(0);
  const before = kept.map((file) => statSync(file).ino);
  expect(await run()).toEqual(first);
  expect(files().map((file) => statSync(file).ino)).toEqual(before);
});

test.each([
  ['rubbish', () => 'not what was written'],
  ['nothing', () => ''],
  ['a part of it', (file: string) => readFileSync(file).subarray(0, 300)],
  ['code of something else', () => `[["./begin.cjs",3]]\nabc`],
])('a file with %s in it is not run', async (_, content) => {
  const first = await run();
  for (const file of files()) writeFileSync(file, content(file));
  expect(await run()).toEqual(first);
});

test('a folder others may write to is left alone', async () => {
  mkdirSync(own);
  chmodSync(own, 0o777);
  expect((await run()).status).toBe(0);
  expect(files()).toEqual([]);
});

test('nothing is kept beside the current directory, where others may have put something', async () => {
  for (const env of [
    { XDG_CACHE_HOME: 'near', HOME: 'near' },
    { XDG_CACHE_HOME: '', HOME: '' },
  ])
    expect((await mailsonde(ARGS, { env, cwd: caches })).status).toBe(0);
  expect(readdirSync(caches)).toEqual([]);
});

test('no home is made for who has none', async () => {
  const HOME = join(caches, 'nobody');
  expect((await mailsonde(ARGS, { env: { XDG_CACHE_HOME: '', HOME } })).status).toBe(0);
  expect(readdirSync(caches)).toEqual([]);
});

test('a link to a folder elsewhere is left alone', async () => {
  const elsewhere = join(caches, 'elsewhere');
  mkdirSync(elsewhere, { mode: 0o700 });
  symlinkSync(elsewhere, own);
  expect((await run()).status).toBe(0);
  expect(files(elsewhere)).toEqual([]);
});

test.each([
  ['no folder can be made', () => writeFileSync(own, ''), {}],
  ['it is not wanted', () => {}, { NODE_DISABLE_COMPILE_CACHE: '1' }],
])('where %s the program runs without', async (_, prepare, env) => {
  prepare();
  const { status, stderr } = await run(ARGS, env);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
