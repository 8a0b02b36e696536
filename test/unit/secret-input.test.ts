/** Where credentials come from, in which order, and what is refused before anything is sent. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askSecret, type Keys } from '../../src/cli/prompt.ts';
import { readSignIn, type SecretSource, type SignInFlags } from '../../src/cli/secret-input.ts';
import { refuseUrlPasswords } from '../../src/cli/url-passwords.ts';

const FILES: Record<string, string> = {
  'p.txt': 'from file\n',
  'windows.txt': ' spaced \r\n',
  'two.txt': 'one\ntwo\n',
  'blank.txt': 'secret\n\n',
  'empty.txt': '\n',
  'latin.txt': 'p\ufffdss',
  'token.txt': 'ya29.token\n',
  'token.json': '{"access_token": "ya29.token"}\n',
  '-': 'from stdin\n',
};

const source = (over: Partial<SecretSource> = {}): SecretSource => ({
  read: async (file) => FILES[file] ?? '',
  environment: undefined,
  ask: async () => null,
  ...over,
});
const read = (raw: SignInFlags, over: Partial<SecretSource> = {}) => readSignIn(raw, source(over));
const says = (raw: SignInFlags, over: Partial<SecretSource> = {}): Promise<string> =>
  read(raw, over).then(
    (wishes) => `taken: ${JSON.stringify(wishes)}`,
    (error: Error & { hint?: string }) => `${error.name}: ${error.message}; ${error.hint}`,
  );

describe('the password', () => {
  it.each([
    [{ passwordFile: 'p.txt' }, {}, 'from file'],
    [{ passwordFile: '-' }, {}, 'from stdin'],
    [{ passwordStdin: true }, {}, 'from stdin'],
    [{}, { environment: 'from environment' }, 'from environment'],
    [{}, { ask: async () => 'typed' }, 'typed'],
    [{ passwordFile: 'p.txt' }, { environment: 'x', ask: async () => 'y' }, 'from file'],
    [{}, { environment: 'from environment', ask: async () => 'y' }, 'from environment'],
    [{}, { environment: '', ask: async () => 'typed' }, 'typed'],
    [{ passwordFile: 'windows.txt' }, {}, ' spaced '],
  ] as [SignInFlags, Partial<SecretSource>, string][])('%j %j', async (raw, over, secret) => {
    expect(await read({ user: 'tim', ...raw }, over)).toEqual({
      credentials: { user: 'tim', secret, kind: 'password' },
    });
  });

  it('asks by the name of the user, on one line', async () => {
    let asked = '';
    await read(
      { user: 'tim' },
      {
        ask: async (question) => {
          asked = question;
          return 'x';
        },
      },
    );
    expect(asked).toBe('Password for tim: ');
  });

  it('is a token where it comes from --token-file', async () => {
    expect(await read({ user: 'tim', tokenFile: 'token.txt' }, { environment: 'x' })).toEqual({
      credentials: { user: 'tim', secret: 'ya29.token', kind: 'token' },
    });
  });

  it('is not needed for a certificate, nor is a name', async () => {
    expect(await read({ auth: 'external', tlsCert: 'c.pem' })).toEqual({
      credentials: { user: '', secret: '', kind: 'password', mechanisms: ['EXTERNAL'] },
    });
  });

  it('comes with the wishes for how it is used', async () => {
    expect(
      await read({ user: 'tim', passwordFile: 'p.txt', auth: 'cram-md5,plain', insecureAuth: true }),
    ).toEqual({
      credentials: { user: 'tim', secret: 'from file', kind: 'password', mechanisms: ['CRAM-MD5', 'PLAIN'] },
      insecureAuth: true,
    });
  });

  it("is nobody's where nobody is to sign in", async () => {
    expect(await read({}, { environment: 'x' })).toEqual({});
  });
});

describe('one sentence for', () => {
  it.each([
    [{ user: 'tim' }, 'no terminal to ask at'],
    [{ user: 'tim:geheim' }, 'a password behind --user'],
    [{ password: 'geheim' }, 'a password on the command line'],
    [{ user: 'tim', password: true }, 'a password on the command line'],
    [{ user: '' }, 'is no user name'],
    [{ passwordFile: 'p.txt' }, '--password-file needs --user'],
    [{ auth: 'PLAIN' }, '--auth needs --user'],
    [{ insecureAuth: true }, '--insecure-auth needs --user'],
    [{ user: 'tim', passwordFile: 'p.txt', passwordStdin: true }, '--password-file and --password-stdin'],
    [{ user: 'tim', passwordFile: 'p.txt', tokenFile: 'token.txt' }, '--password-file and --token-file'],
    [{ user: 'tim', passwordStdin: true, input: ['-'] }, '--password-stdin and --input'],
    [{ user: 'tim', tokenFile: '-', input: ['-'] }, '--token-file and --input'],
    [{ user: 'tim', auth: 'PLAN', passwordFile: 'p.txt' }, 'did you mean PLAIN?'],
    [{ user: 'tim', auth: 'XOAUTH2', passwordFile: 'p.txt' }, 'needs an access token'],
    [{ user: 'tim', auth: 'PLAIN', tokenFile: 'token.txt' }, 'takes a password'],
    [{ user: 'tim', auth: 'EXTERNAL' }, 'needs a client certificate'],
    [{ user: 'tim', passwordFile: 'two.txt' }, 'more than one line'],
    [{ user: 'tim', passwordFile: 'blank.txt' }, 'more than one line'],
    [{ user: 'tim', passwordFile: 'empty.txt' }, 'no password in empty.txt'],
    [{ user: 'tim', passwordFile: 'latin.txt' }, 'in UTF-8'],
    [{ user: 'tim', tokenFile: 'token.json' }, 'holds JSON'],
    [{ user: 'tim', tokenFile: 'p.txt' }, 'holds no access token'],
  ] as [SignInFlags, string][])('%j', async (raw, words) => {
    const said = await says(raw);
    expect(said).toMatch(/^UsageError: .*; ./);
    expect(said).toContain(words);
    expect(said).not.toContain('geheim');
  });
});

describe('URLs', () => {
  it.each(['smtp://tim:geheim@mail.example.com', '--proxy=http://u:geheim@proxy:3128', 'HTTPS://:geheim@x'])(
    'with a password are refused: %s',
    (word) => {
      expect(() => refuseUrlPasswords(['handshake', word])).toThrow(/^(?!.*geheim).*password in a URL/);
    },
  );

  it.each([
    'mail.example.com:587',
    'https://dns.example/dns-query?a=b:c@d',
    'socks5://proxy.example:1080',
    'socks5://user@proxy.example:1080',
    'tls://[2001:db8::1]:853#dns.example',
    'postmaster@example.com',
    'smtp.example.com:587:127.0.0.1:2525',
  ])('and what is none are let through: %s', (word) => {
    expect(() => refuseUrlPasswords([word])).not.toThrow();
  });
});

/** A terminal's keyboard: what is typed arrives in the pieces given. */
class Keyboard extends EventEmitter implements Keys {
  isTTY = true;
  raw: boolean[] = [];
  setRawMode(raw: boolean): void {
    this.raw.push(raw);
  }
  resume(): void {}
  pause(): void {}
}

describe('the prompt', () => {
  const type = async (...pieces: (string | Buffer)[]) => {
    const keys = new Keyboard();
    const screen: string[] = [];
    let interrupted = 0;
    const answer = askSecret('Password: ', keys, { write: (text: string) => screen.push(text) > 0 }, () => {
      interrupted += 1;
    });
    for (const piece of pieces) keys.emit('data', Buffer.from(piece as string));
    return {
      answer: await answer,
      screen: screen.join(''),
      interrupted,
      raw: keys.raw,
      listeners: keys.listenerCount('data'),
    };
  };

  it('shows nothing of what is typed, and leaves the terminal as it was', async () => {
    expect(await type('geh', 'eim\r')).toEqual({
      answer: 'geheim',
      screen: 'Password: \n',
      interrupted: 0,
      raw: [true, false],
      listeners: 0,
    });
  });

  it.each([
    ['a slip taken back', ['gehx\u007feim\n'], 'geheim'],
    ['a line begun again', ['wrong\u0015geheim\r'], 'geheim'],
    ['letters of several octets, cut apart', [Buffer.from([0x70, 0xc3]), Buffer.from([0xa4, 0x0d])], 'pä'],
    ['a whole character taken back', ['a😀\u007f\r'], 'a'],
    ['text pasted in brackets', ['\u001b[200~geheim\u001b[201~\r'], 'geheim'],
    ['arrow keys', ['ge\u001b[Dheim\u001bOA\r'], 'geheim'],
    ['nothing', ['\r'], ''],
    ['the end of input', ['\u0004'], null],
  ])('understands %s', async (_what, pieces, answer) => {
    expect((await type(...pieces)).answer).toBe(answer);
  });

  it('passes Ctrl-C on', async () => {
    expect(await type('geh\u0003')).toMatchObject({ answer: null, interrupted: 1, raw: [true, false] });
  });

  it('shows what is typed where it is no secret, and takes it back', async () => {
    const keys = new Keyboard();
    const screen: string[] = [];
    const answer = askSecret(
      'Sure? ',
      keys,
      { write: (text: string) => screen.push(text) > 0 },
      () => {},
      true,
    );
    keys.emit('data', Buffer.from('nö\u007f\u007fy\r'));
    expect(await answer).toBe('y');
    expect(screen.join('')).toBe('Sure? nö\b \b\b \by\n');
  });

  it('is not there without a terminal', async () => {
    const keys = new Keyboard();
    keys.isTTY = false;
    expect(await askSecret('Password: ', keys, { write: () => true }, () => {})).toBeNull();
  });

  it('shows nothing typed as soon as the question stands', async () => {
    const keys = new Keyboard();
    let shownWhileAsked: boolean | undefined;
    const write = (text: string): boolean => {
      if (text.startsWith('Password')) shownWhileAsked = keys.raw.at(-1) !== true;
      return true;
    };
    const answer = askSecret('Password: ', keys, { write }, () => {});
    keys.emit('data', Buffer.from('x\r'));
    expect(await answer).toBe('x');
    expect(shownWhileAsked).toBe(false);
  });
});
