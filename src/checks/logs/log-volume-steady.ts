/** Whether volume grew as receivers expect of a sender, or leapt. */
import { grouped, moment } from '../../parse/figures.ts';
import { defineCheck, fail, page, pass, skip } from '../define.ts';

export const logVolumeSteady = defineCheck({
  id: 'log-volume-steady',
  title: 'Volume grows steadily',
  severity: 'info',
  needs: ['log'],
  why: 'A sudden leap of volume looks like an account that was broken into, and a new address that begins at full volume is slowed down or blocked.',
  fix: 'Spread large mailings over hours. Warm a new sending address up over weeks: begin with the recipients who answer, and at most double from one step to the next.',
  references: [page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126')],
  examine({ log }) {
    if (log.status === 'absent') return skip('there is no log');
    const { pattern, hours } = log.value;
    if (hours.length === 0) return skip('no mail was sent in the log');
    const [spike, ...spikes] = pattern.spikes;
    const [jump, ...jumps] = pattern.jumps;
    if (spike === undefined && jump === undefined) return pass('Volume is steady');
    const told = [
      jump !== undefined &&
        `${grouped(jump.count)} recipients on ${jump.day}, after ${grouped(jump.before)} a day at most in the week before${more(jumps.length, 'day')}`,
      spike !== undefined &&
        `${grouped(spike.count)} recipients in the hour from ${moment(spike.hour)}, where ${grouped(spike.usual)} are usual${more(spikes.length, 'hour')}`,
    ].filter((one) => one !== false);
    return fail(`Volume leapt: ${told.join('; ')}`, {
      spikes: pattern.spikes.length,
      jumps: pattern.jumps.length,
    });
  },
});

function more(others: number, what: string): string {
  return others === 0 ? '' : ` (and ${others} more such ${what}${others === 1 ? '' : 's'})`;
}
