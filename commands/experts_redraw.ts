import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ExpertsRedraw extends BaseCommand {
  static commandName = 'experts:redraw'
  static description = 'Draw the experts of an assignment again from the record, and say whether the result is the same'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Number or id of the assignment' })
  declare assignment: string

  async run() {
    const { redrawnOf } = await import('#app/experts/redrawn')
    const draws = await redrawnOf(this.assignment)
    if (draws.length === 0) this.logger.warning('nothing has been drawn there')
    for (const { draw, again } of draws) {
      const what = `${draw.kind} draw ${draw.id}, seed ${draw.seed}, inputs ${draw.inputsHash}`
      if (again.isSame) this.logger.success(`same: ${what}: ${again.recorded}`)
      else this.logger.error(`different: ${what}: recorded ${again.recorded}, drawn again ${again.again}`)
      if (!again.hashIsSame) this.logger.error('the inputs are not those that were frozen')
      if (!again.seedIsCommitted) this.logger.error('the seed is not the one that was committed to')
    }
    if (draws.length === 0 || draws.some(({ again }) => !again.isSame)) this.exitCode = 1
  }
}
