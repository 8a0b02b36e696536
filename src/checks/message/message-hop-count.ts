/** Whether the message went through few enough servers. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

const MOST = 25;

export const messageHopCount = defineCheck({
  id: 'message-hop-count',
  title: 'The message passed few enough servers',
  severity: 'warning',
  needs: ['message'],
  why: 'Servers count Received fields to find loops: Mimecast gives up at 25, Gmail at 50 (554 5.4.6).',
  fix: 'Look in the table of hops for servers that come twice, and take forwarding rules or gateways out that send mail round in a circle.',
  references: [rfc(5321, '6.3')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { length: hops } = message.value.hops;
    if (hops === 0) return skip('the message has no Received field');
    return hops > MOST
      ? fail(`The message passed ${hops} servers; from ${MOST} on it is taken for a loop`, { hops })
      : pass(`The message passed ${hops} ${hops === 1 ? 'server' : 'servers'}`, { hops });
  },
});
