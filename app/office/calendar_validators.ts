import vine from '@vinejs/vine'

/** The notice of a year, or some of its days, as lines. */
export const calendarLinesValidator = vine.create({
  year: vine.number().withoutDecimals().range([2000, 2100]),
  lines: vine.string().maxLength(20_000).nullable().optional(),
  noticeNumber: vine.string().trim().maxLength(60).nullable().optional(),
})

export const calendarDayValidator = vine.create({
  day: vine.date({ formats: ['YYYY-MM-DD'] }),
  mark: vine.enum(['off', 'work'] as const),
  dayNote: vine.string().trim().maxLength(60).nullable().optional(),
})
