import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Submission from '#app/workflow/submission'
import { roundsCompared } from './case_answers.js'
import { visibleCase } from './case_page.js'

/** 版本对照: a round beside the one before it. */
export default class CaseRoundsController {
  async show(ctx: HttpContext) {
    const row = await visibleCase(ctx)
    const round = Number(ctx.params.id) || 0
    const submissions = await Submission.of('typical_case', row.id)
    const after = submissions.find((one) => one.round === round)
    const before = submissions.find((one) => one.round === round - 1)
    if (!after || !before) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
    return ctx.view.render('pages/cases/round', {
      ...{ row, before, after, rounds: submissions.map((one) => one.round).slice(1) },
      ...(await roundsCompared(before.answers, after.answers, row.call, ctx.i18n)),
    })
  }
}
