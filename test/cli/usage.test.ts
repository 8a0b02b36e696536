/** Bad input: exit 2, one sentence that says what was expected, nothing on stdout. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/cli/options.ts';
import { CHECK_TOPICS } from '../../src/model/check.ts';
import { FORMATS } from '../../src/report/index.ts';
import { mailsonde } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailsonde-usage-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bad input', () => {
  it.each([
    [['check'], /nothing to look at.*domain.*--input/],
    [['check', '192.0.2.1'], /IP address, not a domain.*mailsonde ptr/],
    [['check', 'https://example.com'], /URL.*bare domain/],
    [['check', 'me@example.com'], /mail address.*after the @/],
    [['check', 'localhost'], /single label/],
    [['check', 'exa mple.com'], /not a domain name/],
    [
      ['handshake', '127.0.0.1:1', '--tls-cipher', 'NONSENSE'],
      /^mailsonde: no connection can be made .*--tls-cipher/,
    ],
    [['check', '*.example.com'], /is a wildcard, not a domain/],
    [['check', '--', '-x.example'], /begins and ends with a letter or digit/],
    [
      ['check', '_dmarc.example.com'],
      /is the name of a record, not a domain; give the domain it belongs to: example\.com/,
    ],
    [['dkim', 's1._domainkey.example.com'], /give the domain it belongs to: example\.com/],
    [['check', 'example.com', '--only', 'helo'], /has no name to look at; give the name with --helo/],
    [['check', 'example.com', '--input', '/nonexistent'], /^mailsonde: cannot read \/nonexistent/],
    [['check', 'example.com', '--only', 'spff'], /unknown topic "spff" \(did you mean spf\?\).*dmarc/],
    [['check', 'example.com', '--only', 'spf', '--skip', 'mx'], /contradict/],
    [['check', 'example.com', '--skip', CHECK_TOPICS.join(',')], /leaves no topic/],
    [['check', 'example.com', '-4', '-6'], /-4 and -6 contradict/],
    [['check', 'example.com', '-q', '-v'], /-q and -v contradict/],
    [['check', 'example.com', '--json', '--format', 'pretty'], /contradict/],
    [['check', 'example.com', '--format', 'xml'], /--format "xml".*pretty, json/],
    [['check', 'example.com', '--timeout', 'soon'], /not a duration.*2m/],
    [['check', 'example.com', '--timeout', '0s'], /not a duration/],
    [['check', 'example.com', '--dns', 'not a server'], /--dns|DNS server/],
    [['check', 'example.com', '--dns', '127.0.0.1:99999'], /--dns|DNS server|port/],
    [['check', 'example.com', '--connect-to', 'nonsense'], /connect-to/],
    [['check', 'example.com', '--ip', '300.1.1.1'], /--ip "300.1.1.1" is not an IP address/],
    [['check', 'example.com', '--sends', 'maybe'], /one of yes, no/],
    [['check', 'example.com', '--selector', 'a b'], /not a selector/],
    [['check', 'example.com', '--blocklist', 'zen..org'], /not a domain name|DNSBL/],
    [['check', 'example.com', '--blocklist-key', 'zen.example=secret'], /ZONE=@FILE/],
    [['check', 'example.com', '--ca-file', '/nowhere/ca.pem'], /cannot read .*no such file/],
    [['check', 'example.com', '--output', '/nowhere/out.txt'], /cannot write .*directory does not exist/],
    [['check', '--input', '/nowhere/domains.txt'], /cannot read .*no such file/],
    [['check', '--input', '/tmp'], /it is a directory/],
    [['check', '--replay', '/nowhere/run.json'], /cannot read/],
    [['check', 'example.com', '--replay', 'run.json'], /brings its own targets/],
    [['check', 'example.com', '--fail-on', 'info'], /one of error, warning, never/],
    [['check', 'example.com', '--concurrency', '0'], /whole number from 1/],
    [['check', 'example.com', '--allow-inconclusive=spff'], /unknown topic/],
    [['spf', 'example.com', '--ip', '192.0.2.1', '--sender', 'nobody'], /not a mail address/],
    [['ptr', 'exa mple'], /not a domain name/],
    [['explain'], /nothing to explain/],
    [['explain', 'spf-lookup-limi'], /did you mean spf-lookup-limit/],
    [['lab', '--serve', '--', 'check', 'x.example'], /contradict/],
    [['lab', '--', 'lab'], /lab inside a lab/],
    [['chekc', 'example.com'], /unknown command.*check/s],
    [['check', 'example.com', '--frobnicate'], /unknown option/],
  ])('%j', async (args, expected) => {
    const { status, stdout, stderr } = await mailsonde(args);
    expect(stderr.replaceAll('\n', ' ')).toMatch(expected);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('shows what was typed without control characters', async () => {
    const evil = '\u001b[31m\u009b\u202e\r\u0007';
    for (const args of [
      ['check', 'example.com', '--only', `${evil}spf`],
      ['check', `${evil}.example`],
      ['check', `--${evil}`],
      [evil],
      ['check', '--input', `/nowhere/${evil}\n${evil}`],
      ['check', 'example.com', '--output', `/nowhere/${evil}`],
      ['explain', evil],
    ]) {
      const { stderr, status } = await mailsonde(args);
      expect(status).toBe(2);
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('refuses a certificate file without certificates', async () => {
    const { stderr, status } = await mailsonde([
      'check',
      'example.com',
      '--ca-file',
      file('ca.pem', 'hello'),
    ]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/holds no certificate/);
  });

  it.each([
    ['not json', /is not JSON/],
    ['{"schemaVersion":2,"reports":[]}', /schemaVersion 2/],
    ['{"schemaVersion":1,"reports":[]}', /holds no report/],
    ['[1,2]', /holds no report/],
    ['{"schemaVersion":1,"reports":[{"target":1}]}', /no report/],
  ])('refuses to replay %s', async (text, expected) => {
    const { stderr, status } = await mailsonde(['check', '--replay', file('run.json', text)]);
    expect(stderr).toMatch(expected);
    expect(status).toBe(2);
  });
});

describe('help and version', () => {
  it('answers --version alone, from package.json', async () => {
    const { version } = (await import('../../package.json', { with: { type: 'json' } })).default;
    expect(await mailsonde(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([[['--help']], [['check', '--help']], [['lab', '--help']]])('%j fits 80 columns', async (args) => {
    const { status, stdout } = await mailsonde(args);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: mailsonde/);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('offers every format there is', () => {
    expect([...FORMAT_NAMES]).toEqual([...FORMATS]);
  });
});
