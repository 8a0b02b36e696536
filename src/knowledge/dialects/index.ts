/** All dialects, in alphabetical order of their ids. */
import type { Dialect } from '../../model/dialect.ts';
import { courier } from './courier.ts';
import { cyrus } from './cyrus.ts';
import { domino } from './domino.ts';
import { dovecot } from './dovecot.ts';
import { exchange } from './exchange.ts';
import { exchangeOnline } from './exchange-online.ts';
import { exim } from './exim.ts';
import { gmail } from './gmail.ts';
import { haraka } from './haraka.ts';
import { hmailserver } from './hmailserver.ts';
import { james } from './james.ts';
import { kerio } from './kerio.ts';
import { kumomta } from './kumomta.ts';
import { mdaemon } from './mdaemon.ts';
import { opensmtpd } from './opensmtpd.ts';
import { outlook } from './outlook.ts';
import { postfix } from './postfix.ts';
import { powermta } from './powermta.ts';
import { qmail } from './qmail.ts';
import { sendmail } from './sendmail.ts';
import { zimbra } from './zimbra.ts';

export const DIALECTS: readonly Dialect[] = [
  courier,
  cyrus,
  domino,
  dovecot,
  exchange,
  exchangeOnline,
  exim,
  gmail,
  haraka,
  hmailserver,
  james,
  kerio,
  kumomta,
  mdaemon,
  opensmtpd,
  outlook,
  postfix,
  powermta,
  qmail,
  sendmail,
  zimbra,
];
