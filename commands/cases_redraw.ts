import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class CasesRedraw extends BaseCommand {
  static commandName = 'cases:redraw'
  static description =
    'Allocate the cases of a call to its jury again from the record, and say whether it comes out the same'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Number of the call, or id of its round' })
  declare call: string

  async run() {
    const { reallocationsOf } = await import('#app/case_reviews/reallocations')
    const { tellReallocated } = await import('#app/experts/reallocate')
    if (!tellReallocated(this.logger, await reallocationsOf(this.call))) this.exitCode = 1
  }
}
