import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { alikeCases } from './alike_cases.js'
import { caseActNamed, type CaseAct } from './case_acts.js'
import { opinionRule } from './case_files.js'
import { bodyOf, rankedBy } from './recommendation.js'
import type TypicalCase from './typical_case.js'
import TypicalCasePolicy, { actsAs } from './typical_case_policy.js'

async function actOf({ bouncer, params }: HttpContext, row: TypicalCase) {
  const name = String(params.act)
  const act = caseActNamed(name)
  await bouncer.with(TypicalCasePolicy).authorize('as', act.acting, row)
  if (!act.fits(row)) throw new StepNotAllowed(name, 'wrong_state')
  return { name, act }
}

export async function renderAct(ctx: HttpContext, row: TypicalCase) {
  const { name, act } = await actOf(ctx, row)
  return drawAct(ctx, row, name, act)
}

async function drawAct({ view }: HttpContext, row: TypicalCase, name: string, act: CaseAct) {
  const ranked = name === 'recommend' ? await rankedBy(bodyOf(row)!, row.callId) : []
  return view.render('pages/cases/act', {
    ...{ row, name, act, ranked, opinionRule },
    alike: ['pass', 'propose'].includes(name) ? await alikeCases(row) : [],
    values: name === 'recommend' ? { rank: firstFree(ranked, row.call.quotaRecommender) } : {},
  })
}

function firstFree(ranked: readonly TypicalCase[], most: number) {
  const taken = ranked.map(({ recommendedRank }) => recommendedRank)
  return Array.from({ length: most }, (_unused, index) => index + 1).find((rank) => !taken.includes(rank))
}

export async function takeAct(ctx: HttpContext, row: TypicalCase) {
  const { auth, request, response, session, i18n } = ctx
  const { name, act } = await actOf(ctx, row)
  showAgain(ctx, () => drawAct(ctx, row, name, act))
  const typed = await checkedForm(ctx, act.form)
  const version = Number(request.input('version', row.version))
  const by = personOf(ctx, actsAs(auth.getUserOrFail(), act.acting, row))
  await act.run(row, by, { ...typed, version }, ctx)
  session.flash('success', i18n.t(`case_acts.${name}.done`))
  return response.redirect(`/typical-cases/${row.id}`)
}
