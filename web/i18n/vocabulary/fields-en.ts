/** Names of fields and of parameters that say more than the words of their name in the API. */
export const FIELDS_EN: Readonly<Record<string, string>> = {
  announcedOn: 'Announced on',
  data: 'Facts',
  effectiveAt: 'In force on',
  effectiveFrom: 'Took effect from',
  effectiveOn: 'In effect on',
  effectiveTo: 'Took effect until',
  fromEffectiveAt: 'Earlier: in force on',
  fromKnownAt: 'Earlier: as known on',
  knownAt: 'As known on',
  reason: 'Why',
  sha256: 'SHA-256',
  source: 'Where it was read',
  url: 'URL',
};
