/** Whether the message waited on its way. */
import { span } from '../../parse/figures.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

/** Milliseconds; greylisting takes about this long. */
const LONG = 300_000;

export const messageHopDelay = defineCheck({
  id: 'message-hop-delay',
  title: 'The message did not wait on its way',
  severity: 'info',
  needs: ['message'],
  why: 'A wait of minutes is greylisting, a queue, a scanner or a rate limit; codes and links that expire come too late.',
  fix: 'Look at the log of the server before the wait: mailsonde logs tells what its queue waited for.',
  references: [rfc(5321, '4.5.4.1')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const timed = message.value.hops.filter(({ delayMs }) => delayMs !== null);
    if (timed.length === 0) return skip('fewer than two servers stamped the message');
    const slowest = timed.reduce((a, b) => ((b.delayMs ?? 0) > (a.delayMs ?? 0) ? b : a));
    const delayMs = slowest.delayMs ?? 0;
    const data = { delayMs, by: slowest.by };
    return delayMs > LONG
      ? fail(`The message waited ${span(delayMs)} before ${slowest.by ?? 'a server'} took it`, data)
      : pass(`No server was waited for longer than ${span(Math.max(0, delayMs))}`, data);
  },
});
