import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ExpertAssignmentSchema, ExpertDrawSchema, ExpertInvitationSchema } from '#database/schema'
import type User from '#app/users/user'
import type { AssignmentState } from './assignment_workflow.js'
import type { DrawInputs, Quota, Seat } from './draw.js'
import Expert from './expert.js'
import type { InvitationState } from './invitation_workflow.js'
import type { Judged } from './judged.js'

/** 抽取记录. */
export class ExpertDraw extends ExpertDrawSchema {
  declare kind: 'first' | 'substitution'

  get given(): DrawInputs {
    return JSON.parse(this.inputs)
  }

  get seats(): Seat[] {
    return this.result ? JSON.parse(this.result) : []
  }
}

/** 评审任务: experts to be found for one subject. */
export default class Assignment extends ExpertAssignmentSchema {
  static table = 'expert_assignments'
  declare state: AssignmentState
  declare seedKind: 'committed' | 'public'
  declare quotas: Quota[]
  declare parties: Omit<Judged, 'type' | 'id' | 'title'>

  @hasMany(() => ExpertInvitation)
  declare invitations: HasMany<typeof ExpertInvitation>

  @hasMany(() => ExpertDraw)
  declare draws: HasMany<typeof ExpertDraw>

  /** The office alone: an assignment names experts. */
  static visibleTo = scope((query, user: User) => {
    if (!user.is('bureau_handler', 'division_head')) query.whereRaw('1 = 0')
  })

  get judged(): Judged {
    return { ...this.parties, type: this.subjectType, id: this.subjectId, title: this.title }
  }
}

/** 评审邀请: one expert asked for one assignment. */
export class ExpertInvitation extends ExpertInvitationSchema {
  declare state: InvitationState
  declare declineReason: 'conflict' | 'time' | 'field' | 'other' | null

  @belongsTo(() => Assignment)
  declare assignment: BelongsTo<typeof Assignment>

  @belongsTo(() => Expert)
  declare expert: BelongsTo<typeof Expert>

  /** Experts their own; the office all. */
  static visibleTo = scope((query, user: User) => {
    if (user.is('bureau_handler', 'division_head')) return
    query.whereIn('expert_id', Expert.query().where('user_id', user.id).select('id'))
  })
}
