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
    const records = await reallocationsOf(Number(this.year))
    if (records.length === 0) this.logger.warning('nothing has been allocated there')
    for (const { record, again } of records) {
      const { kind, id, seed, inputsHash, seats } = record
      const what = `${kind} allocation ${id}, seed ${seed}, inputs ${inputsHash}, ${seats.length} seats`
      if (again.isSame) this.logger.success(`same: ${what}`)
      else this.logger.error(`different: ${what}: recorded ${record.result}, drawn again ${again.again}`)
      if (!again.hashIsSame) this.logger.error('the inputs are not those that were fixed')
      if (!again.seedIsCommitted) this.logger.error('the seed is not the one that was committed to')
    }
    if (records.length === 0 || records.some(({ again }) => !again.isSame)) this.exitCode = 1
  }
}
