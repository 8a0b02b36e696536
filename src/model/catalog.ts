/** The groups of what is known by name, apart from what is in them: the grammar of the command line names them. */
export const CATALOG_GROUPS = [
  'checks',
  'topics',
  'terms',
  'commands',
  'extensions',
  'ports',
  'codes',
  'records',
  'providers',
] as const;
export type CatalogGroup = (typeof CATALOG_GROUPS)[number];
