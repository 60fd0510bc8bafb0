import vine from '@vinejs/vine'

/** `whole`: everything in the list as it is filtered, whatever is ticked. */
export const bulkChoiceValidator = vine.create({
  act: vine.string().regex(/^point_application\.\w+$/),
  ids: vine.array(vine.number().positive().withoutDecimals()).optional(),
  whole: vine.accepted().optional(),
})
