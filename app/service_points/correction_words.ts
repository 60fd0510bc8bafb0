import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import type { Defect } from '#app/workflow/corrections'
import { pointApplicationForm as form } from './point_application_form.js'

/** Where a defect is, in words: the section and the field. */
export function placeOf(field: string, i18n: Pick<I18n, 't'>) {
  return {
    section: i18n.t(`${form.key}.sections.${form.sectionOf(field)!.name}`),
    label: i18n.t(`${form.key}.${field}.label`),
  }
}

/** The defects as one text in the language of the office: for the trail and the mail. */
export function defectsInWords(defects: readonly Defect[]) {
  const chinese = i18nManager.locale('zh-CN')
  return inOrder(defects)
    .map(({ field, note }, index) => `${index + 1}. ${placeOf(field, chinese).label}：${note}`)
    .join('\n')
}

export function inOrder<D extends { field: string }>(defects: readonly D[]): D[] {
  const names = form.fields.map(({ name }) => name)
  return [...defects].sort((one, other) => names.indexOf(one.field) - names.indexOf(other.field))
}
