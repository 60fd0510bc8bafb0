import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class QueueRetry extends BaseCommand {
  static commandName = 'queue:retry'
  static description = 'Have given up jobs tried again: some by number, all of one kind, or all'
  static options: CommandOptions = { startApp: true }

  @args.spread({ description: 'Numbers, as queue:failed lists them', required: false })
  declare ids: string[]

  @flags.string({ description: 'All of this kind, for example notifications/send_mail' })
  declare kind?: string

  @flags.boolean({ description: 'All of them' })
  declare all: boolean

  async run() {
    if (!this.ids?.length && !this.kind && !this.all) return this.#fail('Say which: numbers, --kind, or --all')
    const { default: BackgroundJob } = await import('#app/background_jobs/background_job')
    const { whereStanding } = await import('#app/background_jobs/job_standing')
    const { retryJobs } = await import('#app/background_jobs/job_acts')
    const { system } = await import('#app/users/actor')

    const query = BackgroundJob.query().select('id').orderBy('id')
    if (this.ids?.length) query.whereIn('id', this.ids.map(Number))
    else whereStanding(query, 'given_up')
    if (this.kind) query.where('job', this.kind)
    const found = await query
    const { done, left } = await retryJobs(
      found.map(({ id }) => id),
      system('queue:retry')
    )
    this.logger.success(`${done} to be tried again, ${left} left as they are`)
    if (done === 0) this.exitCode = 1
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
