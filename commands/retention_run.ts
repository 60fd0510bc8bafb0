import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RetentionRun extends BaseCommand {
  static commandName = 'retention:run'
  static description = 'Delete or make anonymous what is kept too long; with --dry only say how much it would be'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Touch nothing' })
  declare dry: boolean

  async run() {
    const { retentionStanding, runRetention } = await import('#app/personal_data/run_retention')
    const standing = await retentionStanding()
    const ending = standing.filter((one) => one.end !== 'none')
    if (this.dry) {
      const table = this.ui.table().head(['class', 'end', 'kept', 'waiting'])
      for (const one of ending) table.row([one.key, one.end, wordsOf(one.kept), String(one.waiting)])
      return table.render()
    }
    const { system } = await import('#app/users/actor')
    const { counts, total } = await runRetention(system('retention:run'))
    for (const [key, rows] of Object.entries(counts)) this.logger.info(`${key}: ${rows}`)
    this.logger.success(`${total} rows`)
  }
}

const wordsOf = (kept: object) =>
  Object.entries(kept)
    .map(([unit, many]) => `${many} ${unit}`)
    .join(' ')
