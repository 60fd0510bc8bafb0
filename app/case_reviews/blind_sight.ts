/** Who looks: a juror of the case, the office, or anybody else. */
export const blindRoles = ['juror', 'office', 'nobody'] as const
export type BlindRole = (typeof blindRoles)[number]

/** For a juror between the beginning and the discussion it is decided by the own score sheet. */
export const blindPhases = ['before', 'writing', 'submitted', 'discussion', 'concluded'] as const
export type BlindPhase = (typeof blindPhases)[number]

const SCORING: readonly BlindPhase[] = ['writing', 'submitted', 'discussion', 'concluded']
const ALWAYS: readonly BlindPhase[] = blindPhases
const NEVER: readonly BlindPhase[] = []

/**
 * 盲评: what a reader may know of a case and of its scores, and when. Every page, list, workbook, file name and notice of
 * this room asks here; a field without a row is nobody's.
 */
const seen = {
  code: { juror: SCORING, office: ALWAYS },
  content: { juror: SCORING, office: ALWAYS },
  own_score: { juror: SCORING, office: ALWAYS },
  /** Without names, and after the own ones. */
  other_scores: { juror: ['submitted', 'discussion'], office: ALWAYS },
  mean: { juror: ['discussion'], office: ALWAYS },
  discussion: { juror: ['discussion'], office: ALWAYS },
  /** Who changed a score in the discussion, and from what. */
  versions: { juror: NEVER, office: ALWAYS },
  expert_names: { juror: NEVER, office: ALWAYS },
  rank: { juror: NEVER, office: ALWAYS },
  unit: { juror: NEVER, office: ALWAYS },
  authors: { juror: NEVER, office: ALWAYS },
  recommender: { juror: NEVER, office: ALWAYS },
  handler: { juror: NEVER, office: ALWAYS },
  number: { juror: NEVER, office: ALWAYS },
} as const satisfies Record<string, Record<'juror' | 'office', readonly BlindPhase[]>>

export type BlindField = keyof typeof seen

export const blindFields = Object.keys(seen) as BlindField[]

export type Sight = { sees(field: BlindField): boolean }

export function sightOf(role: BlindRole, phase: BlindPhase): Sight {
  return {
    sees: (field) => role !== 'nobody' && (seen[field][role] as readonly BlindPhase[]).includes(phase),
  }
}

/** Where a juror is with one case. */
export function jurorPhase(round: { state: string }, seat: { state: string }): BlindPhase {
  if (!['scoring', 'discussion', 'concluded'].includes(round.state)) return 'before'
  if (seat.state !== 'submitted') return 'writing'
  return round.state === 'scoring' ? 'submitted' : (round.state as 'discussion' | 'concluded')
}
