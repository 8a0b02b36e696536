/** Tells replies that machines give from those of people (RFC 3834), and absence from departure. */
import { headerOf, type MailMessage } from './mail-message.ts';

export interface AutoReply {
  /** The header field that tells. */
  sign: string;
  /** The text says that the person has left or that the address is read no longer. */
  gone: boolean;
}

/** Fields that only automatic replies carry; any value counts. */
const SIGNS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-autoreply-from',
  'x-auto-reply-from',
  'x-mail-autoreply',
  'x-vacation',
  'x-ms-exchange-inbox-rules-loop',
];

/** How programs of many languages begin the subject of an absence notice. */
const SUBJECT =
  /^(?:auto(?:matic|mated)?[- ]?(?:reply|response)|out of (?:the )?office|ooo\b|vacation|away from|abwesen|automatische antwort|auto-antwort|r[ée]ponse automatique|absen[ct]|message d.absence|respuesta autom[áa]tica|fuera de (?:la )?oficina|resposta autom[áa]tica|aus[êe]ncia|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezig|autosvar|automatiskt svar|automaattinen vastaus|odpowied[źz] automatyczna|autoodpowied[źz]|automatick[áa] odpov[ěe][ďd]|otomatik yan[ıi]t|автоответ|автоматический ответ|自動返信|自動応答|不在|自动(?:回复|答复)|自動(?:回覆|答覆)|자동 (?:회신|응답))/i;

const GONE =
  /no longer (?:with|work|employed|monitor|in use|read|available at)|has left (?:the|our)|left the (?:company|organi[sz]ation)|nicht mehr (?:für|fuer|bei|in unserem|im unternehmen|t[äa]tig|gelesen|aktiv)|ausgeschieden|ne (?:travaille|fait) plus|n'est plus (?:en poste|lue|utilis)|quitt[ée] (?:la|notre|l')|ya no (?:trabaja|forma)|não (?:trabalha|faz) mais|non (?:lavora|fa) più|больше не работает|退職|已离职|已離職/i;

/** Null for what a person, a list or a mail server sent. */
export function readAutoReply(message: MailMessage): AutoReply | null {
  const sign = signOf(message);
  if (sign === null) return null;
  return { sign, gone: GONE.test(`${headerOf(message, 'subject')}\n${message.text.slice(0, 4_000)}`) };
}

function signOf(message: MailMessage): string | null {
  const submitted = headerOf(message, 'auto-submitted').trim().toLowerCase();
  if (submitted.startsWith('auto-replied')) return 'Auto-Submitted: auto-replied';
  for (const name of SIGNS) {
    const value = headerOf(message, name);
    if (value !== '' && !/^(?:no|false|0)$/i.test(value.trim()))
      return message.headers.find((one) => one.name === name)!.name;
  }
  const precedence = headerOf(message, 'precedence').trim().toLowerCase();
  if (/^auto[-_ ]?reply$/.test(precedence)) return `Precedence: ${precedence}`;
  const subject = headerOf(message, 'subject')
    .replace(/^(?:\s*(?:re|aw|fwd?|sv|antw)\s*:)+/i, '')
    .trim();
  const told = SUBJECT.exec(subject);
  if (told === null) return null;
  // People write of absence too; a machine's answer suppresses further answers, or has no return path.
  const suppresses = headerOf(message, 'x-auto-response-suppress') !== '';
  const returnPath = message.headers.find(({ name }) => name === 'return-path')?.value.trim();
  const generated = submitted !== '' && submitted !== 'no';
  const answers = headerOf(message, 'in-reply-to') !== '' || headerOf(message, 'references') !== '';
  const labelled = /^\s*[:：]/.test(subject.slice(told[0].length));
  return labelled || suppresses || returnPath === '<>' || generated || answers
    ? `Subject: ${subject.slice(0, 80)}`
    : null;
}
