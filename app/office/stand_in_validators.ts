import vine from '@vinejs/vine'

const day = () => vine.date({ formats: ['YYYY-MM-DD'] })

export const standInValidator = vine.create({
  absentId: vine.number().optional(),
  deputyId: vine.number(),
  from: day(),
  until: day(),
  standInReason: vine.string().trim().minLength(2).maxLength(200),
})
