/** Hosts to tell a blocked port 25 from a dead server: large, unrelated, in networks of their own, and always there. */

export interface EgressControl {
  host: string;
  /** Whose host it is. */
  provider: string;
  /** Where this name is published as one that takes mail from anybody. */
  source: string;
}

/** Asked only where nothing in a run answers on port 25, each once: greeting, EHLO, QUIT. No mail is sent. */
export const EGRESS_CONTROLS: readonly EgressControl[] = [
  {
    host: 'aspmx.l.google.com',
    provider: 'Google',
    source: 'https://support.google.com/a/answer/174125',
  },
  {
    host: 'in1-smtp.messagingengine.com',
    provider: 'Fastmail',
    source: 'https://www.fastmail.help/hc/en-us/articles/360060591153',
  },
  {
    host: 'mail.protonmail.ch',
    provider: 'Proton',
    source: 'https://proton.me/support/custom-domain',
  },
  {
    host: 'mx.zoho.com',
    provider: 'Zoho',
    source: 'https://www.zoho.com/mail/help/adminconsole/configure-email-delivery.html',
  },
];
/** When the names were last reviewed. */
export const EGRESS_CONTROLS_CHECKED = '2026-11-22';
