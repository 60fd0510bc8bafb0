import vine from '@vinejs/vine'
import { requestChannels, requestKinds } from './personal_request.js'

const wish = () => vine.string().trim().minLength(4).maxLength(1000)

/** Reading and taking out one does by oneself. */
export const ownRequestKinds = ['correct', 'delete'] as const

export const ownRequestValidator = vine.create({ requestKind: vine.enum(ownRequestKinds), wish: wish() })

export const requestValidator = vine.create({
  requestKind: vine.enum(requestKinds),
  personName: vine.string().trim().minLength(2).maxLength(60),
  mobile: vine
    .string()
    .trim()
    .regex(/^1[3-9]\d{9}$/)
    .nullable()
    .optional()
    .requiredIfMissing('email'),
  email: vine.string().trim().toLowerCase().email().maxLength(190).nullable().optional(),
  requestChannel: vine.enum(requestChannels),
  identityCheck: vine.string().trim().minLength(2).maxLength(200),
  wish: wish(),
})

export const requestSteps = ['grant', 'grantPartly', 'refuse'] as const

export const decisionValidator = vine.create({
  step: vine.enum(requestSteps),
  answer: vine.string().trim().minLength(4).maxLength(1000),
  version: vine.number(),
})
