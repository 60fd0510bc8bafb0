import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Exit code 0: as it was built; 1: something differs; 2: no edition of that year. */
export default class CasebooksVerify extends BaseCommand {
  static commandName = 'casebooks:verify'
  static description = 'Verify every edition of a yearly casebook: manuscript, Word file, PDF, pages and pictures'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The year of the casebook' })
  declare year: string

  async run() {
    const { default: BookEdition } = await import('#app/casebooks/book_edition')
    const { verifyEdition } = await import('#app/casebooks/book_verification')
    const editions = await BookEdition.query().where('year', Number(this.year)).whereNotNull('checksum').orderBy('id')
    if (editions.length === 0) {
      this.exitCode = 2
      return this.logger.error(`没有这一年的案例集 no edition of ${this.year}`)
    }
    for (const edition of editions) {
      const findings = await verifyEdition(edition)
      const name = `${edition.title} ${edition.year}/${edition.number} (${edition.state})`
      if (findings.length === 0) this.logger.success(`${name} ${edition.checksum}`)
      for (const { path } of findings) this.logger.error(`${name}: 已改动 altered: ${path}`)
      if (findings.length > 0) this.exitCode = 1
    }
  }
}
