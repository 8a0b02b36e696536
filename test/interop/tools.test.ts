/** A machine without the foreign tools is told so, tool by tool; CI installs every package they come from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/source.ts';
import {
  missingModules,
  missingServers,
  missingTools,
  PYTHON,
  PYTHON_MODULES,
  SERVERS,
  TOOLS,
} from './support/tools.ts';

const packages = [...new Set([...Object.values(TOOLS), ...Object.values(PYTHON_MODULES)])].sort();

describe('the foreign tools', () => {
  it('are named with their package where one is missing', () => {
    const relative = Object.keys(TOOLS).filter((tool) => tool !== PYTHON);
    expect(missingTools('/nonexistent')).toHaveLength(relative.length);
    expect(missingTools('')).toContain(
      'delv is not installed: it comes with the Debian package bind9-dnsutils.',
    );
    expect(missingModules({ no_such_module: 'python3-no-such' })).toEqual([
      `${PYTHON} has no module no_such_module: it comes with the Debian package python3-no-such.`,
    ]);
  });

  it('are named where they are not unpacked', () => {
    expect(missingServers('/nonexistent')).toHaveLength(SERVERS.length);
    expect(missingServers('/nonexistent')[0]).toBe(
      'usr/lib/postfix/sbin/master is not unpacked: .ci/mail-servers does that.',
    );
  });

  it('are installed by CI', () => {
    const [, list = ''] = /apt-get install ([^>]*)>/.exec(readFileSync(join(ROOT, '.ci/run'), 'utf8')) ?? [];
    const installed = list.split(/[\s\\]+/);
    expect(packages.filter((name) => !installed.includes(name))).toEqual([]);
  });
});
