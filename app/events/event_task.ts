import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { EventTaskSchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import Organization from '#app/organizations/organization'
import User from '#app/users/user'
import Event from './event.js'
import type { TaskState } from './event_task_workflow.js'

/** 纪要任务: what a conference gave somebody to do, until when, and what came of it. */
export default class EventTask extends EventTaskSchema {
  declare state: TaskState

  @belongsTo(() => Event)
  declare event: BelongsTo<typeof Event>

  @belongsTo(() => User, { foreignKey: 'ownerId' })
  declare owner: BelongsTo<typeof User>

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  /** The bureau sees all, others what they have to do once it was handed out. */
  static visibleTo = scope((query, user: User) => {
    if (user.isBureau) return
    query.whereNot('state', 'drafted').where((own) => {
      own.where('owner_id', user.id)
      if (user.organizationId) own.orWhere('organization_id', user.organizationId)
    })
  })

  get isOverdue() {
    return this.state === 'open' && this.dueOn.toISODate()! < beijingDay()
  }
}
