/** Whether every line ends in CR LF, and nothing else pretends to. */
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageLineEndings = defineCheck({
  id: 'message-line-endings',
  title: 'Every line ends in CR LF',
  severity: 'error',
  needs: ['message'],
  why: 'A CR or LF alone is read differently by each server: that is how mail is smuggled into a session, so Postfix (521 5.5.2), Gmail and Exchange Online (550 5.6.11) refuse it.',
  fix: 'Let the sending software end each line with CR LF, and encode bodies that hold single CR or LF, or NUL, as base64.',
  references: [rfc(5321, '2.3.8'), rfc(5322, '2.2')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { bareCr, firstBareCr, bareLf, firstBareLf, nul, lineEnds } = message.value.form;
    const data = { bareCr, bareLf, nul, lineEnds };
    const told = [
      bareCr > 0 && `${bareCr} CR without LF (the first in line ${firstBareCr ?? 0})`,
      bareLf > 0 && lineEnds !== 'lf' && `${bareLf} LF without CR (the first in line ${firstBareLf ?? 0})`,
      nul > 0 && `${nul} NUL ${nul === 1 ? 'octet' : 'octets'}`,
    ].filter((one) => one !== false);
    if (told.length > 0) return fail(`The message holds ${listed(told)}`, data);
    return pass(
      lineEnds === 'lf'
        ? 'Every line ends in LF, as files are saved; it was read as CR LF'
        : 'Every line ends in CR LF',
      data,
    );
  },
});
