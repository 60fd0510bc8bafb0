import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReportOpinionSchema } from '#database/schema'
import { beijingDay } from '#app/calendar/working_days'
import type { Trx } from '#app/core/dialect'
import type User from '#app/users/user'
import ReportBuilding from './report_building.js'
import WorkReport from './work_report.js'

export const opinionAnswers = ['adopted', 'partly', 'declined'] as const
export type OpinionAnswer = (typeof opinionAnswers)[number]

/** 征求意见: who is asked about which text, what they say of it, and what is answered. */
export default class ReportOpinion extends ReportOpinionSchema {
  declare answer: OpinionAnswer | null

  @belongsTo(() => WorkReport, { foreignKey: 'reportId' })
  declare report: BelongsTo<typeof WorkReport>

  @belongsTo(() => ReportBuilding, { foreignKey: 'buildingId' })
  declare building: BelongsTo<typeof ReportBuilding>

  /** Those who are asked: reviewers of the district, people of the point. The bureau reads them with the report. */
  static askedOf = scope((query, user: User) => {
    query.where((own) => {
      own.where('organization_id', user.is('principal') ? (user.organizationId ?? 0) : 0)
      if (user.is('district_reviewer') && user.districtCode) own.orWhere('district_code', user.districtCode)
    })
  })

  /** Of the newest round of a report that is being consulted on, and nothing was said yet. */
  static awaited = scope((query) => {
    query.whereNull('given_at').where('due_on', '>=', beijingDay())
    query.whereIn('report_id', (reports) => {
      reports.from('work_reports').where('state', 'consult_opinions').select('id')
    })
    query.whereNotExists((later) => {
      later.from('report_opinions as later').whereColumn('later.report_id', 'report_opinions.report_id')
      later.whereColumn('later.round', '>', 'report_opinions.round')
    })
  })

  static async newestRound(reportId: number, trx?: Trx) {
    const rows = await this.query({ client: trx }).where({ reportId }).orderBy('round', 'desc').orderBy('id')
    return rows.filter(({ round }) => round === rows[0].round)
  }

  get dueDay() {
    return this.dueOn.toISODate()!
  }

  get isOver() {
    return this.dueDay < beijingDay()
  }
}
