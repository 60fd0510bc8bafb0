import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class EvaluationsRedraw extends BaseCommand {
  static commandName = 'evaluations:redraw'
  static description =
    'Allocate the points of a yearly evaluation to its experts again from the record, and say whether it comes out the same'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Year that is evaluated' })
  declare year: string

  async run() {
    const { reallocationsOf } = await import('#app/evaluation_scoring/reallocations')
    const { tellReallocated } = await import('#app/experts/reallocate')
    if (!tellReallocated(this.logger, await reallocationsOf(Number(this.year)))) this.exitCode = 1
  }
}
