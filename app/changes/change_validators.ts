import vine from '@vinejs/vine'
import { DOC_NUMBER } from '#app/core/doc_number'
import { changeKinds } from './change_request.js'
import { changeRulings } from './change_workflow.js'

export const changeKindValidator = vine.create({
  kind: vine.enum(changeKinds).optional(),
})

export const changeStepValidator = vine.create({
  step: vine.enum(['submit', 'withdraw', 'resume'] as const),
  version: vine.number(),
})

export const chosenRulingValidator = vine.create({
  ruling: vine.enum(changeRulings),
})

export const changeRulingValidator = vine.create({
  opinion: vine.string().trim().minLength(2).maxLength(500),
  paperNumber: vine.string().trim().regex(DOC_NUMBER).nullable().optional(),
  version: vine.number(),
})
