/** All dialects, in alphabetical order of their ids. */
import type { Dialect } from '../../model/dialect.ts';
import { amazonSes } from './amazon-ses.ts';
import { apple } from './apple.ts';
import { att } from './att.ts';
import { barracuda } from './barracuda.ts';
import {
  abusix,
  backscatterer,
  barracudaCentral,
  deadBlocklists,
  hostkarma,
  invaluement,
  mailspike,
  nixspam,
  psbl,
  s5h,
  senderscore,
  sorbs,
  spamcop,
  spamrats,
  spfbl,
  surbl,
  truncate,
  uceprotect,
  uribl,
  zeroSpam,
} from './blocklists.ts';
import { brevo } from './brevo.ts';
import { cisco } from './cisco.ts';
import { cloudflare } from './cloudflare.ts';
import { cloudmarkCsi } from './cloudmark.ts';
import { comcast } from './comcast.ts';
import { courier } from './courier.ts';
import { cox } from './cox.ts';
import { cyrus } from './cyrus.ts';
import { daum } from './daum.ts';
import { docomo } from './docomo.ts';
import { domino } from './domino.ts';
import { dovecot } from './dovecot.ts';
import { elasticEmail } from './elastic-email.ts';
import { exchange } from './exchange.ts';
import { exchangeOnline } from './exchange-online.ts';
import { exim } from './exim.ts';
import { fastmail } from './fastmail.ts';
import { fortinet } from './fortinet.ts';
import { free } from './free.ts';
import { gmail } from './gmail.ts';
import { gmx } from './gmx.ts';
import { godaddy } from './godaddy.ts';
import { haraka } from './haraka.ts';
import { hmailserver } from './hmailserver.ts';
import { hornetsecurity } from './hornetsecurity.ts';
import { ionos } from './ionos.ts';
import { james } from './james.ts';
import { kddi } from './kddi.ts';
import { kerio } from './kerio.ts';
import { kumomta } from './kumomta.ts';
import { laposte } from './laposte.ts';
import { mailRu } from './mail-ru.ts';
import { mailchannels } from './mailchannels.ts';
import { mailersend } from './mailersend.ts';
import { mailgun } from './mailgun.ts';
import { mailjet } from './mailjet.ts';
import { mailtrap } from './mailtrap.ts';
import { mandrill } from './mandrill.ts';
import { mdaemon } from './mdaemon.ts';
import { mimecast } from './mimecast.ts';
import { naver } from './naver.ts';
import { netease } from './netease.ts';
import { opensmtpd } from './opensmtpd.ts';
import { orange } from './orange.ts';
import { outlook } from './outlook.ts';
import { ovh } from './ovh.ts';
import { postfix } from './postfix.ts';
import { postmark } from './postmark.ts';
import { powermta } from './powermta.ts';
import { proofpoint } from './proofpoint.ts';
import { proton } from './proton.ts';
import { qmail } from './qmail.ts';
import { qq } from './qq.ts';
import { rackspace } from './rackspace.ts';
import { resend } from './resend.ts';
import { sendgrid } from './sendgrid.ts';
import { sendmail } from './sendmail.ts';
import { sfr } from './sfr.ts';
import { smtp2go } from './smtp2go.ts';
import { sophos } from './sophos.ts';
import { spamhaus } from './spamhaus.ts';
import { spamtitan } from './spamtitan.ts';
import { sparkpost } from './sparkpost.ts';
import { spectrum } from './spectrum.ts';
import { symantec } from './symantec.ts';
import { tOnline } from './t-online.ts';
import { trendMicro } from './trend-micro.ts';
import { yahoo } from './yahoo.ts';
import { yandex } from './yandex.ts';
import { zimbra } from './zimbra.ts';
import { zoho } from './zoho.ts';

export const DIALECTS: readonly Dialect[] = [
  zeroSpam,
  abusix,
  amazonSes,
  apple,
  att,
  backscatterer,
  barracuda,
  barracudaCentral,
  brevo,
  cisco,
  cloudflare,
  cloudmarkCsi,
  comcast,
  courier,
  cox,
  cyrus,
  daum,
  deadBlocklists,
  docomo,
  domino,
  dovecot,
  elasticEmail,
  exchange,
  exchangeOnline,
  exim,
  fastmail,
  fortinet,
  free,
  gmail,
  gmx,
  godaddy,
  haraka,
  hmailserver,
  hornetsecurity,
  hostkarma,
  invaluement,
  ionos,
  james,
  kddi,
  kerio,
  kumomta,
  laposte,
  mailRu,
  mailchannels,
  mailersend,
  mailgun,
  mailjet,
  mailspike,
  mailtrap,
  mandrill,
  mdaemon,
  mimecast,
  naver,
  netease,
  nixspam,
  opensmtpd,
  orange,
  outlook,
  ovh,
  postfix,
  postmark,
  powermta,
  proofpoint,
  proton,
  psbl,
  qmail,
  qq,
  rackspace,
  resend,
  s5h,
  senderscore,
  sendgrid,
  sendmail,
  sfr,
  smtp2go,
  sophos,
  sorbs,
  spamcop,
  spamhaus,
  spamrats,
  spamtitan,
  sparkpost,
  spectrum,
  spfbl,
  surbl,
  symantec,
  tOnline,
  trendMicro,
  truncate,
  uceprotect,
  uribl,
  yahoo,
  yandex,
  zimbra,
  zoho,
];
