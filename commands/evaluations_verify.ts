import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class EvaluationsVerify extends BaseCommand {
  static commandName = 'evaluations:verify'
  static description = 'Compute the results of a yearly evaluation anew and name every one that comes out otherwise'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The year' })
  declare year: string

  async run() {
    const { changedOutcomes } = await import('#app/evaluation_results/verify_outcomes')
    const { default: EvaluationCycle } = await import('#app/evaluations/evaluation_cycle')
    if (!(await EvaluationCycle.findBy('year', Number(this.year)))) return this.#nothing('evaluation')
    const { outcomes, differences } = await changedOutcomes(Number(this.year))
    if (outcomes === 0) return this.#nothing('result')
    for (const { point, outcome, from, what } of differences) {
      this.logger.error(`${point} result ${outcome}: computed from ${from}, these differ: ${what}`)
    }
    if (differences.length > 0) this.exitCode = 1
    else this.logger.success(`${outcomes} results: every one comes out as it is written`)
  }

  #nothing(what: string) {
    this.logger.warning(`there is no ${what} of ${this.year}`)
    this.exitCode = 1
  }
}
