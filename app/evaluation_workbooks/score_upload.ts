import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ScoreUploadSchema } from '#database/schema'
import User from '#app/users/user'
import type { ComparedSheet } from './compare_trip.js'
import type { TripKind } from './round_trip.js'
import type { UploadState } from './score_upload_workflow.js'

/** 回传: a sheet filled in off line, as it was compared with the system. Its file is the attachment `workbook`. */
export default class ScoreUpload extends ScoreUploadSchema {
  declare kind: TripKind
  declare state: UploadState
  declare comparison: ComparedSheet[]
  declare accepted: string[] | null

  @belongsTo(() => User, { foreignKey: 'byId' })
  declare by: BelongsTo<typeof User>

  /** Each person sees the own ones. */
  static visibleTo = scope((query, user: User) => {
    query.where('by_id', user.id)
  })
}
