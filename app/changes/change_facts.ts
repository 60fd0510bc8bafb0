import register from '#config/register'
import { addDays } from '#app/calendar/working_days'
import { answersOf, plainAnswer } from '#app/core/form_answers'
import type { I18n } from '@adonisjs/i18n'
import type Designation from '#app/designations/designation'
import { publicProfile } from '#app/designations/public_profile'
import { changeForms } from './change_forms.js'

/** What the register says of a title and its institution, by the names of the form's fields. */
export type Facts = Record<string, unknown>

/** 关键事项: they stand on the certificate or say who the institution is, so that the office decides on them. */
export const KEY_FIELDS: readonly string[] = ['unitName', 'uscc', 'districtCode', 'hostType']

/** An address within the same district is no key field: another district is what makes it one. */
export function isKeyChange(after: Facts) {
  return Object.keys(after).some((name) => KEY_FIELDS.includes(name))
}

/** @param designation with its institution loaded */
export function factsOf({ name, districtCode, hostType, profile, organization }: Designation): Facts {
  return { unitName: name, uscc: organization.uscc, districtCode, hostType, ...publicProfile(profile) }
}

export type FactInWords = { name: string; label: string; text: string }

/** Facts as people read them, in the order of the form. */
export function inWords(facts: Facts, i18n: Pick<I18n, 't'>): FactInWords[] {
  const items = changeForms.flatMap((form) => answersOf(form, facts, i18n).flatMap((section) => section.items))
  return items.map((item) => ({ name: item.name, label: item.label, text: plainAnswer(item) }))
}

/**
 * The facts that change, before and after. The same words are the same fact, whether somebody typed `116.30` or the
 * database said 116.3.
 */
export function differenceOf(before: Facts, after: Facts, i18n: Pick<I18n, 't'>) {
  const [was, is] = [inWords(before, i18n), inWords(after, i18n)]
  const changed = is.filter(({ text }, index) => text !== was[index].text).map(({ name }) => name)
  const pick = (from: Facts) => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]))
  return { before: pick(before), after: pick(after) }
}

/** Those of the facts that a request names, in words. */
export function namedInWords(facts: Facts, i18n: Pick<I18n, 't'>) {
  return inWords(facts, i18n).filter(({ name }) => name in facts)
}

/** One line for the register: 咨询电话：010-12345678；网址：—. */
export function asLine(facts: Facts, i18n: Pick<I18n, 't'>) {
  return namedInWords(facts, i18n)
    .map(({ label, text }) => `${label}：${text.replaceAll('\n', '，') || '—'}`)
    .join('；')
}

/** How many days after the last day of the limit a change was reported. */
export function daysLate(happenedOn: string, reportedOn: string) {
  const last = addDays(happenedOn, register.reportDays)
  return reportedOn <= last ? 0 : (Date.parse(reportedOn) - Date.parse(last)) / 86_400_000
}
