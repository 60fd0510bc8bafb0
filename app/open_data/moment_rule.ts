import { DateTime } from 'luxon'
import vine from '@vinejs/vine'

const SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/**
 * A moment with its zone: without one, nobody knows whose midnight is meant. A plus that was not escaped arrives as a
 * space.
 */
const momentRule = vine.createRule<undefined>((value, _options, field) => {
  const text = String(value).replace(' ', '+')
  const moment = new Date(text)
  if (SHAPE.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(moment.getTime())) field.mutate(moment, field)
  else field.report('The {{ field }} field is no moment with a zone', 'moment', field)
})

/** A day that the calendar has: databases differ in what they make of 31 February. */
const dayRule = vine.createRule<undefined>((value, _options, field) => {
  if (!isDay(String(value))) field.report('The {{ field }} field is no day', 'date', field)
})

const isDay = (text: string) => DateTime.fromISO(text, { zone: 'utc' }).isValid

export const day = () =>
  vine
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .use(dayRule())

export const moment = () => vine.string().use(momentRule()).meta({ type: 'string', format: 'date-time' })
