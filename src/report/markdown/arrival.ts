/** Where what was sent came to rest, as Markdown. */
import type { Report } from '../../model/report.ts';
import { arrivalStory } from '../arrival-story.ts';
import { SIGNS } from '../words.ts';
import { escapeMarkdown } from './escape.ts';

export function arrival(report: Report): string[] {
  const story = arrivalStory(report);
  if (story === undefined) return [];
  return [
    '',
    '### Arrival',
    '',
    ...story.lines.map(
      ({ mark, says, more }) => `- ${SIGNS[mark]} ${escapeMarkdown([says, ...more].join('; '), 900)}`,
    ),
    ...(story.watched === '' ? [] : [`- Looked into ${escapeMarkdown(story.watched, 400)}`]),
  ];
}
