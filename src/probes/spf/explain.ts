/** The explanation a domain publishes for its "fail" (RFC 7208 §6.2): third-party text, to be shown as such. */
import { expandMacros, isUsableName, scanMacros, targetName, usesMacro } from '../../parse/spf-macro.ts';
import type { SpfTermText } from '../../parse/spf-term.ts';
import type { Run } from './budget.ts';
import { macroValues } from './macro-values.ts';
import { choosePtrName, validatedNames } from './validated-names.ts';

/** Null where there is none: any trouble on the way counts as if exp= had not been given. Costs no lookup of the ten. */
export async function explain(run: Run, exp: SpfTermText, domain: string): Promise<string | null> {
  const name = await expand(run, exp.value as string, domain, false);
  if (name === null || !isUsableName(targetName(name))) return null;
  const answer = await run.ctx.dns.query(targetName(name), 'TXT');
  if (answer.status !== 'observed' || answer.value.records.length !== 1) return null;
  return expand(run, answer.value.records[0]?.value ?? '', domain, true);
}

async function expand(run: Run, text: string, domain: string, explanation: boolean): Promise<string | null> {
  const { tokens, fault } = scanMacros(text, explanation);
  const foreignLocal = usesMacro(tokens, 'sl') && /[^\x00-\x7f]/.test(run.sender.local);
  if (fault !== undefined || tokens.length === 0 || foreignLocal) return null;
  const values = macroValues(run.sender, domain, run.now);
  if (!usesMacro(tokens, 'p')) return expandMacros(tokens, values);
  const { names } = await validatedNames(run.sender.ip, run.ctx.dns);
  return expandMacros(tokens, { ...values, p: choosePtrName(names, domain) });
}
