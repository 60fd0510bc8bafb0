import { DateTime } from 'luxon'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { instantOf } from '#app/core/beijing_day'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { system, type Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import config from '#config/surveys'
import { enqueue } from '#jobs/queue'
import type { Period, RecipientSource } from './recipient_sources.js'
import SurveyIntake from './survey_intake.js'
import type SurveyWave from './survey_wave.js'
import { surveyWaveWorkflow } from './survey_wave_workflow.js'

export type IntakeState = 'counting' | 'counted' | 'taking' | 'taken' | 'discarded'

/** Who a source has is counted; then they are taken, or not. */
export const surveyIntakeWorkflow = new Workflow(
  'survey_intake',
  'survey_intakes',
  {
    counting: { tone: 'info', waitsFor: [], group: 'open' },
    counted: { tone: 'waiting', waitsFor: ['bureau_handler', 'division_head'], group: 'open' },
    taking: { tone: 'info', waitsFor: [], group: 'open' },
    taken: { tone: 'good', waitsFor: null, group: 'over' },
    discarded: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    count: { from: ['counting'], to: 'counted', recordedAs: 'survey_intake.counted' },
    take: { from: ['counted'], to: 'taking', recordedAs: 'survey_intake.confirmed' },
    finish: { from: ['taking'], to: 'taken', recordedAs: 'survey_intake.taken' },
    discard: { from: ['counted'], to: 'discarded', recordedAs: 'survey_intake.discarded' },
  } as const satisfies Record<string, { from: readonly IntakeState[]; to: IntakeState; recordedAs: string }>
)

const OPEN = ['draft', 'approved', 'open'] as const

/**
 * Asks for a source to be counted.
 *
 * @throws StepNotAllowed when the wave takes no recipients any more
 */
export function askSource(
  wave: SurveyWave,
  source: RecipientSource,
  period: Period | null,
  by: Actor & { id: number }
): Promise<SurveyIntake> {
  return inTransaction(async (trx) => {
    await surveyWaveWorkflow.hold(trx, wave.id, OPEN, 'askSource')
    const intake = await SurveyIntake.create(
      {
        ...{ waveId: wave.id, source: source.key, byId: by.id },
        ...{ fromDay: period && DateTime.fromISO(period.from), untilDay: period && DateTime.fromISO(period.until) },
        ...{ state: 'counting', version: 0, stateSince: DateTime.utc() },
      },
      { client: trx }
    )
    await surveyIntakeWorkflow.begin(trx, intake, by, 'survey_intake.asked', { wave: wave.number, source: source.key })
    await enqueue(trx, 'surveys/count_recipients', { intakeId: intake.id })
    return intake
  })
}

/** Those who can be asked become recipients of the wave, in the background. */
export function takeRecipients(intake: SurveyIntake, by: Actor, version?: number) {
  return surveyIntakeWorkflow.take('take', intake, {
    ...{ by, version },
    details: { count: intake.fresh },
    also: async (trx) => {
      await surveyWaveWorkflow.hold(trx, intake.waveId, OPEN, 'take')
      await enqueue(trx, 'surveys/take_recipients', { intakeId: intake.id })
    },
  })
}

/** Who was found is forgotten. */
export function discardIntake(intake: SurveyIntake, by: Actor, version?: number) {
  return surveyIntakeWorkflow.take('discard', intake, { by, version, also: (trx) => forgetFound(trx, intake.id) })
}

export async function forgetFound(trx: Trx, intakeId: number) {
  await trx.from('survey_candidates').where('intake_id', intakeId).delete()
}

/** Nobody took them for some days: whom a source had then says little now. */
export async function discardOldIntakes() {
  const before = sqlTime(new Date(instantOf(addDays(beijingDay(), -config.intakeDays))))
  const left = await SurveyIntake.query().where('state', 'counted').where('stateSince', '<', before)
  for (const intake of left) await discardIntake(intake, system('survey_keeper'))
}
