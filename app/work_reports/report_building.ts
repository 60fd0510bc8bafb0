import db from '@adonisjs/lucid/services/db'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ReportBuildingSchema } from '#database/schema'
import type { ReportFault } from '#app/report_facts/check_report'
import User from '#app/users/user'
import BuildingChapter from './building_chapter.js'
import type { BuildingState } from './report_building_workflow.js'
import ReportFile from './report_file.js'
import WorkReport from './work_report.js'
import type { OrderKind } from './work_report_validators.js'

/** One building of a report, with everything that it made; it is never built twice. */
export default class ReportBuilding extends ReportBuildingSchema {
  declare state: BuildingState
  declare freezing: 'freeze' | 'refreeze' | null

  @belongsTo(() => WorkReport, { foreignKey: 'reportId' })
  declare report: BelongsTo<typeof WorkReport>

  @hasMany(() => BuildingChapter, { foreignKey: 'buildingId', onQuery: (query) => void query.orderBy('position') })
  declare chapters: HasMany<typeof BuildingChapter>

  @hasMany(() => ReportFile, { foreignKey: 'buildingId' })
  declare files: HasMany<typeof ReportFile>

  @belongsTo(() => User, { foreignKey: 'orderedById' })
  declare orderedBy: BelongsTo<typeof User>

  /** The last one of each report. */
  static newest = scope((query) => {
    query.whereNotExists((later) => {
      later.from('report_buildings as later').whereColumn('later.report_id', 'report_buildings.report_id')
      later.whereColumn('later.number', '>', 'report_buildings.number')
    })
  })

  /** With how many of the report have the same snapshot and the same sum. */
  static withTwins = scope((query) => {
    const twins = db.from('report_buildings as twin').count('*').as('twins')
    for (const column of ['report_id', 'snapshot_hash', 'checksum'])
      twins.whereColumn(`twin.${column}`, `report_buildings.${column}`)
    query.select('report_buildings.*').select(twins)
  })

  /** Another one of the same snapshot is the same byte for byte; known where it was read `withTwins`. */
  get hasTwin() {
    return Number(this.$extras.twins ?? 0) > 1
  }

  get kind(): OrderKind {
    return this.freezing ?? 'build'
  }

  get foundFaults(): ReportFault[] {
    return this.faults === null ? [] : JSON.parse(this.faults)
  }
}
