import vine from '@vinejs/vine'

export const orderValidator = vine.create({ casebookId: vine.number().positive().withoutDecimals() })

/** What a person does with an edition; building it goes by itself. */
export const editionActs = ['cancel', 'retry', 'discard', 'freeze', 'publish', 'withdraw'] as const
export type EditionAct = (typeof editionActs)[number]

export const actValidator = vine.create({
  step: vine.enum(editionActs),
  version: vine.number(),
  withdrawal: vine.string().trim().minLength(5).maxLength(500).optional().requiredWhen('step', '=', 'withdraw'),
})

export const erratumValidator = vine.create({
  where: vine.string().trim().maxLength(60),
  wrong: vine.string().trim().minLength(1).maxLength(500),
  right: vine.string().trim().minLength(1).maxLength(500),
  version: vine.number(),
})
