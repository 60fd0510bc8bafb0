import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { PointApplicationSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import Organization from '#app/organizations/organization'
import User from '#app/users/user'
import Approval from '#app/workflow/approval'
import Clock from '#app/workflow/clock'
import Involvement from '#app/workflow/involvement'
import ExpertReview from './expert_review.js'
import Objection from './objection.js'
import PointBatch from './point_batch.js'
import { withPapers } from './application_papers.js'
import type { ApplicationState } from './point_application_workflow.js'
import { waitingFor } from './point_application_todo.js'

export const applicationKinds = ['new', 'renewal'] as const

export type ApplicationKind = (typeof applicationKinds)[number]

export default class PointApplication extends PointApplicationSchema {
  declare state: ApplicationState
  declare draft: Record<string, any>

  @belongsTo(() => PointBatch, { foreignKey: 'batchId' })
  declare batch: BelongsTo<typeof PointBatch>

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  /** The title that it is to renew; null when it is for a new one. */
  @belongsTo(() => Designation, { foreignKey: 'renewsId' })
  declare renews: BelongsTo<typeof Designation>

  @belongsTo(() => User, { foreignKey: 'handlerId' })
  declare handler: BelongsTo<typeof User>

  @hasMany(() => ExpertReview, { foreignKey: 'applicationId' })
  declare reviews: HasMany<typeof ExpertReview>

  @hasMany(() => Objection, { foreignKey: 'applicationId' })
  declare objections: HasMany<typeof Objection>

  @hasMany(() => Approval, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'point_application').orderBy('id'),
  })
  declare approvals: HasMany<typeof Approval>

  /** The limits that run for it, the one that ends first in front. */
  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'point_application').whereNull('endedOn').orderBy('dueOn'),
  })
  declare clocks: HasMany<typeof Clock>

  /** The last day on which the first version can be handed in; `batch` and `renews` are loaded. */
  get closesOn() {
    return this.renewsId ? this.renews.renewalWindow.closesOn : this.batch.closesOn
  }

  get kind(): ApplicationKind {
    return this.renewsId ? 'renewal' : 'new'
  }

  /** Nobody is there who may act at the desk that holds it (application_desk.ts finds out). */
  isUnmanned: boolean | null = null

  static waitingFor = waitingFor

  /** What the columns of the list show: a row is mostly what was typed into the form, and days that no list shows. */
  static listed = scope((query) => {
    query.select('id', 'number', 'orgName', 'districtCode', 'hostType', 'batchId', 'handlerId', 'renewsId')
    query.select('state', 'round', 'score', 'stateSince', 'submittedAt', 'decidedAt')
  })

  /** All but what was typed into the form. */
  static withoutDraft = scope((query) => {
    query.select(PointApplicationSchema.$columns.filter((name) => name !== 'draft'))
  })

  static withPapers = scope((query) => withPapers(query))

  /**
   * Applicants see their own, districts see theirs, the bureau sees all, an expert sees what he was asked to review, an
   * official also what he was drawn into or sees as a stand-in. Drafts are seen by the applicant alone.
   */
  static visibleTo = scope((query, user: User) => {
    query.where((seen) => {
      seen.whereRaw('1 = 0')
      if (user.organizationId) seen.orWhere('organization_id', user.organizationId)
      if (user.is('expert')) {
        const asked = ExpertReview.query().where('expert_id', user.id).whereNot('state', 'recused')
        seen.orWhereIn('id', asked.select('application_id'))
      }
      if (user.isOfficial) seen.orWhere((official) => void seenByOfficial(official.whereNot('state', 'draft'), user))
    })
  })
}

function seenByOfficial(query: ModelQueryBuilderContract<LucidModel>, user: User) {
  if (user.names.some(({ isBureau }) => isBureau)) return
  const districts = user.names.flatMap(({ seesDistrict }) => seesDistrict ?? [])
  const drawnIn = Involvement.of(user.names).where('subjectType', 'point_application').select('subjectId')
  query.where((seen) => void seen.whereIn('district_code', districts).orWhereIn('id', drawnIn))
}
