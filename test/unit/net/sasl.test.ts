/** The SASL mechanisms against the examples of their own documents. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SASL_MECHANISMS } from '../../../src/model/smtp.ts';
import { cramMd5 } from '../../../src/net/smtp/sasl/cram-md5.ts';
import { external } from '../../../src/net/smtp/sasl/external.ts';
import { mechanisms } from '../../../src/net/smtp/sasl/index.ts';
import { login } from '../../../src/net/smtp/sasl/login.ts';
import type { Mechanism, SaslConversation, SaslStep } from '../../../src/net/smtp/sasl/mechanism.ts';
import { oauthbearer } from '../../../src/net/smtp/sasl/oauthbearer.ts';
import { plain } from '../../../src/net/smtp/sasl/plain.ts';
import { saslPrep } from '../../../src/net/smtp/sasl/sasl-prep.ts';
import { scramSha1, scramSha256 } from '../../../src/net/smtp/sasl/scram.ts';
import { xoauth2 } from '../../../src/net/smtp/sasl/xoauth2.ts';

const begin = (mechanism: Mechanism, user: string, secret: string, nonce = 'n'): SaslConversation =>
  mechanism.begin({ user, secret, nonce, host: 'server.example.com', port: 143 });
const said = (step: SaslStep | null): string =>
  step !== null && 'say' in step ? step.say : `no: ${JSON.stringify(step)}`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

it('has every mechanism of the table', () => {
  expect(mechanisms.map(({ name }) => name)).toEqual(Object.keys(SASL_MECHANISMS));
});

describe('mechanisms of one message', () => {
  it('PLAIN (RFC 4616 §4)', () => {
    expect(said(begin(plain, 'tim', 'tanstaaftanstaaf').first)).toBe('\u0000tim\u0000tanstaaftanstaaf');
  });

  it('EXTERNAL, with and without an identity (RFC 4422 appendix A.3)', () => {
    expect(said(begin(external, 'fred@example.com', '').first)).toBe('fred@example.com');
    expect(said(begin(external, '', '').first)).toBe('');
  });

  it('PLAIN has nothing more to say', async () => {
    expect(await begin(plain, 'tim', 'x').next(Buffer.from(''))).toHaveProperty('fail');
  });
});

describe('LOGIN', () => {
  it('gives user name and password, whatever the prompts say', async () => {
    const chat = begin(login, 'tim', 'secret');
    expect(chat.first).toBeNull();
    expect(said(await chat.next(Buffer.from('Username:')))).toBe('tim');
    expect(said(await chat.next(null))).toBe('secret');
    expect(await chat.next(Buffer.from('PIN:'))).toHaveProperty('fail');
  });
});

describe('CRAM-MD5', () => {
  it('answers the challenge of RFC 2195 §2', async () => {
    const chat = begin(cramMd5, 'tim', 'tanstaaftanstaaf');
    const challenge = Buffer.from('<1896.697170952@postoffice.reston.mci.net>');
    expect(said(await chat.next(challenge))).toBe('tim b913a602c7eda7a495b4e6e7334d3890');
    expect(await chat.next(challenge)).toHaveProperty('fail');
  });

  it.each([null, Buffer.alloc(0)])('does not answer a challenge of %s', async (challenge) => {
    expect(await begin(cramMd5, 'tim', 'x').next(challenge)).toHaveProperty('fail');
  });
});

describe('OAuth', () => {
  const token = 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==';

  it('OAUTHBEARER says what RFC 7628 §4.1 says, and ends the failure of §4.3', async () => {
    const chat = begin(oauthbearer, 'user@example.com', token);
    expect(base64(said(chat.first))).toBe(
      base64(
        `n,a=user@example.com,\u0001host=server.example.com\u0001port=143\u0001auth=Bearer ${token}\u0001\u0001`,
      ),
    );
    const error = Buffer.from(
      'eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIiwic2NvcGUiOiJleGFtcGxlX3Njb3BlIiwib3BlbmlkLWNvbmZpZ3VyYXRpb24iOiJodHRwczovL2V4YW1wbGUuY29tLy53ZWxsLWtub3duL29wZW5pZC1jb25maWd1cmF0aW9uIn0=',
      'base64',
    );
    expect(base64(said(await chat.next(error)))).toBe('AQ==');
    expect(chat.told).toBe(
      'status invalid_token, scope example_scope, openid-configuration https://example.com/.well-known/openid-configuration',
    );
  });

  it('XOAUTH2 says what Google documents, and answers an error with nothing', async () => {
    const chat = begin(xoauth2, 'someuser@example.com', 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg');
    expect(base64(said(chat.first))).toBe(
      'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
    );
    expect(said(await chat.next(Buffer.from('{"status":"401","schemes":"bearer mac"}')))).toBe('');
    expect(chat.told).toBe('status 401, schemes bearer mac');
    expect(await chat.next(Buffer.from('{}'))).toHaveProperty('fail');
  });
});

describe('SCRAM', () => {
  const examples = [
    {
      document: 'RFC 5802 §5',
      mechanism: scramSha1,
      nonce: 'fyko+d2lbbFgONRv9qkxdawL',
      serverFirst: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
      final: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
      serverFinal: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
    },
    {
      document: 'RFC 7677 §3',
      mechanism: scramSha256,
      nonce: 'rOprNGfwEbeRWgbNEkqO',
      serverFirst: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
      final:
        'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
      serverFinal: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    },
  ];

  it.each(examples)('goes through the example of $document', async (example) => {
    const chat = begin(example.mechanism, 'user', 'pencil', example.nonce);
    expect(said(chat.first)).toBe(`n,,n=user,r=${example.nonce}`);
    expect(said(await chat.next(Buffer.from(example.serverFirst)))).toBe(example.final);
    expect(chat.missing()).toContain('without proving');
    expect(await chat.next(Buffer.from(example.serverFinal))).toEqual({
      say: '',
      shown: '<nothing>',
      hidesChallenge: true,
    });
    expect(chat.missing()).toBeNull();
    expect(await chat.next(Buffer.from(''))).toHaveProperty('fail');
  });

  it.each([
    ['another exchange', 'r=XXXXXXdxyz,s=QSXCR+Q6sek8bf92,i=4096', 'nonce'],
    ['our nonce alone', 'r=abc,s=QSXCR+Q6sek8bf92,i=4096', 'nonce'],
    ['too few iterations', 'r=abcdef,s=QSXCR+Q6sek8bf92,i=1', '1 SCRAM iterations'],
    ['too many iterations', 'r=abcdef,s=QSXCR+Q6sek8bf92,i=1000000000', '1000000000 SCRAM iterations'],
    ['a number beyond all numbers', 'r=abcdef,s=QSXCR+Q6sek8bf92,i=99999999999999999999', 'no SCRAM message'],
    ['no salt', 'r=abcdef,s=,i=4096', 'no SCRAM message'],
    ['an unknown extension', 'm=x,r=abcdef,s=QSXCR+Q6sek8bf92,i=4096', 'extension'],
    ['something else', 'hello', 'no SCRAM message'],
  ])('does not go on with %s', async (_, serverFirst, says) => {
    const step = await begin(scramSha256, 'user', 'pencil', 'abc').next(Buffer.from(serverFirst));
    expect(step).toEqual({ fail: expect.stringContaining(says) });
  });

  it.each([
    ['a wrong signature', 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ='.replace('rm', 'mr'), 'wrong SCRAM signature'],
    ['a short signature', 'v=rmF9', 'wrong SCRAM signature'],
    ['no signature', '', 'wrong SCRAM signature'],
    ['an error', 'e=invalid-proof', 'invalid-proof'],
  ])('does not believe a server with %s', async (_, serverFinal, says) => {
    const [example] = examples;
    const chat = begin(scramSha1, 'user', 'pencil', example?.nonce);
    await chat.next(Buffer.from(example?.serverFirst ?? ''));
    expect(await chat.next(Buffer.from(serverFinal))).toEqual({ fail: expect.stringContaining(says) });
    expect(chat.missing()).not.toBeNull();
  });

  it('writes commas and equals signs of a user name as the grammar wants them', () => {
    expect(said(begin(scramSha1, 'a=b,c', 'x').first)).toBe('n,,n=a=3Db=2Cc,r=n');
  });

  it('says nothing where the password cannot be prepared', () => {
    expect(begin(scramSha1, 'user', 'pen\u0007cil').first).toHaveProperty('fail');
  });
});

describe('whatever a server asks', () => {
  const challenges = fc.array(
    fc.oneof(
      fc.constant(null),
      fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from(octets)),
      fc
        .constantFrom('r=n1,s=QUJD,i=4096', 'v=QUJD', 'e=x', '{"status":"401"}', '')
        .map((text) => Buffer.from(text)),
    ),
    { maxLength: 6 },
  );

  it.each(mechanisms.map((one) => [one.name, one] as const))(
    '%s answers or gives up, and trusts nobody',
    async (name, one) => {
      await fc.assert(
        fc.asyncProperty(challenges, async (asked) => {
          const chat = begin(one, 'user', 'pencil');
          for (const challenge of asked) {
            const step = await chat.next(challenge);
            expect('fail' in step || (typeof step.say === 'string' && step.shown !== '')).toBe(true);
            if ('say' in step && step.say.includes('pencil')) expect(['LOGIN']).toContain(name);
          }
          if (name.startsWith('SCRAM')) expect(chat.missing()).not.toBeNull();
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('saslPrep', () => {
  // RFC 4013 §3, but for the rule on text that runs both ways.
  it.each([
    ['I\u00adX', 'IX'],
    ['user', 'user'],
    ['USER', 'USER'],
    ['\u00aa', 'a'],
    ['\u2168', 'IX'],
    ['\u0007', null],
    ['pass\u00a0word', 'pass word'],
    ['e\u0301', 'é'],
    ['pässwörd ✓', 'pässwörd ✓'],
    ['\ue000', null],
    ['\u202ereverse', null],
  ])('makes of %j %j', (text, prepared) => {
    expect(saslPrep(text)).toBe(prepared);
  });
});
