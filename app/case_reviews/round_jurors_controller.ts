import type { HttpContext } from '@adonisjs/core/http'
import { handlerOf } from '#app/users/actor'
import { visibleRound } from './case_round_page.js'
import CaseRoundPolicy from './case_round_policy.js'
import { nudgeJuror } from './case_seat_workflow.js'
import { releaseJuror } from './seat_substitution_workflow.js'

/** A juror who is behind: a word, or somebody else in the place. */
export default class RoundJurorsController {
  async nudge(ctx: HttpContext) {
    return act(ctx, 'nudged', nudgeJuror)
  }

  async release(ctx: HttpContext) {
    return act(ctx, 'released', releaseJuror)
  }
}

async function act(ctx: HttpContext, done: 'nudged' | 'released', verb: typeof nudgeJuror) {
  const { bouncer, params, response, session, i18n } = ctx
  const round = await visibleRound(ctx)
  await bouncer.with(CaseRoundPolicy).authorize('run')
  await verb(round, Number(params.id) || 0, handlerOf(ctx))
  session.flash('success', i18n.t(`case_rounds.done.${done}`))
  return response.redirect(`/case-rounds/${round.id}`)
}
