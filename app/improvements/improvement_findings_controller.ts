import type { HttpContext } from '@adonisjs/core/http'
import { beijingYear } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { findProblems } from './find_problems.js'
import ImprovementMeasure from './improvement_measure.js'
import ImprovementPolicy from './improvement_policy.js'
import { findingValidator } from './improvement_validators.js'
import { proposeMeasures } from './write_measure.js'
import type { Problem } from './problem.js'

/** 查找问题: what rules find in the records of a year, and which of it is taken up. */
export default class ImprovementFindingsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ImprovementPolicy).authorize('lookAt')
    const asked = Number(ctx.request.input('year'))
    return renderFindings(ctx, isOver(asked) ? asked : lastYear())
  }

  /** The problems are found anew: what was sent only says which of them. */
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(ImprovementPolicy).authorize('find')
    const typed = Number(request.input('year'))
    showAgain(ctx, () => renderFindings(ctx, isOver(typed) ? typed : lastYear()))
    const { year, chosen } = await request.validateUsing(findingValidator)
    if (!isOver(year)) throw invalid('year', i18n.t('improvements.year_not_over'))
    const problems = (await findProblems(year)).flatMap(({ problems: found }) => found)
    const taken = problems.filter((problem) => chosen.includes(idOf(problem)))
    const name = auth.getUserOrFail().inName('bureau_handler', 'division_head')
    const { length } = await proposeMeasures(year, taken, personOf(ctx, name))
    session.flash('success', i18n.t('improvements.taken', { count: length }))
    return response.redirect(`/improvements?year=${year}`)
  }
}

const lastYear = () => beijingYear() - 1

/** Before a year is over its figures say nothing yet. */
const isOver = (year: number) => Number.isInteger(year) && year >= 2000 && year <= lastYear()

const idOf = ({ rule, key }: { rule: string; key: string }) => `${rule}/${key}`

async function renderFindings({ bouncer, view }: HttpContext, year: number) {
  const mayTake = await bouncer.with(ImprovementPolicy).allows('find')
  const findings = await findProblems(year)
  const there = await ImprovementMeasure.query().where('year', year).select('id', 'rule', 'subjectKey')
  const measures = new Map(there.map(({ id, rule, subjectKey }) => [idOf({ rule, key: subjectKey }), id]))
  return view.render('pages/improvements/findings', {
    ...{ year, findings, idOf, mayTake },
    measureOf: (problem: Problem) => measures.get(idOf(problem)),
    hasNew: mayTake && findings.some(({ problems }) => problems.some((problem) => !measures.has(idOf(problem)))),
  })
}
