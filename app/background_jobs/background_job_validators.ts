import vine from '@vinejs/vine'
import settings from '#config/background_jobs'

export const seenJobValidator = vine.create({ version: vine.number() })

const reason = () => vine.string().trim().minLength(2).maxLength(500)

export const settingAsideValidator = vine.create({ version: vine.number(), setAsideReason: reason() })

const ids = () => vine.array(vine.number().positive().withoutDecimals()).maxLength(settings.mostAtOnce)

/** `whole`: everything in the list as it is filtered, whatever is ticked. */
export const jobChoiceValidator = vine.create({
  act: vine.enum(['retry', 'set_aside'] as const),
  ids: ids().optional(),
  whole: vine.accepted().optional(),
})

export const settingManyAsideValidator = vine.create({ ids: ids().minLength(1), setAsideReason: reason() })
