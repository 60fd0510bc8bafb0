import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ReportBuildingSchema } from '#database/schema'
import type { ReportFault } from '#app/report_facts/check_report'
import User from '#app/users/user'
import BuildingChapter from './building_chapter.js'
import type { BuildingState } from './report_building_workflow.js'
import ReportFile from './report_file.js'
import WorkReport from './work_report.js'

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

  get foundFaults(): ReportFault[] {
    return this.faults === null ? [] : JSON.parse(this.faults)
  }
}
