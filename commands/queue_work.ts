import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { giveBack, growSlowly } from '#app/core/give_back'

export default class QueueWork extends BaseCommand {
  static commandName = 'queue:work'
  static description = 'Work the queue until stopped (needs QUEUE_BACKEND=redis beside a running web server)'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  @flags.number({ description: 'Jobs at the same time', default: 5 })
  declare concurrency: number

  async run() {
    const queue = await this.app.container.make('queue')
    await queue.work({ concurrency: this.concurrency })
    growSlowly()
    /** Now, because later it would stop a job that has begun. */
    giveBack()
    this.logger.info('working the queue')
  }
}
