import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ImprovementAgendumSchema } from '#database/schema'
import Event from '#app/events/event'
import ImprovementMeasure from './improvement_measure.js'

/** taken: as it stands; changed: with another owner or day; dropped: not any more. */
export const conferenceDecisions = ['taken', 'changed', 'dropped'] as const
export type ConferenceDecision = (typeof conferenceDecisions)[number]

/** A measure on the agenda of an annual conference, and what was decided there. */
export default class AgendaItem extends ImprovementAgendumSchema {
  static table = 'improvement_agenda'

  declare decision: ConferenceDecision | null

  @belongsTo(() => Event)
  declare event: BelongsTo<typeof Event>

  @belongsTo(() => ImprovementMeasure, { foreignKey: 'measureId' })
  declare measure: BelongsTo<typeof ImprovementMeasure>
}
