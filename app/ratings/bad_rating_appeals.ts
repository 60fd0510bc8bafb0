import { sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type BadRatingCase from './bad_rating_case.js'
import { moveCase, type Words } from './bad_rating_case_workflow.js'

/** Once: what was decided on is not appealed against again, or the limits would never run. */
export const mayAppeal = ({ ruling }: BadRatingCase) => !ruling

/**
 * 申诉: the point says that the rating is not true, not about it, or malicious.
 *
 * @throws StepNotAllowed `appealed_before`
 */
export async function appealRating(
  row: BadRatingCase,
  by: Actor,
  { appealGround, appealReason, version }: Words & { appealGround: string; appealReason: string }
) {
  if (!mayAppeal(row)) throw new StepNotAllowed('appeal', 'appealed_before')
  const set = { appeal_ground: appealGround, appeal_reason: appealReason, appealed_at: sqlTime() }
  return moveCase('appeal', row, by, { opinion: appealReason, version, set })
}

type Proposal = Words & { proposal: 'uphold' | 'dismiss'; proposalReason: string }

export function proposeRuling(row: BadRatingCase, by: Actor & { id: number }, said: Proposal) {
  const { proposal, proposalReason, version } = said
  const set = { proposal, proposal_reason: proposalReason, proposed_by_id: by.id }
  return moveCase('propose', row, by, { opinion: proposalReason, version, set })
}

/**
 * 申诉成立: the rating stays in the trail and leaves the figures. 申诉不成立: it goes on where it was.
 *
 * @throws StepNotAllowed `own_proposal`
 */
export function ruleOnAppeal(
  row: BadRatingCase,
  by: Actor,
  { ruling, rulingOpinion, version }: Words & { ruling: 'uphold' | 'dismiss'; rulingOpinion: string }
) {
  if (by.id === row.proposedById) throw new StepNotAllowed('rule', 'own_proposal')
  const step = ruling === 'uphold' ? 'uphold' : row.contactedAt ? 'dismiss' : 'dismissUncontacted'
  return moveCase(step, row, by, {
    ...{ opinion: rulingOpinion, version, set: { ruling } },
    also: async (trx) => {
      const subject = { type: 'bad_rating_case', id: row.id, round: 0 }
      await decide(trx, by, { subject, step: 'ruling', decision: ruling, opinion: rulingOpinion })
      if (ruling === 'dismiss' || !row.ratingId) return
      const rating = trx.from('ratings').where({ id: row.ratingId })
      await rating.clone().update({ excluded_at: sqlTime(), updated_at: sqlTime() })
      await trx.from('consultations').whereIn('id', rating.clone().select('consultation_id')).update({ stars: null })
    },
  })
}
