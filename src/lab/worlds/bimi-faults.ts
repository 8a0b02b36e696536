/** Domains whose BIMI logo does not appear, one fault each. */
import { bimiLogo, bimiSite } from '../bimi-logo.ts';
import { broken, curl, dig, soundZone, WEB_ADDRESS } from '../domain.ts';

const logo = (name: string): string =>
  `logo A ${WEB_ADDRESS}\ndefault._bimi TXT v=BIMI1; l=https://logo.${name}/logo.svg; a=`;

export const bimiFaults = [
  broken('bimi-without-enforcement.example', 'bimi-dmarc-enforced', {
    breaks: 'It publishes a logo, but its DMARC policy is p=none, so no mailbox shows it.',
    zone: soundZone(111, {
      dmarc: 'v=DMARC1; p=none; rua=mailto:dmarc@reports.example',
      more: logo('bimi-without-enforcement.example'),
    }),
    sites: [bimiSite('bimi-without-enforcement.example', bimiLogo())],
    proof: [dig('+short TXT _dmarc.bimi-without-enforcement.example', 'p=none')],
  }),
  broken('bimi-broken-record.example', 'bimi-record-valid', {
    breaks: 'The logo’s address is http, not https.',
    zone: soundZone(112, {
      more: `logo A ${WEB_ADDRESS}\ndefault._bimi TXT v=BIMI1; l=http://logo.bimi-broken-record.example/logo.svg; a=`,
    }),
    sites: [bimiSite('bimi-broken-record.example', bimiLogo())],
    proof: [dig('+short TXT default._bimi.bimi-broken-record.example', 'l=http:')],
  }),
  broken('bimi-bad-logo.example', 'bimi-logo-valid', {
    breaks: 'The logo is an ordinary SVG with a script in it, not SVG Tiny PS.',
    zone: soundZone(113, { more: logo('bimi-bad-logo.example') }),
    sites: [
      bimiSite(
        'bimi-bad-logo.example',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><script>alert(1)</script></svg>\n',
      ),
    ],
    proof: [curl('https://logo.bimi-bad-logo.example/logo.svg', '<script>')],
  }),
];
