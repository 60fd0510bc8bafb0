import type { HttpContext } from '@adonisjs/core/http'
import rules from '#config/alliance'
import { answerWorkbook } from '#app/audit/answer_export'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { beijingYear } from '#app/core/beijing_day'
import { answersOf } from '#app/core/form_answers'
import { inChunks } from '#app/core/list'
import { offeredActs, renderAct, takeAct } from './act.js'
import AlliancePolicy from './alliance_policy.js'
import { checkActs } from './check_acts.js'
import { checkList, checkSheet } from './check_list.js'
import { checkVerdict } from './check_verdict.js'
import { dutiesOf } from './duty_sources.js'
import YearlyCheck, { checkForm } from './yearly_check.js'

/** 成员年度情况表 */
export default class YearlyChecksController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('list')
    const seen = YearlyCheck.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const mayExport = await bouncer.with(AlliancePolicy).allows('export')
    return answerList(ctx, seen, checkList(i18n), i18n.t('alliance_checks.title'), (list) =>
      view.render('pages/alliance/checks/index', { list, mayExport, lastYear: beijingYear() - 1 })
    )
  }

  async show(ctx: HttpContext) {
    const { view, i18n } = ctx
    const check = await visibleCheck(ctx)
    const { year, member } = check
    const duties = await dutiesOf([member], { from: `${year}-01-01`, until: `${year}-12-31` })
    return view.render('pages/alliance/checks/show', {
      ...{ check, verdict: checkVerdict(check.facts, check.additions, rules.check) },
      duties: duties.get(member.id),
      sections: check.state === 'opened' ? [] : answersOf(checkForm.only(ADDED), check.additions, i18n),
      acts: offeredActs(ctx, checkActs, check, member),
      timeline: await timelineOf('alliance_check', check.id, i18n),
    })
  }

  async act(ctx: HttpContext) {
    return renderAct(ctx, checkActs, await placeOf(ctx))
  }

  async take(ctx: HttpContext) {
    return takeAct(ctx, checkActs, await placeOf(ctx))
  }

  /** One year's results. */
  async workbook(ctx: HttpContext) {
    const { auth, bouncer, params, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('export')
    const year = Number(params.year) || 0
    const query = YearlyCheck.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('year', year)
      .preload('member')
      .orderBy('name')
    const sheet = checkSheet(year, i18n)
    return answerWorkbook(ctx, { action: 'alliance_check.exported', sheet, rows: inChunks(query) })
  }
}

const ADDED = checkForm.section('additions')!.fields.map(({ name }) => name)

function visibleCheck({ auth, params }: HttpContext) {
  return YearlyCheck.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .preload('member')
    .firstOrFail()
}

async function placeOf(ctx: HttpContext) {
  const row = await visibleCheck(ctx)
  return { row, member: row.member, path: `/alliance-checks/${row.id}`, title: `${row.name} · ${row.year}` }
}
