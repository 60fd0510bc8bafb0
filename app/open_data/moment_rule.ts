import vine from '@vinejs/vine'

const SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/**
 * A moment with its zone: without one, nobody knows whose midnight is meant. A plus that was not escaped arrives as a
 * space.
 */
const momentRule = vine.createRule<undefined>((value, _options, field) => {
  const text = String(value).replace(' ', '+')
  const moment = new Date(text)
  if (SHAPE.test(text) && !Number.isNaN(moment.getTime())) field.mutate(moment, field)
  else field.report('The {{ field }} field is no moment with a zone', 'moment', field)
})

export const moment = () => vine.string().use(momentRule()).meta({ type: 'string', format: 'date-time' })
