export const STATES = ['draft', 'proposed', 'published', 'retired', 'discarded'] as const
export type IndicatorVersionState = (typeof STATES)[number]

/** Their content is never written again. */
export const FIXED_STATES: readonly IndicatorVersionState[] = ['published', 'retired']
