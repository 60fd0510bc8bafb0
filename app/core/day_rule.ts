import vine from '@vinejs/vine'
import { beijingDay } from './beijing_day.js'

/** A day that the calendar has: 2026-02-30 is none. */
export function isDay(text: string) {
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && text >= '1800-01-01'
  return isReal && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text
}

const realDay = vine.createRule((value: unknown, _options: undefined, field) => {
  if (!isDay(String(value))) field.report('', 'day', field)
})

/** An ISO day as it is typed into a form. */
export const typedDay = () => vine.string().trim().use(realDay(undefined))

export const notPast = vine.createRule((value: unknown, _options: undefined, field) => {
  if (String(value) < beijingDay()) field.report('', 'notPast', field)
})

export const notInFuture = vine.createRule((value: unknown, _options: undefined, field) => {
  if (String(value) > beijingDay()) field.report('', 'notInFuture', field)
})
