/** Names of queues, as servers of many makes tell them. */
import { expect, it } from 'vitest';
import { queueIdOf } from '../../src/parse/queue-id.ts';
import { reply } from '../support/delivery.ts';

it.each([
  ['250 2.0.0 Ok: queued as 4XaBcD12z9zJq', '4XaBcD12z9zJq'],
  ['250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 1B2C3D4E5F', '1B2C3D4E5F'],
  ['250 OK id=1tEzYx-000000001aB-2Cde', '1tEzYx-000000001aB-2Cde'],
  ['250 2.0.0 0f1e2d3c Message accepted for delivery', '0f1e2d3c'],
  ['250 2.0.0 5A1Bc2d3012345 Message accepted for delivery', '5A1Bc2d3012345'],
  ['250 2.0.0 OK  1700000000 a1-20020a05.123 - gsmtp', '1700000000 a1-20020a05.123'],
  ['250 2.0.0 Ok: queued as LAB', null],
  ['250 2.1.5 Ok', null],
  ['250 2.0.0 queued as X', null],
  ['250 2.0.0 queued as 4XaB', '4XaB'],
  ['250 2.6.0 accepted', null],
  ['250 Message queued for delivery', null],
  ['550 5.7.1 rejected, id=1tEzYx-000000001aB', null],
])('%s', (text, id) => {
  expect(queueIdOf(reply(text))).toBe(id);
});
