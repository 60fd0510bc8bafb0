import type { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { addDays, beijingDay } from '#app/calendar/working_days'
import type { Answers } from '#app/core/form'
import cases from '#config/cases'
import type CaseCall from './case_call.js'
import type { CaseCallKind, CaseCategory, RubricItem } from './case_call.js'

/** Calls are published in Chinese, whoever writes them. */
const t = (key: string, values = {}) => i18nManager.locale('zh-CN').t(`case_call_defaults.${key}`, values)

export function defaultCategories(kind: CaseCallKind): CaseCategory[] {
  return cases.kinds[kind].categories.map((key) => ({ key, name: t(`categories.${kind}.${key}`) }))
}

export function defaultRubric(kind: CaseCallKind): RubricItem[] {
  return cases.kinds[kind].rubric.map(({ key, most }) => {
    const text = `rubric.${kind}.${key}`
    return { key, name: t(`${text}.name`), standard: t(`${text}.standard`), most }
  })
}

/** What the form of a new call of a kind proposes; days are ISO. */
export function proposedCall(kind: CaseCallKind): Answers {
  const today = beijingDay()
  const year = Number(today.slice(0, 4))
  const { quotaRecommender, quotaUnit, seats, noticeDays, daysOpen } = cases
  const { toSelect, directEntry } = cases.kinds[kind]
  return {
    ...{ kind, year, title: t(`titles.${kind}`, { year: String(year) }), notice: t(`notices.${kind}`) },
    ...{ opensOn: today, closesOn: addDays(today, daysOpen), eventsFrom: `${year - 1}-01-01`, eventsUntil: today },
    ...{ directEntry, quotaRecommender, quotaUnit, toSelect, seats, noticeDays },
    ...{ categories: defaultCategories(kind), rubric: defaultRubric(kind) },
  }
}

/** What the form shows of a call. */
export function valuesOf(call: CaseCall): Answers {
  const { opensOn, closesOn, eventsFrom, eventsUntil } = call
  return {
    ...call.$attributes,
    ...{ opensOn: opensOn.toISODate(), closesOn: closesOn.toISODate() },
    ...{ eventsFrom: eventsFrom.toISODate(), eventsUntil: eventsUntil.toISODate() },
  }
}

/**
 * 沿用上年: an earlier call as the beginning of this year's. Its days and the years in its texts move with the year;
 * what is told must have happened by today.
 */
export function copiedCall(call: CaseCall): Answers {
  const [today, values] = [beijingDay(), valuesOf(call)]
  const years = Math.max(1, Number(today.slice(0, 4)) - call.year)
  const later = (day: DateTime) => day.plus({ years }).toISODate()!
  const moved = (text: string) => text.replaceAll(/20\d{2}(?=\s*年)/g, (year) => String(Number(year) + years))
  const until = later(call.eventsUntil)
  return {
    ...values,
    ...{ year: call.year + years, title: moved(call.title), notice: moved(call.notice) },
    ...{ opensOn: later(call.opensOn), closesOn: later(call.closesOn) },
    ...{ eventsFrom: later(call.eventsFrom), eventsUntil: until < today ? until : today },
  }
}

/** Rows named as before keep their key, which cases and scores are kept under; new names get one that is free. */
export function keyed<R extends { name: string }>(rows: readonly R[], known: readonly CaseCategory[]) {
  const taken = new Set(known.map(({ key }) => key))
  let serial = 0
  const free = () => {
    do serial += 1
    while (taken.has(`own${serial}`))
    return `own${serial}`
  }
  return rows.map((row) => ({ key: known.find(({ name }) => name === row.name)?.key ?? free(), ...row }))
}
