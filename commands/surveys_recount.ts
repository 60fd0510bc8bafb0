import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class SurveysRecount extends BaseCommand {
  static commandName = 'surveys:recount'
  static description = 'Count the answers of a wave anew and say whether its result still is what they say'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The number of the wave' })
  declare number: string

  async run() {
    const { default: SurveyWave } = await import('#app/surveys/survey_wave')
    const { default: SurveyResult } = await import('#app/survey_results/survey_result')
    const { recount } = await import('#app/survey_results/recount')
    const wave = await SurveyWave.findBy({ number: this.number })
    const result = wave && (await SurveyResult.newestOf(wave.id))
    if (result?.state !== 'calculated') {
      this.exitCode = 1
      return this.logger.error(`there is no result of ${this.number}`)
    }
    const { isSame, rows, content } = await recount(result)
    if (isSame) return this.logger.success(`the result is what the answers say (${content})`)
    this.exitCode = 1
    this.logger.error(`answers ${rows}, kept ${result.rowsHash}; figures ${content}, kept ${result.contentHash}`)
  }
}
