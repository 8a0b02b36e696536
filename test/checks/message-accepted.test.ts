/** message-accepted: taken, refused, put off, unclear, kept back, or never offered. */
import { describe, expect, it } from 'vitest';
import { messageAccepted } from '../../src/checks/delivery/message-accepted.ts';
import type { SentMessage, SentRecipient } from '../../src/model/evidence/delivery.ts';
import type { SmtpDelivery, SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Failure } from '../../src/model/failure.ts';
import { delivered } from '../support/delivery.ts';
import { observed } from '../support/evidence.ts';
import { session } from '../support/transport.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const HOST = 'mx.example.com';

const recipient = (over: Partial<SentRecipient> = {}): SentRecipient => ({
  address: 'a@example.com',
  outcome: 'accepted',
  host: HOST,
  stage: 'message',
  reply: '250 2.0.0 queued as 4X1',
  explanation: null,
  tries: 1,
  ...over,
});

const sent = (...recipients: SentRecipient[]): SentMessage => ({
  number: 1,
  octets: 100,
  messageId: null,
  token: null,
  outcome: recipients[0]?.outcome ?? 'unsent',
  recipients,
  queueId: '4X1',
  waitsMs: [],
});

const held = (delivery: Partial<SmtpDelivery>, failure?: Failure): SmtpSession =>
  session({
    host: HOST,
    ...(failure !== undefined && { failure, outcome: 'failed' }),
    errand: {
      message: 1,
      tryNumber: 1,
      waitedMs: 0,
      at: NOW.toISOString(),
      recipients: ['a@example.com'],
      messageId: null,
      token: null,
    },
    delivery: {
      outcome: 'unsent',
      command: null,
      octets: 100,
      octetsSent: 0,
      leftOut: [],
      recipients: [],
      reply: null,
      transferMs: null,
      answerMs: null,
      ...delivery,
    },
  });

function judge(messages: SentMessage[], sessions: SmtpSession[] = []) {
  const evidence = delivered(sessions);
  const delivery = observed({ ...evidence.delivery.value, sent: messages });
  return messageAccepted.examine({ ...evidence, delivery }, NOW);
}

const CLOSED: Failure = {
  stage: 'message',
  kind: 'closed',
  detail: 'mx.example.com closed the connection',
  cause: 'target',
};
const WITHHELD: Failure = {
  stage: 'mail',
  kind: 'limit',
  code: 'ESIZE',
  detail: 'mx.example.com takes messages of 10 octets at most, and this one has 100',
  cause: 'target',
};

describe('message-accepted', () => {
  it.each<[string, SentMessage, SmtpSession[], object]>([
    ['taken', sent(recipient()), [], { verdict: 'pass', data: { queueId: '4X1' } }],
    [
      'refused at its end',
      sent(recipient({ outcome: 'refused', reply: '550 5.7.1 spam' })),
      [],
      { verdict: 'fail', says: expect.stringContaining('550 5.7.1 spam') },
    ],
    [
      'put off at DATA',
      sent(recipient({ outcome: 'deferred', stage: 'data', reply: '451 4.3.0 later' })),
      [],
      { verdict: 'unknown', data: { cause: 'target' } },
    ],
    [
      'taken for one, and refused for another before it was sent',
      sent(recipient(), recipient({ address: 'b@example.com', outcome: 'refused', stage: 'rcpt' })),
      [],
      { verdict: 'pass' },
    ],
    [
      'left without an answer',
      sent(recipient({ outcome: 'unclear', reply: null, stage: 'message' })),
      [held({ outcome: 'unclear' }, CLOSED)],
      { verdict: 'unknown', says: expect.stringContaining('may have been delivered') },
    ],
    [
      'too large for the server',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'mail' })),
      [held({ withheld: WITHHELD })],
      { verdict: 'fail', data: { reason: 'size' } },
    ],
    [
      'to be sent over verified TLS, on a connection that is none',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'mail' })),
      [held({ withheld: { stage: 'mail', kind: 'tls', detail: 'REQUIRETLS asks for', cause: 'target' } })],
      { verdict: 'fail', fix: expect.stringContaining('leave out --require-tls') },
    ],
    [
      'to be sent with REQUIRETLS, which is not on offer',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'mail' })),
      [
        held({
          withheld: {
            stage: 'mail',
            kind: 'rejected',
            detail: 'mx.example.com does not offer REQUIRETLS, which the message, as asked for, needs',
            cause: 'target',
          },
        }),
      ],
      { verdict: 'fail', fix: expect.stringContaining('Leave out --require-tls') },
    ],
    [
      'cut off before it was whole',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'message' })),
      [held({ octetsSent: 50 }, CLOSED)],
      { verdict: 'unknown', data: { kind: 'closed', cause: 'target' } },
    ],
    [
      'not offered since TLS that was asked for is not there',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'starttls' })),
      [
        held(
          {},
          {
            stage: 'starttls',
            kind: 'rejected',
            detail: 'mx.example.com does not offer STARTTLS',
            cause: 'target',
          },
        ),
      ],
      { verdict: 'fail', data: { stage: 'starttls' } },
    ],
    [
      'not offered since the greeting could not be read',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'greeting' })),
      [
        held(
          {},
          { stage: 'greeting', kind: 'malformed', detail: 'mx.example.com speaks no SMTP', cause: 'target' },
        ),
      ],
      { verdict: 'fail', data: { stage: 'greeting' } },
    ],
    [
      'not seen to its end since the time was over',
      sent(recipient({ outcome: 'unsent', reply: null, stage: 'rcpt' })),
      [held({}, { stage: 'rcpt', kind: 'cancelled', detail: 'the time was over', cause: 'target' })],
      { verdict: 'unknown', data: { kind: 'cancelled' } },
    ],
    [
      'refused with its only recipient',
      sent(recipient({ outcome: 'refused', stage: 'rcpt', reply: '550 no' })),
      [],
      { verdict: 'skipped', says: expect.stringContaining('see recipient-accepted') },
    ],
    [
      'refused with the sender',
      sent(recipient({ outcome: 'refused', stage: 'mail', reply: '550 no' })),
      [],
      { verdict: 'skipped', says: expect.stringContaining('see sender-accepted') },
    ],
  ])('judges a message that was %s', (_, message, sessions, expected) => {
    expect(judge([message], sessions)).toMatchObject(expected);
  });

  it('tells the worst of several', () => {
    const second = { ...sent(recipient({ outcome: 'refused', reply: '554 enough' })), number: 2 };
    expect(judge([sent(recipient()), second])).toMatchObject({
      verdict: 'fail',
      says: expect.stringContaining('message 2'),
    });
    expect(judge([sent(recipient()), { ...sent(recipient()), number: 2 }])).toMatchObject({
      verdict: 'pass',
      says: expect.stringContaining('2 messages'),
    });
  });

  it('does not apply where nothing was sent', () => {
    expect(messageAccepted.examine(delivered([session()]), NOW)).toMatchObject({ verdict: 'skipped' });
  });
});
