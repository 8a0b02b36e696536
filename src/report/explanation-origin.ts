/** Where an explained reply comes from: its codes by themselves, who said it, and when; apart from the other words for what it loads. */
import { DIALECTS } from '../knowledge/dialects/index.ts';
import { enhancedCode } from '../knowledge/enhanced-codes.ts';
import { replyCode } from '../knowledge/reply-codes.ts';
import type { Explanation, Phase } from '../model/explanation.ts';

const PHASES: { readonly [P in Phase]: string } = {
  greeting: 'as the greeting',
  ehlo: 'in answer to EHLO',
  starttls: 'in answer to STARTTLS',
  auth: 'in answer to the sign-in (AUTH)',
  mail: 'in answer to the sender (MAIL)',
  rcpt: 'in answer to the recipient (RCPT)',
  data: 'in answer to DATA',
  message: 'after the whole message',
};

/** `550 not available`, `5.1.1 no such mailbox`: each code with what it says by itself. */
export function codeWords({ replyCode: code, enhancedCode: enhanced }: Explanation): string[] {
  const plain = code === null ? undefined : replyCode(code)?.title;
  const precise = enhanced === null ? undefined : enhancedCode(enhanced)?.title;
  return [
    ...(code === null ? [] : [plain === undefined ? String(code) : `${code} ${plain}`]),
    ...(enhanced === null ? [] : [precise === undefined ? enhanced : `${enhanced} ${precise}`]),
  ];
}

/** Who said it and when, as far as that is known. */
export function speakerWords({ provider, phase }: Explanation): string[] {
  const name = DIALECTS.find(({ id }) => id === provider)?.name ?? provider;
  return [...(name === null ? [] : [name]), ...(phase === null ? [] : [PHASES[phase]])];
}
