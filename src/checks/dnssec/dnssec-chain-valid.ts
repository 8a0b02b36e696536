/** A signed domain validates; an unsigned one is no fault. */
import { defineCheck, fail, pass, rfc, skip, unknown } from '../define.ts';

export const dnssecChainValid = defineCheck({
  id: 'dnssec-chain-valid',
  title: 'DNSSEC signatures of the domain validate',
  severity: 'error',
  needs: ['dnssec'],
  why: 'Resolvers that check signatures (validate), among them those of most large mail providers, get no answer at all for a domain whose signatures are wrong: it neither receives mail nor passes any check as a sender.',
  fix: 'Compare the DS record at the registrar with the keys of the zone, renew expired signatures, and remove the DS record if the zone is no longer signed.',
  references: [rfc(4035, '5.5'), rfc(4033, '5')],
  examine({ dnssec }) {
    if (dnssec.status === 'absent') return skip('the domain does not exist');
    const { state, detail, ds } = dnssec.value;
    switch (state) {
      case 'secure':
        return pass('The domain is signed, and its signatures validate', { state, ds });
      case 'bogus':
        return fail(`The signatures of the domain do not validate: ${detail}`, { state, ds });
      case 'insecure':
        return skip(`not signed: ${detail}`);
      case 'unverified':
        return unknown(`Whether DNSSEC holds cannot be told from here: ${detail}`, 'vantage', { state, ds });
    }
  },
});
