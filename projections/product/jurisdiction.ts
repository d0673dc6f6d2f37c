/** Jurisdictions of the agencies the register knows, ISO 3166-1 alpha-2; EU for the Union. */
const JURISDICTIONS: Readonly<Record<string, string>> = {
  NMPA: 'CN',
  CDE: 'CN',
  NHC: 'CN',
  MOFCOM: 'CN',
  FDA: 'US',
  EMA: 'EU',
  EC: 'EU',
  PMDA: 'JP',
  MHLW: 'JP',
  MHRA: 'GB',
  TFDA: 'TW',
  MFDS: 'KR',
  HSA: 'SG',
  TGA: 'AU',
  HC: 'CA',
  Swissmedic: 'CH',
};

/** @returns undefined for an agency the register does not know; any agency may be recorded */
export const jurisdictionOf = (agency: string): string | undefined => JURISDICTIONS[agency];
