import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import CaseCall from '#app/case_calls/case_call'
import { openCalls } from '#app/case_calls/open_calls'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { bulkActsFor } from '#app/workflow/bulk_kinds'
import cases from '#config/cases'
import { openSections, problemsBySection, startCase } from './case_draft.js'
import { caseList, groups, recommenderInWords } from './case_list.js'
import { openOrder, renderCase, visibleCase } from './case_page.js'
import { casesHandedIn } from './cases_of_call.js'
import { shownState } from './shown_state.js'
import TypicalCase from './typical_case.js'
import TypicalCasePolicy from './typical_case_policy.js'

const newCaseValidator = vine.create({
  call: vine.number(),
  title: vine.string().trim().minLength(2).maxLength(60),
})

export default class TypicalCasesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const user = auth.getUserOrFail()
    await bouncer.with(TypicalCasePolicy).authorize('list')
    const query = TypicalCase.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('call')
      .preload('organization')
      .preload('handler')
    const mayStart = await bouncer.with(TypicalCasePolicy).allows('start')
    const mayRecommend = await bouncer.with(TypicalCasePolicy).allows('recommend')
    return answerList(ctx, query, await caseList(user, i18n), i18n.t('typical_cases.title'), (list) =>
      view.render('pages/cases/index', {
        ...{ list, groups, mayStart, mayRecommend, isUnit: mayStart },
        bulkActs: bulkActsFor(user, 'typical_case'),
        shownOf: (row: TypicalCase) => shownState(row, user),
        recommenderInWords: (row: TypicalCase) => recommenderInWords(row, i18n),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderCase(ctx, await visibleCase(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(TypicalCasePolicy).authorize('start')
    return renderStart(ctx)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response } = ctx
    await bouncer.with(TypicalCasePolicy).authorize('start')
    showAgain(ctx, () => renderStart(ctx))
    const { call: id, title } = await request.validateUsing(newCaseValidator)
    const user = auth.getUserOrFail()
    await user.loadOnce('organization')
    const call = await CaseCall.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where('id', id)
      .firstOrFail()
    const row = await startCase(call, user.organization!, personOf(ctx), title)
    return response.redirect(`/typical-cases/${row.id}/edit`)
  }

  /** The draft, or the parts to correct, at a glance. */
  async edit(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const row = await visibleCase(ctx)
    await bouncer.with(TypicalCasePolicy).authorize('as', 'unit', row)
    const open = await openSections(row, row.call, i18n)
    const bySection = await problemsBySection(row, row.call, i18n, open)
    const standing = bySection.map(({ name, problems }) => ({ name, left: problems.length }))
    const done = standing.filter(({ left }) => left === 0).length
    return view.render('pages/cases/edit', { row, standing, done, order: await openOrder(ctx, row) })
  }
}

/** The open calls, and how much of each the unit has used. */
async function renderStart({ auth, request, view }: HttpContext) {
  const user = auth.getUserOrFail()
  const calls = await openCalls()
  const used = await casesHandedIn(
    calls.map(({ id }) => id),
    user.organizationId!
  )
  return view.render('pages/cases/create', {
    ...{ calls, limits: cases, chosen: Number(request.input('call')) || null },
    usedOf: ({ id }: CaseCall) => used.get(id) ?? 0,
  })
}
