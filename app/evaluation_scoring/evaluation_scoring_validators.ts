import vine from '@vinejs/vine'
import config from '#config/evaluation_scoring'

const { panel, reason } = config
const why = () => vine.string().trim().minLength(reason.least).maxLength(reason.most)

export const openPanelValidator = vine.create({
  seats: vine.number().min(panel.least).max(panel.most).withoutDecimals(),
})

export const panelStepValidator = vine.create({
  step: vine.enum(['freeze', 'allocate', 'fill'] as const),
  version: vine.number(),
})

export const reopenValidator = vine.create({ reason: why() })

export const recusalValidator = vine.create({ note: why() })
