import { leastOf, reaches, type Share } from './shares.js'

/** 赞成、反对、弃权 */
export const ANSWERS = ['yes', 'no', 'abstain'] as const

/** What can be voted for: the three answers, or the candidates by their member id, of whom at most `seats` are chosen. */
export type Question = { kind: 'motion' | 'election'; options: readonly string[]; seats: number }

/** What one member chose: one answer, or any number of candidates up to the seats. */
export type Choice = readonly string[]

/** `void`: carried by the votes, and yet it cannot take effect. */
export type Outcome = 'adopted' | 'rejected' | 'tied' | 'void' | 'no_quorum' | 'too_few'

/** What won cannot take effect: the class has no seat left, or it can no longer be decided about this member. */
export type Hindrance = { memberId: number; because: 'class_full' | 'not_possible' }

export type VoteResult = {
  outcome: Outcome
  /** Present when the vote was opened and still entitled: what the majority is taken of. */
  base: number
  needed: number
  cast: number
  counts: { option: string; votes: number }[]
  /** Candidates who are elected, most votes first. */
  elected: string[]
  seatsLeft: number
  /** Everybody chose the same: the result says how each voted. */
  unanimous: boolean
  hindered?: Hindrance[]
}

export function isChoice({ kind, options, seats }: Question, choice: Choice) {
  const known = new Set(choice).size === choice.length && choice.every((one) => options.includes(one))
  return known && (kind === 'motion' ? choice.length === 1 : choice.length <= seats)
}

/** Counts what was cast. The same choices give the same result in any order. */
export function countVotes(question: Question, choices: readonly Choice[], base: number, majority: Share): VoteResult {
  const counts = question.options.map((option) => ({
    option,
    votes: choices.filter((choice) => choice.includes(option)).length,
  }))
  const [first, ...others] = choices.map((choice) => [...choice].sort().join())
  const found =
    question.kind === 'motion' ? ruleOnMotion(counts, base, majority) : fill(question, counts, base, majority)
  return {
    ...found,
    ...{ base, counts, cast: choices.length, needed: leastOf(majority, base) },
    unanimous: choices.length > 0 && others.every((other) => other === first),
  }
}

type Counts = VoteResult['counts']

/** Who does not vote and who abstains has not agreed. As many for as against: not adopted. */
function ruleOnMotion(counts: Counts, base: number, majority: Share) {
  const [yes, no] = counts.map(({ votes }) => votes)
  const outcome: Outcome = reaches(majority, yes, base) ? 'adopted' : yes === no && yes > 0 ? 'tied' : 'rejected'
  return { outcome, elected: [], seatsLeft: 0 }
}

/** The seats go to those with most votes who have the majority; at a tie for the last one nobody of the tied gets it. */
function fill({ seats }: Question, counts: Counts, base: number, majority: Share) {
  const able = counts.filter(({ votes }) => reaches(majority, votes, base)).sort((a, b) => b.votes - a.votes)
  const last = able[seats - 1]
  const isTied = able.length > seats && able[seats].votes === last.votes
  const won = able.slice(0, seats).filter(({ votes }) => !isTied || votes > last.votes)
  const elected = won.map(({ option }) => option)
  const outcome: Outcome = elected.length > 0 ? 'adopted' : isTied ? 'tied' : 'rejected'
  return { outcome, elected, seatsLeft: seats - elected.length }
}

/** Without what cannot take effect. A full class leaves no seat to vote on again. */
export function withoutHindered(result: VoteResult, hindered: Hindrance[]): VoteResult {
  if (hindered.length === 0) return result
  const gone = hindered.map(({ memberId }) => String(memberId))
  const elected = result.elected.filter((option) => !gone.includes(option))
  const isVoid = result.outcome === 'adopted' && elected.length === 0
  const isFull = hindered.some(({ because }) => because === 'class_full')
  return {
    ...{ ...result, hindered, elected },
    outcome: isVoid ? 'void' : result.outcome,
    seatsLeft: isFull ? 0 : result.seatsLeft + result.elected.length - elected.length,
  }
}
