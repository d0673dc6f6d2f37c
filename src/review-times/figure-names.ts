import { SPAN_FIGURES } from '#projections/review-time/explained-figure.js';

/** Figures whose change can be explained. */
export const FIGURES = [...SPAN_FIGURES, 'share-within-statutory-time'] as const;
export type FigureName = (typeof FIGURES)[number];
