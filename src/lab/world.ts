/** Everything the lab is made of: its domains in the order they are listed, their zones and web sites. */
import type { LabEntry, LabHost, LabZoneSource } from './domain.ts';
import type { LabMailServer } from './mail-servers.ts';
import type { LabSite } from './policy-host.ts';
import { addressFaults } from './worlds/address-faults.ts';
import { bimiFaults } from './worlds/bimi-faults.ts';
import { dkimFaults } from './worlds/dkim-faults.ts';
import { dmarcFaults } from './worlds/dmarc-faults.ts';
import { healthyHosts } from './worlds/healthy-hosts.ts';
import { healthyProviders } from './worlds/healthy-providers.ts';
import { healthyRecords } from './worlds/healthy-records.ts';
import { infrastructure, providerServers, sites } from './worlds/infrastructure.ts';
import { mxFaults } from './worlds/mx-faults.ts';
import { showcases } from './worlds/showcases.ts';
import { smtpFaults } from './worlds/smtp-faults.ts';
import { spfFaults } from './worlds/spf-faults.ts';
import { submissionHosts, submissionZone } from './worlds/submission-hosts.ts';
import { transportFaults } from './worlds/transport-faults.ts';
import { parseZoneText } from './zone-text.ts';
import type { LabZone } from './zone-tree.ts';

export const labEntries: readonly LabEntry[] = [
  ...showcases,
  ...mxFaults,
  ...addressFaults,
  ...spfFaults,
  ...dkimFaults,
  ...dmarcFaults,
  ...transportFaults,
  ...bimiFaults,
  ...smtpFaults,
  ...healthyProviders,
  ...healthyHosts,
  ...healthyRecords,
];

export const labSites: readonly LabSite[] = [...sites, ...labEntries.flatMap((entry) => entry.sites)];

export const labHostEntries: readonly LabHost[] = submissionHosts;

export const labMailServers: readonly LabMailServer[] = [
  ...providerServers,
  ...[...labEntries, ...labHostEntries].flatMap(({ servers }) => servers),
];

/** The zones of the domains and of what they lean on; blocklists not included. */
export function labZones(): LabZone[] {
  const sources: LabZoneSource[] = [
    ...infrastructure,
    submissionZone,
    ...labEntries.flatMap(({ zones }) => zones),
  ];
  return sources.map(({ apex, text, security = 'unsigned' }) => ({ ...parseZoneText(apex, text), security }));
}
