import vine from '@vinejs/vine'

const code = () => vine.string().trim().maxLength(40)

export const codeValidator = vine.create({ code: code() })

/** The code only where there is a second factor already. */
export const proofValidator = vine.create({
  password: vine.string().maxLength(200),
  code: code().nullable().optional(),
})

export const resetValidator = vine.create({ reason: vine.string().trim().minLength(2).maxLength(200) })
