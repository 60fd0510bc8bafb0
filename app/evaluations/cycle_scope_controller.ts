import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { listOfRows } from '#app/core/list_of_rows'
import { oneBatch } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type EvaluationCycle from './evaluation_cycle.js'
import { visibleCycle } from './evaluation_cycle_page.js'
import EvaluationCyclePolicy from './evaluation_cycle_policy.js'
import { partChoiceValidator } from './evaluation_validators.js'
import { choosePart, forgetChoice } from './plan_cycle.js'
import { partName, partOptions, ruleWords, scopeList, scopeSheet } from './scope_list.js'
import { countsOf, scopeOf, type ScopeLine } from './scope_of_cycle.js'

/** 参评范围 before a cycle is opened: who takes part, how, and why. */
export default class CycleScopeController {
  async index(ctx: HttpContext) {
    const cycle = await visibleCycle(ctx)
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('list')
    if (cycle.state !== 'planned') return ctx.response.redirect(`/evaluation-cycles/${cycle.id}/points`)
    const lines = await scopeOf(cycle)
    const { list } = listOfRows(lines, ctx.request, scopeList(ctx.i18n))
    return ctx.view.render('pages/evaluations/scope/index', {
      ...{ cycle, list, counts: countsOf(lines), partOptions, path: pathOf(cycle) },
      partName: (part: string | null) => partName(part, ctx.i18n),
      ruleWords: (line: ScopeLine) => ruleWords(line, ctx.i18n),
      manages: await ctx.bouncer.with(EvaluationCyclePolicy).allows('manage'),
    })
  }

  async export(ctx: HttpContext) {
    const cycle = await visibleCycle(ctx)
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('list')
    if (cycle.state !== 'planned') return ctx.response.redirect(`/evaluation-cycles/${cycle.id}/points`)
    const { chosen } = listOfRows(await scopeOf(cycle), ctx.request, scopeList(ctx.i18n))
    const sheet = scopeSheet(cycle.title, ctx.i18n)
    return answerWorkbook(ctx, { action: 'evaluation_cycle.scope_exported', sheet, rows: oneBatch(chosen) })
  }

  async edit(ctx: HttpContext) {
    const cycle = await visibleCycle(ctx)
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('manage')
    if (cycle.state !== 'planned') throw new StepNotAllowed('choose_part', 'moved_on')
    return renderLine(ctx, cycle)
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationCyclePolicy).authorize('manage')
    showAgain(ctx, () => renderLine(ctx, cycle))
    const { part, reason } = await request.validateUsing(partChoiceValidator)
    const { point } = await lineOf(ctx, cycle)
    const about = { designationId: point.id, name: point.name }
    if (part === 'rule') await forgetChoice(cycle, about, personOf(ctx))
    else await choosePart(cycle, { ...about, part: part === 'out' ? null : part, reason: reason! }, personOf(ctx))
    session.flash('success', i18n.t('evaluation_cycles.scope.changed', { name: point.name }))
    return response.redirect(pathOf(cycle))
  }
}

const pathOf = ({ id }: EvaluationCycle) => `/evaluation-cycles/${id}/scope`

/** The point of the address, when it is in question at all. */
async function lineOf(ctx: HttpContext, cycle: EvaluationCycle): Promise<ScopeLine> {
  const lines = await scopeOf(cycle)
  return found(
    ctx,
    lines.find(({ point }) => point.id === Number(ctx.params.point_id))
  )
}

async function renderLine(ctx: HttpContext, cycle: EvaluationCycle) {
  const line = await lineOf(ctx, cycle)
  const rules = ruleWords({ ...line, choice: null }, ctx.i18n)
  const byRule = `${partName(line.byRule.part, ctx.i18n)} · ${rules}`
  return ctx.view.render('pages/evaluations/scope/edit', { cycle, line, byRule, partOptions, path: pathOf(cycle) })
}
