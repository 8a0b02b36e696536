/** Whether octets above 127 are declared. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageEightBit = defineCheck({
  id: 'message-eight-bit',
  title: 'Characters beyond ASCII are declared',
  severity: 'warning',
  needs: ['message'],
  why: 'What is not declared is shown as garbage, or changed on the way by a server that takes seven bits only, which breaks the DKIM signature.',
  fix: 'Write MIME-Version, a charset and a Content-Transfer-Encoding (quoted-printable is safest); encode such characters in header fields as RFC 2047 has it.',
  references: [rfc(2045, '6'), rfc(2047), rfc(6152)],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { eightBitHeader, eightBitBody, undeclaredEightBit, bodyMissing } = message.value.form;
    const data = { eightBitHeader, eightBitBody };
    if (eightBitHeader > 0)
      return fail(
        `${eightBitHeader} octets of the header are beyond ASCII and not encoded: only servers with SMTPUTF8 take them`,
        data,
      );
    if (undeclaredEightBit) return fail('The body holds octets beyond ASCII that no part declares', data);
    return pass(
      bodyMissing
        ? 'The header is plain ASCII'
        : eightBitBody === 0
          ? 'The message is plain ASCII'
          : 'Characters beyond ASCII are declared',
      data,
    );
  },
});
