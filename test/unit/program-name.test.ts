/** How hints name the program: as it was started. */
import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { addSharedOptions, collect } from '../../src/cli/options.ts';
import { programName } from '../../src/cli/program-name.ts';
import { typedFlags } from '../../src/cli/typed-flags.ts';

describe('programName', () => {
  it.each([
    ['a link on PATH', '/usr/local/bin/mailsonde', 'mailsonde'],
    ['a link elsewhere', '/home/me/mail/tools/mailsonde', 'tools/mailsonde'],
    ['a link right here', '/home/me/mail/mailsonde', './mailsonde'],
    ['a clone', '/home/me/mail/bin/mailsonde.js', 'node bin/mailsonde.js'],
    ['a clone elsewhere', '/srv/clone/bin/mailsonde.js', 'node /srv/clone/bin/mailsonde.js'],
    ['a path with a space', '/home/me/mail/my tools/mailsonde.js', "node 'my tools/mailsonde.js'"],
    ['npx', '/home/me/.npm/_npx/0a1b/node_modules/.bin/mailsonde', 'npx mailsonde'],
    ['a package folder', '/home/me/mail/node_modules/.bin/mailsonde', 'npx mailsonde'],
    ['a shim of a package folder', '/home/me/mail/node_modules/mailsonde/bin/mailsonde.js', 'npx mailsonde'],
    ['a shim on PATH', '/opt/npm/node_modules/mailsonde/bin/mailsonde.js', 'mailsonde'],
    ['nothing', undefined, 'mailsonde'],
  ])('knows %s', (_, script, name) => {
    expect(programName(script, '/home/me/mail', '/usr/bin:/usr/local/bin')).toBe(name);
  });
});

describe('typedFlags', () => {
  const command = addSharedOptions(new Command('check'))
    .addOption(new Option('--ip <address,...>', 'x').argParser(collect))
    .addOption(new Option('--helo <name>', 'x'))
    .addOption(new Option('--input <file>', 'x'));

  it.each([
    ['--ip 192.0.2.1 a.example --ip=192.0.2.2', ['--ip 192.0.2.1', '--ip=192.0.2.2']],
    ['a.example --dns 127.0.0.1:53 -6 --json', ['--dns 127.0.0.1:53', '-6']],
    ['a.example -v4 -ofile -o -4 --format pretty', ['-4']],
    ['a.example --save-evidence --ip --helo h.example', ['--helo h.example']],
    ['--fail-on warning --allow-inconclusive=spf --no-color -- --ip', []],
    ['a.example --helo [192.0.2.1]', ["--helo '[192.0.2.1]'"]],
  ])('of %s', (line, flags) => {
    expect(typedFlags(command, ['check', ...line.split(' ')])).toEqual(flags);
  });
});
