/** Whether fields that belong there once stand there once. */
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

export const messageFieldsOnce = defineCheck({
  id: 'message-fields-once',
  title: 'No field that is allowed once stands there twice',
  severity: 'error',
  needs: ['message'],
  why: 'Programs take the first, the last or both of them: what is signed and checked need not be what is shown. Gmail refuses such mail (550 5.7.1).',
  fix: 'Find what adds the second field (a library, a gateway, a list) and let it replace the first one instead.',
  references: [
    rfc(5322, '3.6'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { broken, repeated: all } = message.value.form;
    // Several From fields are told by message-from-single.
    const repeated = all.filter(({ name }) => name !== 'from');
    const data = { repeated: repeated.map(({ name, count }) => ({ name, count })), broken };
    const told = [
      ...repeated.map(({ name, count }) => `${count} ${name} fields`),
      ...(broken > 0
        ? [`${broken} header ${broken === 1 ? 'line that is' : 'lines that are'} no field`]
        : []),
    ];
    return told.length > 0
      ? fail(`The header holds ${listed(told)}`, data)
      : pass('Each field stands there as often as it may', data);
  },
});
