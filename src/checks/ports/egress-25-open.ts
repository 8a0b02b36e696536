/** Whether our own network lets connections to port 25 out. */
import { defineCheck, fail, page, pass, rfc, skip, unknown } from '../define.ts';

export const egress25Open = defineCheck({
  id: 'egress-25-open',
  title: 'The network here lets port 25 out',
  severity: 'warning',
  needs: ['egress'],
  why: 'Servers hand mail to each other on port 25 alone. Many clouds and Internet providers let nothing out on it, so that no mail server can send from there directly, and nothing can be said from there about port 25 of others.',
  fix: 'To send mail, hand it in to a submission server on 465 or 587 with user name and password. To run a mail server here, ask the provider of this network to open outbound port 25, or send through a relay. To test port 25 of others, look from a network that lets it out.',
  references: [
    rfc(5321, '4.5.4.2'),
    page(
      'M3AAWG: managing port 25',
      'https://www.m3aawg.org/sites/default/files/document/M3AAWG_Managing_Port25_IP.pdf',
    ),
  ],
  examine({ egress }) {
    if (egress.status === 'absent') return skip('port 25 was not looked at');
    const { state, confidence, says, signs, looks } = egress.value;
    const data = {
      state,
      confidence,
      signs,
      silent: looks
        .filter((look) => look.port === 25 && look.state === 'filtered')
        .map(({ host, ip }) => ({ host, ip })),
    };
    switch (state) {
      case 'open':
        return pass(says, data);
      case 'blocked':
        return fail(says, data);
      case 'intercepted':
        return fail(says, data, {
          fix: 'What is seen of port 25 from here is not the servers asked but a box in between (a transparent SMTP proxy, or a firewall with SMTP inspection). Turn it off, or look from another network; send through 465 or 587.',
        });
      case 'unknown':
        return unknown(says, 'vantage', data);
    }
  },
});
