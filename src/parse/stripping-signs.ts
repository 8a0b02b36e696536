/** Reads out of a greeting and an EHLO reply whether something on the way hides what a server offers. */
import type { StrippingSign } from '../model/evidence/sessions.ts';

/** Firewalls hide what they do not know in asterisks or X, as long as it was; Cisco's write STARTTLS as XXXXXXXA. */
export function strippingSigns(code: number, greeting: string, offered: readonly string[]): StrippingSign[] {
  const keywords = offered.map((one) => one.split(' ')[0] ?? '').filter((one) => MASKED.test(one));
  const signs: StrippingSign[] = [];
  if (code === 220 && /\*{4}/.test(greeting) && !/[a-z]{2}/i.test(greeting)) signs.push('masked-greeting');
  if (keywords.some((one) => one.length === 'STARTTLS'.length)) signs.push('masked-starttls');
  if (keywords.some((one) => one.length !== 'STARTTLS'.length)) signs.push('masked-extension');
  return signs;
}

const MASKED = /^(?:X{3,}[A-Z]?|\*{3,})$/;
