/** Whether the logo, and the mark certificate where one is named, can be fetched and used. */
import { lookAtCertificate, lookAtLogo } from '../bimi-document.ts';
import { defineCheck, fail, page, pass, skip, unknown, unknownFrom } from '../define.ts';

export const bimiLogoValid = defineCheck({
  id: 'bimi-logo-valid',
  title: 'The BIMI logo and its certificate are valid',
  severity: 'error',
  needs: ['bimi'],
  why: 'Receivers show no logo when the file is not plain SVG Tiny PS (a harmless subset of SVG), or when its mark certificate, which says whose logo it is, is expired, for another domain or for another logo.',
  fix: 'Serve the logo as image/svg+xml over https without a redirect, as a square SVG with version="1.2", baseProfile="tiny-ps" and a <title>, without scripts, images or outside references; renew the certificate in time.',
  references: [
    page(
      'SVG Tiny PS draft §2',
      'https://datatracker.ietf.org/doc/html/draft-svg-tiny-ps-abrotman#section-2',
    ),
    page(
      'BIMI draft §7',
      'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification#section-7',
    ),
  ],
  examine({ bimi }, asOf) {
    if (bimi.status === 'absent') return skip('No BIMI record is published');
    if (bimi.value.declined) return skip('The BIMI record declines to show a logo');
    if (bimi.value.logoUrl === null) return skip('The BIMI record names no logo that could be fetched');
    const { logoUrl, certificateUrl } = bimi.value;
    const found = [lookAtLogo(bimi.value), lookAtCertificate(bimi.value, asOf)];
    const faults = found.flatMap((look) => look.faults);
    const data = { logoUrl, certificateUrl, problems: found.flatMap(({ codes }) => codes) };
    if (faults.length > 0) return fail(`The BIMI logo cannot be shown: ${faults.join('; ')}`, data);
    const open = found.find((look) => look.open !== undefined)?.open;
    if (typeof open === 'string') return unknown(open, 'vantage', data);
    if (open !== undefined) return unknownFrom(open, 'The BIMI logo or certificate could not be fetched');
    return pass(`The BIMI logo is valid${found.map(({ good = '' }) => good).join('')}`, data);
  },
});
