/** BIMI record, logo and mark certificate, drawn. */
import type { Report } from '../../../model/report.ts';
import { SIGNS } from '../../words.ts';
import { inWords, looked } from '../outcome.ts';
import { labelled, type Page } from '../page.ts';

const ROOM = 14;

export function bimi(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.bimi, (value) => {
    const say = (label: string, text: string): string[] => labelled(page, 2, label, text, ROOM);
    const {
      record,
      records,
      foundAt,
      selector,
      declined,
      problems,
      logo,
      logoUrl,
      certificate,
      certificateUrl,
    } = value;
    return [
      ...say('Record', record ?? (records.join(' | ') || 'none')),
      ...say('Found at', `${foundAt} (selector ${selector})`),
      ...(declined ? say('', 'declines to take part') : []),
      ...problems.flatMap(({ says, fatal }) => say('', `${fatal ? SIGNS.error : SIGNS.info} ${says}`)),
      ...(logoUrl === null ? [] : say('Logo', logoUrl)),
      ...(logo.status === 'observed'
        ? [
            ...say(
              '',
              `${logo.value.bytes} bytes, ${logo.value.contentType}, title ${logo.value.title ?? 'missing'}`,
            ),
            ...logo.value.problems.flatMap(({ says, fatal }) =>
              say('', `${fatal ? SIGNS.error : SIGNS.info} ${says}`),
            ),
          ]
        : logoUrl === null
          ? []
          : say('', inWords(logo))),
      ...(certificateUrl !== null
        ? say('Certificate', certificateUrl)
        : logoUrl === null || declined
          ? []
          : say('Certificate', 'none named; Gmail and Apple show no logo without one')),
      ...(certificate.status === 'observed'
        ? [
            ...say(
              '',
              `${certificate.value.markType ?? 'mark'} certificate of ${certificate.value.issuer} for ${certificate.value.subject}, until ${certificate.value.validTo.slice(0, 10)}`,
            ),
            ...certificate.value.problems.flatMap(({ says, fatal }) =>
              say('', `${fatal ? SIGNS.error : SIGNS.info} ${says}`),
            ),
          ]
        : certificateUrl === null
          ? []
          : say('', inWords(certificate))),
    ];
  });
}
