import vine from '@vinejs/vine'
import { answerFlags } from './answer_flags.js'

export const cleaningValidator = vine.create({
  rules: vine.array(vine.enum(answerFlags)).optional(),
  opinion: vine.string().trim().minLength(4).maxLength(500),
  version: vine.number(),
})

export const openLinksValidator = vine.create({ standing: vine.enum(['on', 'off'] as const) })

export const anonymityValidator = vine.create({ version: vine.number() })
