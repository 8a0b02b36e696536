// Writes the lab's zones as master files, for a real name server: node scripts/lab-zones.mjs [FOLDER] (default fixtures/zones).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? join(root, 'fixtures/zones');
const scratch = mkdtempSync(join(tmpdir(), 'mailsonde-zones-'));
try {
  const outfile = join(scratch, 'zone-files.mjs');
  const entryPoints = [join(root, 'src/lab/zone-files.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  const { zoneFiles } = await import(pathToFileURL(outfile).href);
  mkdirSync(folder, { recursive: true });
  const zones = zoneFiles();
  for (const [apex, text] of zones) writeFileSync(join(folder, `${apex}.zone`), text);
  process.stdout.write(`${zones.size} zones written to ${folder}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
