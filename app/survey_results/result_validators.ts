import vine from '@vinejs/vine'
import { levelMaps } from './levels.js'
import { resultSteps } from './result_workflow.js'

export const calculationValidator = vine.create({ levelMap: vine.enum(levelMaps) })

/** Who sends something back says why. */
export const stepValidator = vine.create({
  step: vine.enum(resultSteps),
  version: vine.number(),
  opinion: vine.string().trim().maxLength(1000).nullable().optional().requiredWhen('step', '=', 'return'),
})

export const tagValidator = vine.create({ tagName: vine.string().trim().minLength(1).maxLength(30) })

export const taggingValidator = vine.create({
  tags: vine.string().trim().maxLength(500).nullable().optional(),
  version: vine.number(),
})
