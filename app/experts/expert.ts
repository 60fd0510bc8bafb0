import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import {
  ExpertEmploymentSchema,
  ExpertFieldSchema,
  ExpertRecusalSchema,
  ExpertRelationSchema,
  ExpertSchema,
} from '#database/schema'
import User from '#app/users/user'
import type { ConflictReason, ExpertFacts } from './conflicts.js'
import type { ExpertProfile } from './expert_form.js'
import type { ExpertState } from './expert_workflow.js'
import type { relationKinds } from './expert_fields.js'

export class ExpertField extends ExpertFieldSchema {}

/** 任职. */
export class ExpertEmployment extends ExpertEmploymentSchema {
  get untilDay() {
    return this.untilOn?.toISODate() ?? null
  }
}

/** 利害关系. */
export class ExpertRelation extends ExpertRelationSchema {
  declare kind: (typeof relationKinds)[number]
}

/** 回避 from one subject. */
export class ExpertRecusal extends ExpertRecusalSchema {
  declare origin: ConflictReason
}

/** 评审专家: the person's profile in the pool. */
export default class Expert extends ExpertSchema {
  declare state: ExpertState

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @hasMany(() => ExpertField)
  declare fields: HasMany<typeof ExpertField>

  @hasMany(() => ExpertEmployment)
  declare employments: HasMany<typeof ExpertEmployment>

  @hasMany(() => ExpertRelation)
  declare relations: HasMany<typeof ExpertRelation>

  @hasMany(() => ExpertRecusal)
  declare recusals: HasMany<typeof ExpertRecusal>

  /** Names of experts stay with the office; experts see themselves. */
  static visibleTo = scope((query, user: User) => {
    if (!user.is('bureau_handler', 'division_head')) query.where('user_id', user.id)
  })

  /** With everything that the pages and the recusal need. */
  static whole = scope((query) => {
    for (const relation of ['user', 'fields', 'employments', 'relations']) query.preload(relation as never)
    query.preload('recusals' as never, (standing: any) => void standing.whereNull('lifted_at').orderBy('id'))
  })

  get fieldNames() {
    return this.fields.map(({ field }) => field).sort()
  }

  /** What conflictsOf() compares; of an expert that is loaded whole. */
  get facts(): ExpertFacts {
    const { name, email, organizationId } = this.user
    return {
      ...{ name, email, organizationId },
      employments: this.employments.map((one) => ({ name: one.name, uscc: one.uscc, until: one.untilDay })),
      relations: this.relations,
      recusals: this.recusals,
    }
  }

  /** As the form has it. */
  get profile(): ExpertProfile {
    const { name, email, phone } = this.user
    return {
      ...{ name, email, phone, title: this.title, fields: this.fieldNames },
      ...{ employerKind: this.employerKind, district: this.districtCode },
      ...{ mostAtOnce: this.mostAtOnce, mostPerYear: this.mostPerYear },
      employments: this.employments.map((one) => ({
        ...{ name: one.name, uscc: one.uscc, untilOn: one.untilDay },
        fromOn: one.fromOn?.toISODate() ?? null,
      })),
      relations: this.relations.map(({ kind, name: unit, uscc }) => ({ kind, name: unit, uscc })),
    }
  }
}
