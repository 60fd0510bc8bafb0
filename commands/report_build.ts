import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ReportBuild extends BaseCommand {
  static commandName = 'report:build'
  static description = 'Build the work report of a year here and now, chapter by chapter; a worker may do the same work'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The year' })
  declare year: string

  @flags.boolean({ description: 'Freeze what is gathered as the data of the report' })
  declare freeze: boolean

  async run() {
    const { default: WorkReport } = await import('#app/work_reports/work_report')
    const { FIRST_YEAR, lastYear, openReport } = await import('#app/work_reports/open_report')
    const { orderBuilding } = await import('#app/work_reports/buildings')
    const { system } = await import('#app/users/actor')
    const [by, year] = [system('report_command'), Number(this.year)]
    if (!/^20\d\d$/.test(this.year)) return this.#fail(`"${this.year}" is not a year`)
    if (year < FIRST_YEAR || year > lastYear()) {
      return this.#fail(`There are reports of ${FIRST_YEAR} to ${lastYear()}: of years that are over`)
    }
    try {
      const report = (await WorkReport.findBy({ year })) ?? (await openReport(year, by))
      await this.#build(await orderBuilding(report, by, this.freeze ? { freezing: 'freeze' } : {}))
    } catch (error) {
      const { default: StepNotAllowed } = await import('#app/workflow/step_not_allowed')
      if (!(error instanceof StepNotAllowed)) throw error
      this.#fail(`The report of ${year} cannot be built now: ${error.reason}`)
    }
  }

  async #build({ id }: { id: number }) {
    const { writeChapter } = await import('#app/work_reports/write_chapter')
    const { assembleReport } = await import('#app/work_reports/assemble_report')
    const { default: ReportBuilding } = await import('#app/work_reports/report_building')
    const read = () => ReportBuilding.query().where('id', id).preload('chapters').preload('files').firstOrFail()
    const { run, chapters } = await read()
    for (const { key } of chapters) {
      await writeChapter({ buildingId: id, run, key })
      this.logger.info(key)
    }
    await assembleReport(id, run)
    const { state, foundFaults, files, checksum } = await read()
    for (const { chapter, reason, about } of foundFaults) this.logger.error(`${chapter}: ${reason} ${about}`)
    if (state !== 'built') return this.#fail(`The report is ${state}`)
    for (const { path, size } of files) this.logger.info(`${path} (${size} bytes)`)
    this.logger.success(`Built: ${checksum}`)
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
