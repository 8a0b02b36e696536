import { expect, it } from 'vitest';
import { daneLookupAnswers } from '../../src/checks/dane/dane-lookup-answers.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { DIGEST, failure, resolverFacts, tlsaLook } from '../support/transport.ts';

const servfail = failure({ stage: 'resolve', kind: 'servfail', detail: 'SERVFAIL' }).failure;
const timeout = failure({ stage: 'resolve', kind: 'timeout', detail: 'no answer' }).failure;
const broken = { status: 'failed', secure: false, attempts: 2, failure: servfail } as const;

it.each([
  ['pass', 'records', tlsaLook([`3 1 1 ${DIGEST}`])],
  ['pass', 'no such record', tlsaLook([])],
  ['fail', 'SERVFAIL twice', tlsaLook([], broken)],
  ['fail', 'bogus', tlsaLook([], { ...broken, bogus: true })],
  ['unknown', 'silence', tlsaLook([], { ...broken, attempts: 1, failure: timeout })],
  ['unknown', 'addresses unknown', tlsaLook([], { ...broken, hostSecure: null })],
  ['skipped', 'unsigned host', tlsaLook([], { ...broken, hostSecure: false })],
] as const)('%s: %s', (verdict, _, look) => {
  const said = daneLookupAnswers.examine({ tlsa: observed([look]), resolver: resolverFacts() }, AS_OF);
  expect(said).toMatchObject([{ verdict, subject: 'mx.example.com' }]);
});

it('leaves it open where the resolver cannot tell a signed host', () => {
  const tlsa = observed([tlsaLook([], { ...broken, hostSecure: false })]);
  const said = daneLookupAnswers.examine({ tlsa, resolver: resolverFacts({ validates: false }) }, AS_OF);
  expect(said).toMatchObject([{ verdict: 'unknown', data: { cause: 'vantage' } }]);
  const silent = observed([tlsaLook([], { ...broken, hostSecure: false, attempts: 1, failure: timeout })]);
  const blind = daneLookupAnswers.examine(
    { tlsa: silent, resolver: resolverFacts({ trusted: false }) },
    AS_OF,
  );
  expect(blind).toMatchObject([{ verdict: 'unknown', data: { cause: 'vantage' } }]);
});
