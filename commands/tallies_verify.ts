import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class TalliesVerify extends BaseCommand {
  static commandName = 'tallies:verify'
  static description = 'Count all records anew and name every yearly tally that says something else'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { wrongTallies } = await import('#app/tallies/tally')
    const wrong = await wrongTallies()
    for (const { measure, source, of, tally, records } of wrong) {
      this.logger.error(`${measure} (${source}) ${of}: tally ${tally}, records ${records}`)
    }
    if (wrong.length > 0) this.exitCode = 1
    else this.logger.success('every tally is what its records say')
  }
}
