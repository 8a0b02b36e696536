/** Google's pages that its rows point to. */
export const CODES = {
  title: 'Gmail SMTP errors and codes',
  url: 'https://support.google.com/a/answer/3726730',
};
export const GUIDELINES = {
  title: 'Email sender guidelines',
  url: 'https://support.google.com/a/answer/81126',
};
export const GUIDELINES_FAQ = {
  title: 'Email sender guidelines FAQ',
  url: 'https://support.google.com/a/answer/14229414',
};
export const LIMITS = {
  title: 'Gmail sending limits in Google Workspace',
  url: 'https://support.google.com/a/answer/166852',
};
export const RECEIVING_LIMITS = {
  title: 'Gmail receiving limits in Google Workspace',
  url: 'https://support.google.com/a/answer/1366776',
};
export const RELAY = {
  title: 'Route outgoing SMTP relay messages through Google',
  url: 'https://support.google.com/a/answer/2956491',
};
export const ATTACHMENTS = {
  title: 'File types blocked in Gmail',
  url: 'https://support.google.com/mail/answer/6590',
};
export const APP_PASSWORDS = {
  title: 'Sign in with app passwords',
  url: 'https://support.google.com/accounts/answer/185833',
};
export const POSTMASTER = 'https://postmaster.google.com';
/** Where senders of bulk mail that keep to the guidelines can ask for help. */
export const MITIGATION = 'https://support.google.com/mail/contact/gmail_bulk_sender_escalation';
