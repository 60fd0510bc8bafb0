import type { HttpContext } from '@adonisjs/core/http'
import { plainAnswer } from '#app/core/form_answers'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import { isSecond } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { caseInWords } from './case_answers.js'
import { checkedDefects, correctable, defectsInWords, secondOrderValidator } from './case_defects.js'
import { subjectOf } from './case_submission.js'
import { visibleCase } from './case_page.js'
import { orderCorrection } from './formal_check.js'
import type TypicalCase from './typical_case.js'
import TypicalCasePolicy, { actsAs } from './typical_case_policy.js'
import { typicalCaseWorkflow } from './typical_case_workflow.js'

/** 补正通知: the newest version field by field, everything that is wrong told at once. */
export default class CaseCorrectionsController {
  async create(ctx: HttpContext) {
    const { row, second } = await correctableCase(ctx)
    return renderCorrection(ctx, row, second)
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const { row, second } = await correctableCase(ctx)
    showAgain(ctx, () => renderCorrection(ctx, row, second))
    const defects = await checkedDefects(ctx, row.call)
    const reason = second ? (await request.validateUsing(secondOrderValidator)).correctionReason : null
    const by = personOf(ctx, actsAs(auth.getUserOrFail(), second ? 'head' : 'holder', row))
    const opinion = defectsInWords(row.call, defects)
    await orderCorrection(row, by, { defects, opinion, reason, version: seenVersion(ctx) })
    session.flash('success', i18n.t('typical_cases.correction_sent'))
    return response.redirect(`/typical-cases/${row.id}`)
  }
}

async function correctableCase(ctx: HttpContext) {
  const row = await visibleCase(ctx)
  const second = await isSecond(subjectOf(row))
  await ctx.bouncer.with(TypicalCasePolicy).authorize('sendCorrection', row, second)
  if (!typicalCaseWorkflow.allows('requestSupplement', row))
    throw new StepNotAllowed('requestSupplement', 'wrong_state')
  return { row, second }
}

async function renderCorrection({ view, i18n }: HttpContext, row: TypicalCase, second: boolean) {
  const content = (await Submission.newestOf('typical_case', row.id))?.answers ?? row.draft
  const sections = await caseInWords(content, row.call, i18n)
  const items = new Map(sections.flatMap((section) => section.items.map((item) => [item.name, item])))
  const supplement = sections.find(({ name }) => name === 'supplement')?.items ?? []
  const fields = correctable(row.call, i18n).map(({ name, label, section }) => ({
    ...{ name, label, section },
    item: items.get(name) ?? { name, label, multiline: true, text: textOf(name, content, supplement) },
  }))
  return view.render('pages/cases/correction', {
    ...{ row, second, fields },
    sections: [...new Set(fields.map(({ section }) => section))],
  })
}

/** Pictures and answers to the call's questions are named as a whole. */
function textOf(name: string, { images = [] }: Record<string, any>, supplement: Parameters<typeof plainAnswer>[0][]) {
  if (name === 'images') return images.map(({ caption }: { caption: string }) => caption).join('\n') || '—'
  return supplement.map((item) => `${item.label}：${plainAnswer(item)}`).join('\n')
}
