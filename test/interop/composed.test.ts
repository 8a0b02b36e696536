/** What we compose and sign, as Debian's OpenDKIM, python3-dkim and OpenDMARC take it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATE_NAMES } from '../../src/compose/draft.ts';
import { signMessage } from '../../src/compose/signature.ts';
import { createContext, type OpenContext } from '../../src/net/context.ts';
import { probeMessage } from '../../src/probes/message.ts';
import { composed, KEY_RECORDS, keysFor } from '../support/composing.ts';
import { loopbackBlock, setNameserver } from './servers/root.ts';
import { type Nameservers, startNameservers } from './support/nameservers.ts';
import { openDkimSays, secondOpinions } from './support/second-opinion.ts';
import { txt, zone } from './support/zones.ts';

const block = loopbackBlock();
let nameservers: Nameservers;
let ctx: OpenContext;

beforeAll(async () => {
  const records = [
    txt('@', 'v=spf1 ip4:192.0.2.1 -all'),
    txt('_dmarc', 'v=DMARC1; p=reject'),
    txt('rsa._domainkey', KEY_RECORDS.rsa),
    txt('ed._domainkey', KEY_RECORDS.ed25519),
  ];
  nameservers = await startNameservers([zone('com', []), zone('example.com', records)], [], block(53));
  setNameserver(block(53));
  ctx = createContext({ dns: [nameservers.plain] });
}, 60_000);

afterAll(async () => {
  ctx?.close();
  await nameservers?.close();
});

/** Composed for readers whose names and scripts make headers fold and bodies need encoding. */
async function signedTemplates(names: Parameters<typeof keysFor>[0]): Promise<Buffer[]> {
  const drafts = TEMPLATE_NAMES.flatMap((template) =>
    [['Rita Ξ <rita@example.net>', 'b@bücher.example'], ['jörg@bücher.example']].map((to) => ({
      from: '"Müller, Jörg à" <me@example.com>',
      to,
      template,
      ...(template === 'large' && { size: 300_000 }),
      fields: ['Reply-To: Ann  Doe <ann@example.com>', 'X-Note: à la carte'],
    })),
  );
  return Promise.all(
    drafts.map(async (draft) =>
      Buffer.from(await signMessage((await composed(draft)).octets, keysFor(names), new Date())),
    ),
  );
}

describe('signatures of what we compose', () => {
  it('both hold for python3-dkim, and OpenDMARC finds them aligned', async () => {
    const messages = await signedTemplates(['rsa', 'ed25519']);
    const target = { kind: 'message', ascii: 'message.eml', display: 'message.eml' } as const;
    const asked = await Promise.all(
      messages.map(async (octets) => {
        const message = { name: 'message.eml', octets, bulk: false, stated: {} };
        const outcome = await probeMessage(target, { ...ctx, message });
        if (outcome.status !== 'observed') throw new Error(outcome.status);
        return { octets, ours: outcome.value };
      }),
    );
    expect(asked.map(({ ours }) => ours.dkim.map(({ result }) => result))).toEqual(
      asked.map(() => ['pass', 'pass']),
    );
    const opinions = await secondOpinions(Number(nameservers.plain.split(':')[1]), asked);
    expect(opinions).toHaveLength(2 * TEMPLATE_NAMES.length);
    for (const { dkim, dmarc } of opinions) {
      expect(dkim).toEqual(['pass', 'pass']);
      expect(dmarc).toMatchObject({ verdict: 'pass', dkim: true });
    }
  });

  it('hold for OpenDKIM, which knows RSA only, and not where a second From was added', async () => {
    for (const octets of await signedTemplates(['rsa'])) {
      expect(await openDkimSays(octets)).toBe('pass');
      const end = octets.indexOf('\r\nX-Mailsonde-Token');
      const forged = Buffer.concat([
        octets.subarray(0, end),
        Buffer.from('\r\nFrom: other@example.net'),
        octets.subarray(end),
      ]);
      expect(await openDkimSays(forged)).not.toBe('pass');
    }
  });
});
