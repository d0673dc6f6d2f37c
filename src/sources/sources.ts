import { EMA_MEDICINES } from './ema-medicines/ema-medicines.js';
import { FDA_NME } from './fda-nme/fda-nme.js';
import { FDA_ORPHAN } from './fda-orphan/fda-orphan.js';
import { OPENFDA_DRUGSFDA } from './openfda-drugsfda/openfda-drugsfda.js';
import type { Source } from './source.js';

/** The sources that are known by name. Any other table is read by a mapping. */
export const SOURCES: readonly Source[] = [EMA_MEDICINES, FDA_NME, FDA_ORPHAN, OPENFDA_DRUGSFDA];

export const sourceCalled = (id: string): Source | undefined => SOURCES.find((source) => source.id === id);
