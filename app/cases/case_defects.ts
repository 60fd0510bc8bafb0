import vine from '@vinejs/vine'
import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import type { HttpContext } from '@adonisjs/core/http'
import type CaseCall from '#app/case_calls/case_call'
import { invalid } from '#app/core/form_page'
import type { Defect } from '#app/workflow/corrections'
import { SUPPLEMENT } from './case_draft.js'
import { caseForm } from './case_form.js'

type Words = Pick<I18n, 't' | 'locale'>

/** What an order of correction can name, in the order of the form, each with the section it is mended in. */
export function correctable(call: CaseCall, i18n: Words) {
  const form = caseForm(call, i18n)
  const fields = form.sections.flatMap((section) =>
    section.fields.map(({ name }) => ({ name, section: section.name, label: i18n.t(`case_form.${name}.label`) }))
  )
  const supplement = { name: SUPPLEMENT, section: SUPPLEMENT, label: i18n.t('case_form.sections.supplement') }
  return call.questionVersionId === null ? fields : [...fields, supplement]
}

/** The defects as one text in the language of the office: for the trail and the mail. */
export function defectsInWords(call: CaseCall, defects: readonly Defect[]) {
  const labels = new Map(correctable(call, i18nManager.locale('zh-CN')).map(({ name, label }) => [name, label]))
  return defects.map(({ field, note }, index) => `${index + 1}. ${labels.get(field)}：${note}`).join('\n')
}

type Typed = Record<string, { on?: string; note?: string } | undefined>

/** At least one defect, and every one says what is wrong. */
export async function checkedDefects({ request, i18n }: HttpContext, call: CaseCall): Promise<Defect[]> {
  const typed = (request.input('defects') ?? {}) as Typed
  const defects = correctable(call, i18n)
    .filter(({ name }) => typed[name]?.on)
    .map(({ name }) => ({ field: name, note: String(typed[name]?.note ?? '').trim() }))
  if (defects.length === 0) throw invalid('defects', i18n.t('corrections.none'))
  const note = () => vine.object({ note: vine.string().trim().minLength(4).maxLength(500) })
  await request.validateUsing(
    vine.create({ defects: vine.object(Object.fromEntries(defects.map(({ field }) => [field, note()]))) })
  )
  return defects
}

export const secondOrderValidator = vine.create({
  correctionReason: vine.string().trim().minLength(4).maxLength(500),
})
