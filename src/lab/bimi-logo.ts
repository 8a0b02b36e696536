/** A logo in SVG Tiny PS and the web site that serves it. */
import type { LabSite } from './policy-host.ts';

export function bimiLogo(): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps" viewBox="0 0 64 64">',
    '  <title>mailsonde lab</title>',
    '  <rect width="64" height="64" fill="#204060"/>',
    '  <path d="M12 20h40v24H12z" fill="#ffffff"/>',
    '</svg>',
    '',
  ].join('\n');
}

export function bimiSite(domain: string, body: string): LabSite {
  return { host: `logo.${domain}`, pages: { '/logo.svg': { contentType: 'image/svg+xml', body } } };
}
