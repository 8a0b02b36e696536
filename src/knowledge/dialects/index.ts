/** All dialects, in alphabetical order of their ids. */
import type { Dialect } from '../../model/dialect.ts';
import { barracuda } from './barracuda.ts';
import { cisco } from './cisco.ts';
import { cloudflare } from './cloudflare.ts';
import { courier } from './courier.ts';
import { cyrus } from './cyrus.ts';
import { domino } from './domino.ts';
import { dovecot } from './dovecot.ts';
import { exchange } from './exchange.ts';
import { exchangeOnline } from './exchange-online.ts';
import { exim } from './exim.ts';
import { fortinet } from './fortinet.ts';
import { gmail } from './gmail.ts';
import { haraka } from './haraka.ts';
import { hmailserver } from './hmailserver.ts';
import { hornetsecurity } from './hornetsecurity.ts';
import { james } from './james.ts';
import { kerio } from './kerio.ts';
import { kumomta } from './kumomta.ts';
import { mailchannels } from './mailchannels.ts';
import { mdaemon } from './mdaemon.ts';
import { mimecast } from './mimecast.ts';
import { opensmtpd } from './opensmtpd.ts';
import { outlook } from './outlook.ts';
import { postfix } from './postfix.ts';
import { powermta } from './powermta.ts';
import { proofpoint } from './proofpoint.ts';
import { qmail } from './qmail.ts';
import { sendmail } from './sendmail.ts';
import { sophos } from './sophos.ts';
import { symantec } from './symantec.ts';
import { trendMicro } from './trend-micro.ts';
import { zimbra } from './zimbra.ts';

export const DIALECTS: readonly Dialect[] = [
  barracuda,
  cisco,
  cloudflare,
  courier,
  cyrus,
  domino,
  dovecot,
  exchange,
  exchangeOnline,
  exim,
  fortinet,
  gmail,
  haraka,
  hmailserver,
  hornetsecurity,
  james,
  kerio,
  kumomta,
  mailchannels,
  mdaemon,
  mimecast,
  opensmtpd,
  outlook,
  postfix,
  powermta,
  proofpoint,
  qmail,
  sendmail,
  sophos,
  symantec,
  trendMicro,
  zimbra,
];
