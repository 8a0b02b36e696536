/** Lists of lesser weight, and listings of addresses that belong to a provider. */
import type { BlocklistLook } from '../../model/evidence/blocklists.ts';
import { sumUp } from '../blocklist-looks.ts';
import { defineCheck, page, rfc, skip } from '../define.ts';

export const blocklistMinor = defineCheck({
  id: 'blocklist-minor',
  title: 'No lesser blocklist names the domain or its addresses',
  severity: 'warning',
  needs: ['blocklists'],
  why: 'Some receivers ask these lists too, or count them among other signs; a listing is often the first one of several.',
  fix: 'Look for the cause, then ask for removal at the list; most of these listings end by themselves once the cause has stopped.',
  references: [rfc(5782, '2.1'), page('Passive Spam Block List', 'https://psbl.org/')],
  examine({ blocklists }) {
    if (blocklists.status === 'absent') return skip('no blocklist was asked');
    const looks = blocklists.value.filter(
      ({ weight, listed, provider }) =>
        weight === 'minor' || (weight === 'major' && listed === true && provider !== undefined),
    );
    if (looks.length === 0) return skip('no minor list was asked');
    return sumUp(looks, { fix });
  },
});

function fix(listed: readonly BlocklistLook[]): string {
  const provider = listed.find((look) => look.provider !== undefined)?.provider;
  if (provider === undefined) return blocklistMinor.fix;
  return `The address belongs to ${provider}: send the listing to their support, who alone can cure it; meanwhile other mail through them may suffer too.`;
}
