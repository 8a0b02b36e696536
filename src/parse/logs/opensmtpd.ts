/** Lines of OpenSMTPD in syslog: `session mta delivery evpid=... to=<...> relay="..." result="..." stat="..."`. */
import type { LogSink, Reading } from './sink.ts';

/** Versions before 6.4 wrote `event=delivery`. */
const DELIVERY = /^[0-9a-f]{16} (mta|mda) (?:event=)?delivery (.*)$/s;

const STATUS: { readonly [result: string]: 'delivered' | 'deferred' | 'bounced' } = {
  Ok: 'delivered',
  TempFail: 'deferred',
  PermFail: 'bounced',
  Expire: 'bounced',
};

export function readOpenSmtpd(text: string, at: number, sink: LogSink): Reading {
  const [, agent, told] = DELIVERY.exec(text) ?? [];
  if (told === undefined) return 'aside';
  // The last field is the reply as it came, quotes and all; of a mailbox it stands without quotes.
  const [, head = '', reply] = /^(.*?) stat=(.*)$/s.exec(told) ?? [];
  const field = (name: string): string =>
    new RegExp(`(?:^| )${name}=(?:"([^"]*)"|<([^>]*)>|(\\S*))`)
      .exec(head)
      ?.slice(1)
      .find((one) => one !== undefined) ?? '';
  const result = field('result');
  const status = Object.hasOwn(STATUS, result) ? STATUS[result] : undefined;
  if (reply === undefined || status === undefined) return 'unread';
  // `192.0.2.1 (mx.example.com)`: the name may be missing.
  const [, address = '', name = ''] = /^(\S*)(?: \((.*)\))?$/.exec(field('relay')) ?? [];
  const isHere = /^(?:127\.|::1$|\[::1)/.test(address);
  sink.attempt({
    at,
    status,
    // The message is the first half of the envelope's id.
    queueId: field('evpid').slice(0, 8),
    recipient: field('to'),
    // `-` where it was given up without a host.
    host: name === '' || name === '<unknown>' ? (address === '-' ? '' : address) : name,
    reply: reply.replace(/^"(.*)"$/s, '$1'),
    isExpired: result === 'Expire',
    delayMs: delay(field('delay')),
    way: agent === 'mda' ? 'local' : isHere && status === 'delivered' ? 'filter' : 'remote',
  });
  return 'opensmtpd';
}

/** `2s`, `1m4s`, `1d2h3m4s`. */
function delay(text: string): number {
  const [whole, days = '0', hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
  if (whole === undefined || whole === '') return Number.NaN;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
