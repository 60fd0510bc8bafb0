import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class FiguresVerify extends BaseCommand {
  static commandName = 'figures:verify'
  static description = 'Count the frozen figures of a year anew and name every one whose records have changed'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The year' })
  declare year: string

  async run() {
    const { changedFigures } = await import('#app/evaluation_figures/verify_figures')
    const { frozen, differences } = await changedFigures(Number(this.year))
    if (frozen === 0) {
      this.exitCode = 1
      return this.logger.warning(`no figure of ${this.year} is frozen`)
    }
    for (const { point, key, frozen: kept, records } of differences) {
      this.logger.error(`${point} ${key}: frozen ${kept}, records ${records}`)
    }
    if (differences.length > 0) this.exitCode = 1
    else this.logger.success(`${frozen} points: every frozen figure is what its records say`)
  }
}
