/** Whether nearly all lines of a log could be made sense of, so that its counts can be trusted. */
import { grouped, percent } from '../../parse/figures.ts';
import { defineCheck, fail, page, pass, skip } from '../define.ts';
import { notReadable, notReadToItsEnd } from '../log-figures.ts';

/** In percent of all lines; a few are cut off by the logging itself. */
const MOST_UNREAD = 1;

export const logLinesRead = defineCheck({
  id: 'log-lines-read',
  title: 'The lines of the log can be read',
  severity: 'warning',
  needs: ['log'],
  why: 'What is told of a log is counted from the lines that could be read; where many could not, the counts are too low.',
  fix: 'See with --unread which lines these are. Logs of Postfix, Exim, Sendmail, OpenSMTPD, Haraka (JSON), PowerMTA and KumoMTA are read, in syslog form, from the journal or as they are written.',
  references: [page('Postfix: log file form', 'https://www.postfix.org/MAILLOG_README.html')],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    const { lines, unread, cutShort } = log.value;
    if (cutShort) return notReadToItsEnd();
    const broken = notReadable(log.value);
    if (broken !== null) return broken;
    if (lines === 0) return skip('the log is empty');
    const data = { lines, unread };
    if (unread === 0)
      return pass(
        lines === 1 ? 'The one line could be read' : `All ${grouped(lines)} lines could be read`,
        data,
      );
    const share = (unread / lines) * 100;
    const told = `${grouped(unread)} of ${grouped(lines)} lines could not be read`;
    return share > MOST_UNREAD ? fail(`${told} (${percent(share)})`, data) : pass(told, data);
  },
});
