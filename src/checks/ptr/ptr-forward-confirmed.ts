/** A reverse name of every sending address leads back to it. */
import type { PtrLook } from '../../model/evidence/ptr.ts';
import type { ZoneEdit } from '../../model/finding.ts';
import { ipFamily } from '../../parse/ip.ts';
import { defineCheck, fail, page, pass, rfc, skip, unknownFrom } from '../define.ts';
import { renameReverse } from '../ptr-records.ts';

export const ptrForwardConfirmed = defineCheck({
  id: 'ptr-forward-confirmed',
  title: 'Reverse names of sending addresses lead back to them',
  severity: 'error',
  needs: ['ptr'],
  why: 'Anybody can claim any name for an address; receivers believe a reverse name only if it resolves to the same address, and refuse or defer the rest (550 5.7.25).',
  fix: 'Give the reverse name an A or AAAA record with this address, or have the PTR record changed to a name that already has it.',
  references: [
    rfc(8601, '2.7.3'),
    page('Google: email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ ptr }) {
    if (ptr.status === 'absent' || ptr.value.length === 0) return skip('no sending address is known');
    return ptr.value.map((look) => {
      const { ip, names, forward, confirmed, lookup } = look;
      const about = { subject: ip };
      if (lookup.status === 'failed')
        return unknownFrom(lookup.failure, `The reverse name of ${ip} could not be looked up`, about);
      if (names.length === 0) return skip(`${ip} has no reverse name: see ptr-present`, about);
      const good = forward.find(({ confirms }) => confirms);
      if (confirmed && good !== undefined)
        return pass(`${good.name} leads back to ${ip}`, { ip, names }, about);
      const failed = forward.find(({ addresses }) => addresses.status === 'failed');
      if (failed?.addresses.status === 'failed')
        return unknownFrom(failed.addresses.failure, `${failed.name} could not be looked up`, about);
      const found = forward.flatMap(({ addresses }) =>
        addresses.status === 'observed' ? addresses.value : [],
      );
      const leads = found.length === 0 ? 'has no address' : `leads to ${found.slice(0, 3).join(', ')}`;
      return fail(
        `${ip} is called ${names[0]}, but that name ${leads}`,
        { ip, names, addresses: found },
        { ...about, records: edits(look) },
      );
    });
  },
});

function edits(look: PtrLook): ZoneEdit[] {
  // A name without any address of its own can take this one; a name in use elsewhere is left alone.
  const free = look.forward.find(
    ({ own, cname, addresses }) => own === true && cname === undefined && addresses.status === 'absent',
  );
  if (free === undefined) return renameReverse(look);
  return [{ action: 'add', name: free.name, type: ipFamily(look.ip) === 6 ? 'AAAA' : 'A', value: look.ip }];
}
