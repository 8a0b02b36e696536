import { expect, it } from 'vitest';
import { mtaStsContentType } from '../../src/checks/mta-sts/mta-sts-content-type.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { sts } from '../support/transport.ts';

it.each([
  ['pass', sts({ answer: { contentType: 'text/plain; charset=utf-8' } })],
  ['pass', sts({ answer: { contentType: 'Text/Plain' } })],
  ['fail', sts({ answer: { contentType: 'text/html' } })],
  ['fail', sts({ answer: { contentType: '' } })],
  ['skipped', sts({ policy: null, answer: { status: 404, contentType: 'text/html' } })],
  ['skipped', sts({ txt: [], answer: { contentType: 'text/html' } })],
  ['skipped', absent()],
] as const)('%s', (verdict, mtaSts) => {
  expect(mtaStsContentType.examine({ mtaSts }, AS_OF)).toMatchObject({ verdict });
});
