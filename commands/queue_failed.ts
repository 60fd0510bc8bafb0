import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const MOST = 100

export default class QueueFailed extends BaseCommand {
  static commandName = 'queue:failed'
  static description =
    'List the jobs that were given up, and say whether a worker is there; ends with 1 where something is wrong'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Also those that are tried again by themselves' })
  declare retrying: boolean

  async run() {
    const { default: BackgroundJob } = await import('#app/background_jobs/background_job')
    const { countJobs, workStanding } = await import('#app/background_jobs/work_standing')
    const { whereStanding } = await import('#app/background_jobs/job_standing')

    const standings = this.retrying ? (['given_up', 'retrying'] as const) : (['given_up'] as const)
    const counts = await countJobs(['given_up', 'retrying', 'running', 'waiting', 'set_aside'])
    this.logger.info(
      Object.entries(counts)
        .map(([standing, count]) => `${standing} ${count}`)
        .join(', ')
    )
    for (const standing of standings) {
      const query = BackgroundJob.query().preload('worker').orderBy('id').limit(MOST)
      whereStanding(query, standing)
      for (const { id, job, attempts, fault, createdAt } of await query) {
        this.logger.log(
          `${id}\t${standing}\t${job}\t${attempts} failures\t${createdAt.toUTC().toISO()}\t${fault ?? ''}`
        )
      }
    }

    const { alive, isMissing, seenAt } = await workStanding()
    if (alive === 0)
      this.logger.warning(seenAt ? `no worker since ${seenAt.toUTC().toISO()}` : 'no worker has been seen')
    if (isMissing || counts.given_up! > 0) this.exitCode = 1
  }
}
