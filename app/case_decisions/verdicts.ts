import type { Verdict } from './case_candidate.js'

export type Judgement = { id: number; rank: number; verdict: Verdict; reason: string | null }

/**
 * Which verdicts deviate from the order of the jury and need a reason: who is left out though somebody behind is chosen,
 * and who is chosen from behind the place that the order would have given. Equal ranks are equally near.
 */
export function deviating(judgements: readonly Pick<Judgement, 'id' | 'rank' | 'verdict'>[]): Set<number> {
  const chosen = judgements.filter(({ verdict }) => verdict === 'choose')
  const ranks = judgements.map(({ rank }) => rank).sort((one, other) => one - other)
  const edge = ranks[chosen.length - 1] ?? 0
  const lastChosen = Math.max(0, ...chosen.map(({ rank }) => rank))
  const passes = ({ rank, verdict }: Pick<Judgement, 'rank' | 'verdict'>) =>
    verdict === 'choose' ? rank > edge : rank < lastChosen
  return new Set(judgements.filter(passes).map(({ id }) => id))
}

export type VerdictFault = { field: string; fault: 'too_many' | 'fewer_reason' | 'nobody' | 'deviates' }

/** How a form names a case: with a letter, because numbers alone would be read as places of a list. */
export function keyOf(id: number) {
  return `c${id}`
}

/** What is wrong with a decision as a whole: never more than were called for, fewer with a reason, deviations with theirs. */
export function faultsOf(
  judgements: readonly Judgement[],
  toSelect: number,
  fewerReason: string | null
): VerdictFault[] {
  const chosen = judgements.filter(({ verdict }) => verdict === 'choose')
  const apart = deviating(judgements)
  const verdictOf = (judgement?: Judgement) => (judgement ? `verdicts.${keyOf(judgement.id)}.verdict` : 'opinion')
  const faults: VerdictFault[] = []
  if (chosen.length === 0) faults.push({ field: verdictOf(judgements[0]), fault: 'nobody' })
  else if (chosen.length > toSelect) faults.push({ field: verdictOf(chosen.at(-1)), fault: 'too_many' })
  else if (chosen.length < toSelect && !fewerReason) faults.push({ field: 'fewerReason', fault: 'fewer_reason' })
  for (const { id, reason } of judgements)
    if (apart.has(id) && !reason) faults.push({ field: `verdicts.${keyOf(id)}.reason`, fault: 'deviates' })
  return faults
}
