import { DateTime } from 'luxon'
import vine from '@vinejs/vine'
import { addDays, beijingDay } from '#app/calendar/working_days'
import settings from '#config/api_keys'
import { allApiScopes } from './api_scopes.js'

/** From tomorrow on, so that a key is good for something, and for a year at most. */
export const earliestEnd = () => addDays(beijingDay(), 1)
export const latestEnd = () => addDays(beijingDay(), settings.longestDays)

const termRule = vine.createRule<undefined>((value, _options, field) => {
  if (!(value instanceof Date)) return
  const [day, first, last] = [DateTime.fromJSDate(value).toISODate()!, earliestEnd(), latestEnd()]
  if (day < first || day > last) field.report('The {{ field }} is outside the term', 'term', field, { first, last })
})

const lastDay = () => vine.date({ formats: ['YYYY-MM-DD'] }).use(termRule())

export const apiKeyValidator = vine.create({
  keyHolder: vine.string().trim().minLength(2).maxLength(100),
  contactUnit: vine.string().trim().minLength(2).maxLength(100),
  purpose: vine.string().trim().minLength(5).maxLength(500),
  scopes: vine
    .array(vine.enum(() => allApiScopes().map(({ scope }) => scope)))
    .minLength(1)
    .distinct(),
  perMinute: vine.number().withoutDecimals().range([1, settings.mostPerMinute]),
  expiresOn: lastDay(),
})

export const rotationValidator = vine.create({ version: vine.number(), expiresOn: lastDay() })

export const revocationValidator = vine.create({
  version: vine.number(),
  revocationReason: vine.string().trim().minLength(2).maxLength(200),
})
