/** Every template by its name. */
import type { TemplateName } from '../draft.ts';
import { calendar } from './calendar.ts';
import { eicar, gtube, large } from './filter-trials.ts';
import { html, multipart, plain, utf8 } from './letters.ts';
import { newsletter } from './newsletter.ts';
import type { Template } from './parts.ts';

export const TEMPLATES: { readonly [name in TemplateName]: Template } = {
  plain,
  html,
  multipart,
  newsletter,
  utf8,
  large,
  gtube,
  eicar,
  calendar,
};
