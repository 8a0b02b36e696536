/** Whether the MIME structure holds together. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageStructure = defineCheck({
  id: 'message-structure',
  title: 'The MIME structure is sound',
  severity: 'warning',
  needs: ['message'],
  why: 'Programs guess differently at what a broken structure means: one shows the text, another an attachment, a third nothing; scanners refuse what they cannot take apart.',
  fix: 'Build messages with a library for mail instead of putting strings together; look whether the message was cut off.',
  references: [rfc(2045), rfc(2046, '5.1')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { structure, parts, bodyMissing } = message.value.form;
    if (bodyMissing) return skip('the file holds the header alone');
    return structure.length > 0
      ? fail(`In its MIME structure ${structure.join('; ')}`, { problems: [...structure] })
      : pass(`Its ${parts.length === 1 ? 'one part is' : `${parts.length} parts are`} sound`, {
          parts: parts.length,
        });
  },
});
