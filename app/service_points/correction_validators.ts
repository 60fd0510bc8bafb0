import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid } from '#app/core/form_page'
import type { Defect } from '#app/workflow/corrections'
import { pointApplicationForm as form } from './point_application_form.js'

type Typed = Record<string, { on?: string; note?: string } | undefined>

/** The fields that were ticked, with what was written on each: complete or not. */
export function typedDefects(input: unknown): Defect[] {
  const typed = (input ?? {}) as Typed
  return form.fields
    .filter(({ name }) => typed[name]?.on)
    .map(({ name }) => ({
      field: name,
      note: String(typed[name]?.note ?? '')
        .trim()
        .slice(0, 500),
    }))
}

/** What is to be sent: at least one defect, and every one says what is wrong. */
export async function checkedDefects({ request, i18n }: HttpContext) {
  const defects = typedDefects(request.input('defects'))
  if (defects.length === 0) throw invalid('defects', i18n.t('corrections.none'))
  const { version } = await request.validateUsing(defectsValidator(defects))
  return { defects, version }
}

function defectsValidator(defects: readonly Defect[]) {
  const note = () => vine.object({ note: vine.string().trim().minLength(4).maxLength(500) })
  return vine.create({
    version: vine.number(),
    defects: vine.object(Object.fromEntries(defects.map(({ field }) => [field, note()]))),
  })
}

export const secondOrderValidator = vine.create({
  correctionReason: vine.string().trim().minLength(4).maxLength(500),
})
