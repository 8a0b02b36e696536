/** Submission services by the names people have for them, and what is to be known before one is used. */
import type { Provider, SubmissionPreset } from '../model/provider.ts';
import { PROVIDERS } from './providers/index.ts';

export interface KnownPreset {
  provider: Provider;
  preset: SubmissionPreset;
  /** With its region filled in. */
  host: string;
}

export type NotNamed = {
  /** Ids of all there are. */
  names: string[];
  /** What it may be, with the region each is for. */
  regions?: string[];
  several?: string[];
};

/**
 * By id, name, service or host, `:REGION` behind it where there are several; a part of a name is enough where it is the part
 * of one only.
 */
export function presetNamed(text: string): KnownPreset | NotNamed {
  const [name = '', region] = text.trim().toLowerCase().split(':', 2);
  const all = PROVIDERS.flatMap((provider) =>
    (provider.submission ?? []).map((preset) => ({ provider, preset: preset as SubmissionPreset })),
  );
  const ids = [...new Set(all.map(({ provider }) => provider.id))];
  const found =
    all.find(({ provider, preset }) => provider.id === name || hostsOf(preset).includes(name)) ??
    all.find(({ provider }) => provider.name.toLowerCase() === name);
  const partly =
    found !== undefined || name.length < 3
      ? []
      : all.filter(({ provider, preset }) =>
          [provider.id, provider.name, preset.label ?? '', preset.host].some((one) =>
            one.toLowerCase().includes(name),
          ),
        );
  const providers = new Set(partly.map(({ provider }) => provider.id));
  if (providers.size > 1) return { names: ids, several: [...providers] };
  const one = found ?? partly[0];
  if (one === undefined) return { names: ids };
  const { provider, preset } = one;
  if (preset.regions === undefined) return { provider, preset, host: preset.host };
  if (hostsOf(preset).includes(name)) return { provider, preset, host: name };
  if (region === undefined || !preset.regions.includes(region))
    return { names: ids, regions: preset.regions.map((own) => `${provider.id}:${own}`) };
  return { provider, preset, host: preset.host.replace('{region}', region) };
}

/** For a person, a line each. */
export function presetWords({ provider, preset, host }: KnownPreset): string[] {
  const [first] = preset.ports;
  const others = preset.ports.slice(1).map(({ port }) => port);
  const label = preset.label === undefined ? '' : ` (${preset.label})`;
  const tls = first?.tls === 'implicit' ? 'TLS from the start' : 'STARTTLS';
  const instead =
    others.length === 0 ? '' : `; ${others.join(', ')} would do as well (--server ${host}:PORT)`;
  const user = {
    address: 'the whole mail address',
    literal: `always ${preset.userName.value ?? ''}`,
    credential: "made in the provider's console",
  }[preset.userName.rule];
  return [
    `${provider.name}${label}: ${host} port ${first?.port ?? 587}, ${tls}${instead}`,
    `user name: ${user}; password: ${preset.password}`,
    ...(preset.limits === undefined ? [] : [`limits: ${preset.limits}`]),
    ...(preset.quirks ?? []).map((quirk) => `to know: ${quirk}`),
  ];
}

function hostsOf({ host, otherHosts = [], regions = [] }: SubmissionPreset): string[] {
  return [host, ...otherHosts, ...regions.map((region) => host.replace('{region}', region))];
}
