import vine from '@vinejs/vine'
import config from '#config/outside_figures'

export const strikeValidator = vine.create({
  reason: vine.string().trim().minLength(4).maxLength(300),
  version: vine.number(),
})

export const replacementValidator = vine.create({
  reason: vine.string().trim().minLength(4).maxLength(300).nullable().optional(),
})

export const sourceTokenValidator = vine.create({
  tokenName: vine.string().trim().minLength(2).maxLength(60),
  source: vine.enum(config.sources),
})
