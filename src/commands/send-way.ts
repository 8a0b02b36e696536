/** Where `send` hands a message in: a server that was named, a provider's, or the mail hosts of each recipient. */
import { type KnownPreset, presetNamed, presetWords } from '../knowledge/submission-presets.ts';
import { userNameAdvice } from '../knowledge/submission-users.ts';
import type { DomainTarget, HostTarget, IpTarget, Target } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { domainTarget } from '../parse/domain.ts';
import { parseMailAddress } from '../parse/mail-address.ts';
import { didYouMean } from '../parse/near-word.ts';
import type { SendWishes } from './send-wishes.ts';
import { readTarget } from './targets.ts';
import { plain } from './values.ts';

/** RFC 6409. */
const SUBMISSION = 587;

/** One place, and for whom the message is handed in there. */
export interface Leg {
  target: HostTarget | IpTarget | DomainTarget;
  recipients: string[];
}

export interface Way {
  legs(recipients: readonly string[]): Leg[];
  isDirect: boolean;
  /** What is known of the provider, before it is used. */
  notes: string[];
}

export function readWay({ server, provider, direct }: SendWishes, user: string | undefined): Way {
  const given = [
    ...(server === undefined ? [] : ['--server']),
    ...(provider === undefined ? [] : ['--provider']),
    ...(direct === true ? ['--direct'] : []),
  ];
  if (given.length > 1)
    throw new UsageError(`${given[0]} and ${given[1]} contradict each other`, 'give one of the two');
  if (provider !== undefined) return throughProvider(presetFor(provider), user);
  if (direct === true) {
    if (user !== undefined)
      throw new UsageError(
        '--direct and --user contradict each other',
        'mail hosts let nobody sign in; hand it to your own server with --server',
      );
    return { legs: byDomain, isDirect: true, notes: [] };
  }
  if (server === undefined)
    throw new UsageError(
      'there is no way named by which the message is to leave',
      'give --server HOST[:PORT], --provider NAME, or --direct for the MX hosts of each recipient',
    );
  return { legs: oneLeg(withPort(readTarget(server, 'server'))), isDirect: false, notes: [] };
}

/** The user name a provider takes whatever the account; undefined where the user's own is due. */
export function fixedUserOf(provider: string | undefined): string | undefined {
  const known = provider === undefined ? undefined : presetNamed(provider);
  if (known === undefined || !('preset' in known)) return undefined;
  const { userName } = known.preset;
  return userName.rule === 'literal' ? userName.value : undefined;
}

function presetFor(name: string): KnownPreset {
  const known = presetNamed(name);
  if ('preset' in known) return known;
  if (known.regions !== undefined)
    throw new UsageError(
      `--provider ${plain(name)} needs its region`,
      `give it behind a colon, such as ${known.regions[0]}; there are ${known.regions.join(', ')}`,
    );
  if (known.several !== undefined)
    throw new UsageError(
      `--provider "${plain(name)}" may be several`,
      `give one of ${known.several.join(', ')}`,
    );
  throw new UsageError(
    `--provider "${plain(name)}" is not known${didYouMean(name, known.names)}`,
    `known are ${known.names.join(', ')}; any other server goes with --server`,
  );
}

function throughProvider(known: KnownPreset, user: string | undefined): Way {
  const { preset, host, provider } = known;
  const [first] = preset.ports;
  const target = readTarget(`${host}:${first?.port ?? SUBMISSION}`, 'server');
  const wrong = user === undefined ? null : (userNameAdvice({ provider, preset }, user)?.wrong ?? null);
  return {
    legs: oneLeg(withPort(target)),
    isDirect: false,
    notes: [...presetWords(known), ...(wrong === null ? [] : [`note that ${wrong}`])],
  };
}

function withPort(target: Target): HostTarget | IpTarget {
  if (target.kind !== 'host' && target.kind !== 'ip') throw new Error('a server is a host or an address');
  return { ...target, port: target.port ?? SUBMISSION };
}

function oneLeg(target: Leg['target']): Way['legs'] {
  return (recipients) => [{ target, recipients: [...recipients] }];
}

/** One transaction for each domain (RFC 5321 §5.1), in the order they are named. */
function byDomain(recipients: readonly string[]): Leg[] {
  const domains = new Map<string, string[]>();
  for (const address of recipients) {
    const parsed = parseMailAddress(address);
    if (!parsed.ok) throw new UsageError(parsed.problem, parsed.hint);
    const { domain } = parsed.target;
    domains.set(domain, [...(domains.get(domain) ?? []), address]);
  }
  return [...domains].map(([domain, own]) => ({ target: domainTarget(domain), recipients: own }));
}
