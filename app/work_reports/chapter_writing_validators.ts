import vine from '@vinejs/vine'

export const assignmentValidator = vine.create({
  ownerId: vine.number().positive().withoutDecimals(),
  wordLimit: vine.number().withoutDecimals().min(100).max(20_000),
  /** Who owned it when the person looked. */
  seen: vine.number().nullable().optional(),
})

export const signatureValidator = vine.create({ hash: vine.string().fixedLength(64) })

const version = vine.number().withoutDecimals().min(0)

/** Lines end as in the generated text, whatever the browser sends. */
export const passageValidator = vine.create({
  text: vine
    .string()
    .trim()
    .minLength(1)
    .maxLength(8_000)
    .transform((text) => text.replace(/\r\n/g, '\n')),
  version,
})

/** What becomes of a person's words when the generated text has changed. */
export const passageChoices = ['keep', 'restore'] as const

export const passageChoiceValidator = vine.create({ act: vine.enum(passageChoices), version })

export const commentValidator = vine.create({
  passage: vine.string().maxLength(100),
  body: vine.string().trim().minLength(2).maxLength(1_000),
})
