import db from '@adonisjs/lucid/services/db'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { moveSendingIn, wakeSending } from './survey_sending.js'
import SurveyWave from './survey_wave.js'
import { surveyWaveWorkflow as workflow } from './survey_wave_workflow.js'

type Rules = Pick<SurveyWave, 'id' | 'remindersMost' | 'reminderGap'>

/** Those who were reached, have not answered, and may be written to again today. */
function missing({ id, remindersMost, reminderGap }: Rules, client: Trx | typeof db = db) {
  const before = sqlTime(new Date(instantOf(beijingDay(), 1 - reminderGap)))
  return client
    .from('survey_invitations')
    .where({ wave_id: id, state: 'sent', is_spent: false })
    .whereNull('next_try_at')
    .whereBetween('letters', [1, remindersMost])
    .where('last_letter_at', '<', before)
}

/** How many a reminder would be sent to now. */
export async function countMissing(wave: Rules): Promise<number> {
  const [row] = await missing(wave).count('* as total')
  return Number(row.total)
}

/**
 * Promises a reminder, each with an address of its own, to all of them.
 *
 * @throws StepNotAllowed when letters are paused or ended, or nobody is to be reminded
 */
export async function remind(wave: SurveyWave, by: Actor): Promise<number> {
  const reminded = await inTransaction(async (trx) => {
    await workflow.hold(trx, wave.id, ['open'], 'remind')
    const count = Number(
      await missing(wave, trx).update({ state: 'waiting', tries: 0, next_try_at: sqlTime(), last_error: null })
    )
    if (count === 0) throw new StepNotAllowed('remind', 'nobody_to_remind')
    const { sending } = await trx.from('survey_waves').where({ id: wave.id }).firstOrFail()
    if (sending === 'sending') await wakeSending(trx, wave.id)
    else await moveSendingIn(trx, 'begin', wave.id, by)
    await workflow.tell(trx, 'survey_wave.reminded', wave.id, by, { count })
    return count
  })
  await wave.refresh()
  return reminded
}

/** Every morning, in waves whose letters are not paused or ended. */
export async function remindOfOpenWaves() {
  const open = await SurveyWave.query().where('state', 'open').whereIn('sending', ['resting', 'sending'])
  for (const wave of open) {
    if (wave.lastDay >= beijingDay() && (await countMissing(wave)) > 0) await remind(wave, system('survey_keeper'))
  }
}
