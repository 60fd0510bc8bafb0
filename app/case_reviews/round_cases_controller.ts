import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import CaseBlind from './case_blind.js'
import { visibleRound } from './case_round_page.js'
import CaseRoundPolicy from './case_round_policy.js'
import { panelOf, roundCaseList, roundCaseGroups } from './round_case_list.js'
import { renderRoundCase } from './round_case_page.js'

/** The cases of a round. */
export default class RoundCasesController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const round = await visibleRound(ctx)
    await bouncer.with(CaseRoundPolicy).authorize('list')
    const cases = CaseBlind.query()
      .where('roundId', round.id)
      .select('case_blinds.*')
      .preload('case', (rows) => void rows.preload('organization'))
      .preload('seats')
      .withCount('findings', (findings) => void findings.where('state', 'open').as('open_findings'))
    return answerList(ctx, cases, roundCaseList(i18n), i18n.t('case_rounds.cases'), (list) =>
      view.render('pages/case_rounds/cases', { list, round, roundCaseGroups, panelOf })
    )
  }

  async show(ctx: HttpContext) {
    const round = await visibleRound(ctx)
    await ctx.bouncer.with(CaseRoundPolicy).authorize('list')
    return renderRoundCase(ctx, round)
  }
}
