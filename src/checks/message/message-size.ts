/** Whether the message is small enough to be taken, and shown whole. */
import { grouped } from '../../parse/figures.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

/** Octets: what Postfix takes unless told otherwise, and what Gmail shows of HTML. */
const MOST = 10_240_000;
const CLIP = 102 * 1024;

export const messageSize = defineCheck({
  id: 'message-size',
  title: 'The message is small enough to be taken and shown whole',
  severity: 'warning',
  needs: ['message'],
  why: 'Gmail cuts HTML at about 102 KB, and with it the unsubscribe link and the pixel at the end; servers refuse what is beyond their limit (552 5.3.4), which is 10 MB on many.',
  fix: 'Take comments, styles and embedded pictures out of the HTML; link to large files instead of attaching them.',
  references: [
    rfc(1870),
    page('Postfix: message_size_limit', 'https://www.postfix.org/postconf.5.html#message_size_limit'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { octets, htmlOctets, bodyMissing } = message.value.form;
    if (bodyMissing) return skip('the file holds the header alone');
    const data = { octets, htmlOctets };
    if (octets > MOST)
      return fail(
        `The message has ${grouped(octets)} octets; many servers take no more than ${grouped(MOST)}`,
        data,
      );
    if (htmlOctets !== null && htmlOctets > CLIP)
      return fail(`Its HTML has ${grouped(htmlOctets)} octets; Gmail shows about ${grouped(CLIP)}`, data);
    return pass(`The message has ${grouped(octets)} octets`, data);
  },
});
