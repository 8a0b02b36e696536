/** Gmail and Google Workspace. */
import type { Dialect } from '../../model/dialect.ts';
import { authentication } from './gmail/authentication.ts';
import { recipients } from './gmail/recipients.ts';
import { reputation } from './gmail/reputation.ts';
import { service } from './gmail/service.ts';

export const gmail: Dialect = {
  id: 'gmail',
  name: 'Gmail and Google Workspace',
  also: ['Workspace', 'G Suite'],
  kind: 'mailbox',
  hosts: ['google.com', 'googlemail.com', 'smtp.goog', 'gmail.com'],
  ownCodes: ['X.7.40'],
  signs: [/\bgsmtp\b/i, /\bgcdp\b/i, /\bsupport\.google\.com\//i, /\bGmail (?:has detected|requires)\b/i],
  rows: [...authentication, ...reputation, ...recipients, ...service],
  sources: [
    'https://support.google.com/a/answer/3726730',
    'https://support.google.com/a/answer/81126',
    'https://support.google.com/a/answer/14229414',
  ],
  checked: '2026-11-22',
};
