// Scaffolds a check: its file, its test, and its line in the list. Usage: npm run new-check -- TOPIC ID
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const path = (file) => fileURLToPath(new URL(file, root));
const [topic, id] = process.argv.slice(2);
const listFile = path('src/checks/index.ts');
const list = readFileSync(listFile, 'utf8');
const topics = [...list.matchAll(/^ {2}'?([a-z-]+)'?: \[/gm)].map((match) => match[1]);

function stop(message) {
  console.error(`new-check: ${message}`);
  process.exit(2);
}

if (!topics.includes(topic)) stop(`the first word is a topic: ${topics.join(', ')}`);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id ?? ''))
  stop('the second word is an id such as spf-lookup-limit');
const file = `src/checks/${topic}/${id}.ts`;
if (existsSync(path(file))) stop(`${file} is there already`);

const name = id.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const evidence =
  {
    dns: 'domain',
    'mta-sts': 'mtaSts',
    'tls-rpt': 'tlsRpt',
    dane: 'tlsa',
    blocklist: 'blocklists',
    smtp: 'sessions',
    tls: 'sessions',
  }[topic] ?? topic;

mkdirSync(path(`src/checks/${topic}`), { recursive: true });
writeFileSync(
  path(file),
  `/** One sentence: what this check looks at. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const ${name} = defineCheck({
  id: '${id}',
  title: 'What is true when the check passes',
  severity: 'warning',
  needs: ['${evidence}'],
  why: 'What receivers do about it, in words for somebody at three in the morning.',
  fix: 'What to change, and where.',
  references: [rfc(5321)],
  examine({ ${evidence} }) {
    if (${evidence}.status === 'absent') return skip('there is nothing to judge');
    const measured = ${evidence}.value;
    return measured === undefined ? fail('Says what was measured') : pass('Says what was measured');
  },
});
`,
);
writeFileSync(
  path(`test/checks/${id}.test.ts`),
  `import { describe, expect, it } from 'vitest';
import { ${name} } from '../../src/checks/${topic}/${id}.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';

const examine = (${evidence}: Parameters<typeof ${name}.examine>[0]['${evidence}']) => ${name}.examine({ ${evidence} }, AS_OF);

describe('${id}', () => {
  // Each verdict wants its case: write the evidence that leads to it.
  it('passes', () => {
    expect(examine(topic<'${evidence}'>({} as never))).toMatchObject({ verdict: 'pass' });
  });

  it('fails', () => {
    expect(examine(topic<'${evidence}'>({} as never))).toMatchObject({ verdict: 'fail' });
  });

  it('is skipped', () => {
    expect(examine(absent())).toMatchObject({ verdict: 'skipped' });
  });
});
`,
);

const importLine = `import { ${name} } from './${topic}/${id}.ts';`;
const imports = [...list.matchAll(/^import \{ \w+ \} from '\.\/.*$/gm)].map((match) => match[0]);
const before = imports.find((line) => line.split("'")[1] > `./${topic}/${id}.ts`);
let next =
  before === undefined
    ? list.replace(/\n\/\*\* A check as/, `${importLine}\n\n/** A check as`)
    : list.replace(before, `${importLine}\n${before}`);
next = next.replace(new RegExp(`^( {2}'?${topic}'?: \\[)([^\\]]*)\\]`, 'm'), (_, open, inside) => {
  const idOf = new Map(
    [...next.matchAll(/^import \{ (\w+) \} from '\.\/[^/]+\/(.+)\.ts';$/gm)].map((match) => [
      match[1],
      match[2],
    ]),
  );
  const names = [
    ...inside
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    name,
  ];
  names.sort((a, b) => (idOf.get(a) < idOf.get(b) ? -1 : 1));
  return `${open}\n${names.map((one) => `    ${one},\n`).join('')}  ]`;
});
writeFileSync(listFile, next);
console.log(
  `${file}\ntest/checks/${id}.test.ts\nsrc/checks/index.ts (listed)\n\nFill them in, then: npm run format && npm test`,
);
