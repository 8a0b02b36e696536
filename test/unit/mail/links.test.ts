/** The hosts a message links to, however they are written. */
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/parse/mail/fields.ts';
import { linksIn } from '../../../src/parse/mail/links.ts';
import { structureOf } from '../../../src/parse/mail/structure.ts';

function hostsOf(head: string, body: string): [string, number][] {
  const text = `MIME-Version: 1.0\r\n${head}\r\n\r\n${body}`;
  const { texts } = structureOf(readSource(Buffer.from(text)));
  return linksIn(texts).hosts.map(({ host, count }) => [host, count]);
}

const PLAIN = 'Content-Type: text/plain; charset=utf-8';
const HTML = 'Content-Type: text/html; charset=utf-8';

describe('linksIn', () => {
  it.each<[string, string, string[]]>([
    [PLAIN, 'See http://Shop.Example.com/x, (https://b.example:8443).', ['shop.example.com', 'b.example']],
    [PLAIN, 'www.shop.example and mail@www.other.example', ['www.shop.example']],
    [PLAIN, 'http://user:pass@evil.example@real.example/x', ['real.example']],
    [PLAIN, 'https://b\u00fccher.example/', ['xn--bcher-kva.example']],
    [PLAIN, 'http://3221225985/ and http://[2001:db8::1]/', ['192.0.2.1', '2001:db8::1']],
    [PLAIN, 'http://localhost/ https:// http://%zz.example/ //plain.example/', []],
    [HTML, '<a href=//cdn.example/x><img src="https://i&#46;example/y">', ['i.example', 'cdn.example']],
    [
      HTML,
      '<!DOCTYPE html PUBLIC "x" "http://www.w3.org/TR/x"><html xmlns="http://www.w3.org/1999/xhtml">www.x.example',
      [],
    ],
    [`${PLAIN}\r\nContent-Transfer-Encoding: base64`, 'aHR0cDovL2EuZXhh\r\nbXBsZS8=', ['a.example']],
    [`${HTML}\r\nContent-Transfer-Encoding: quoted-printable`, 'http=3A//a.exa=\r\nmple/', ['a.example']],
    [`${HTML}\r\nContent-Disposition: attachment; filename=x.html`, 'http://a.example/', []],
  ])('%s with %j', (head, body, hosts) => {
    expect(hostsOf(head, body).map(([host]) => host)).toEqual(hosts);
  });

  it('counts, and knows the registered domain', () => {
    const { texts } = structureOf(
      readSource(
        Buffer.from(`MIME-Version: 1.0\r\n${PLAIN}\r\n\r\nhttp://a.shop.co.uk http://a.shop.co.uk/2\r\n`),
      ),
    );
    expect(linksIn(texts)).toEqual({
      hosts: [{ host: 'a.shop.co.uk', domain: 'shop.co.uk', count: 2 }],
      further: 0,
    });
  });

  it('stays quick and small whatever is written', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `http://h${at}.example/`).join(' ');
    for (const text of [
      many,
      `href=${' '.repeat(3_000_000)}`,
      '<!doctype'.repeat(400_000),
      'xmlns="'.repeat(400_000),
      'http:///'.repeat(400_000),
      `http://${'a.'.repeat(1_000_000)}`,
    ]) {
      const before = process.cpuUsage().user;
      const { hosts, further } = linksIn([{ type: 'text/html', encoding: '7bit', body: Buffer.from(text) }]);
      expect(hosts.length).toBeLessThanOrEqual(100);
      expect(process.cpuUsage().user - before).toBeLessThan(3_000_000);
      if (text === many) expect(further).toBeGreaterThan(4_000);
    }
  });
});
