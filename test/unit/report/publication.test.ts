/** One line tells how to read the edits of a report and where they are made. */
import { describe, expect, it } from 'vitest';
import type { ZoneEdit } from '../../../src/model/finding.ts';
import { agenda } from '../../../src/report/agenda.ts';
import { render } from '../../../src/report/index.ts';
import { publication } from '../../../src/report/publication.ts';
import { observed } from '../../support/evidence.ts';
import * as samples from '../../support/reports.ts';

const add = (name: string): ZoneEdit => ({ action: 'add', name, type: 'TXT', value: 'x' });

function told(records: ZoneEdit[], servers: string[] = [], domain = 'shop.example.com'): string | undefined {
  const zone = observed({ apex: 'example.com', mname: 'ns1.example.net', serial: 1 });
  const report = samples.report({
    domain,
    findings: [{ check: 'spf-present', says: 'none', records }],
    evidence: {
      domain: observed({ name: domain, exists: true, nameServers: observed(servers), zone } as never),
    },
  });
  return publication(report, agenda(report).problems);
}

describe('publication', () => {
  it('names the zone and its servers, in the order people expect', () => {
    const servers = ['ns10.example.net', 'ns2.example.net'];
    expect(told([add('_dmarc.shop.example.com')], servers)).toBe(
      'Publish the lines with + where the DNS of example.com is kept (name servers ns2.example.net and ns10.example.net)',
    );
    const both: ZoneEdit[] = [{ ...add('shop.example.com'), action: 'remove' }, add('shop.example.com')];
    expect(told(both, ['ns.example.net'])).toBe(
      'Remove the lines with - and publish those with + where the DNS of example.com is kept (name server ns.example.net)',
    );
    const many = ['ns1.x', 'ns2.x', 'ns3.x', 'ns4.x', 'ns5.x', 'ns6.x'];
    expect(told(both, many)).toContain('(name servers ns1.x, ns2.x, ns3.x, ns4.x and 2 more)');
  });

  it('knows that other names are kept elsewhere', () => {
    expect(told([add('example.com'), add('1.2.0.192.in-addr.arpa'), add('notexample.com')])).toBe(
      'Publish the lines with + where the DNS of example.com is kept; names under arpa through whoever provides the address; other names where the DNS of each name is kept',
    );
    expect(told([add('1.2.0.192.in-addr.arpa')])).toBe(
      'Publish the lines with + through whoever provides the address',
    );
    expect(told([add('mx.other.example')])).toBe(
      'Publish the lines with + where the DNS of each name is kept',
    );
  });

  it('is silent without an edit, and said once with several', async () => {
    expect(told([])).toBeUndefined();
    for (const format of ['pretty', 'markdown'] as const) {
      const text = await render(samples.run([samples.brokenShop]), format);
      expect(text.replaceAll(/\s+/g, ' ').split('publish those with + where').length).toBe(2);
    }
  });
});
