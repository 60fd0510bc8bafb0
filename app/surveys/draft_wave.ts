import { DateTime } from 'luxon'
import { inTransaction, sqlTime, type Beside, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import SurveyWave from './survey_wave.js'
import type { WaveFacts } from './survey_wave_form.js'
import { surveyWaveWorkflow as workflow } from './survey_wave_workflow.js'

/** DC-2026-0001 */
async function numberOf(trx: Trx, year: number) {
  const serial = await nextNumber(trx, `survey_wave/${year}`)
  return `DC-${year}-${String(serial).padStart(4, '0')}`
}

const columnsOf = ({ opensOn, closesOn, ...facts }: WaveFacts) => ({
  ...facts,
  opensOn: DateTime.fromISO(opensOn),
  closesOn: DateTime.fromISO(closesOn),
})

/** Plans a wave that nobody is asked in yet. */
export function draftWave(facts: WaveFacts, by: Actor & { id: number }, also?: Beside): Promise<SurveyWave> {
  return inTransaction(async (trx) => {
    const wave = await SurveyWave.create(
      {
        ...columnsOf(facts),
        ...{ number: await numberOf(trx, facts.year), sending: 'resting', createdById: by.id },
        ...{ state: 'draft', version: 0, stateSince: DateTime.utc() },
      },
      { client: trx }
    )
    await workflow.begin(trx, wave, by, 'survey_wave.drafted', { name: wave.name })
    await also?.(trx, wave.id)
    return SurveyWave.findOrFail(wave.id, { client: trx })
  })
}

/** People were promised that nobody can know what they answered: that is never taken back. */
export class AnonymityTakenBack extends Error {}

/**
 * Changes a draft.
 *
 * @throws AnonymityTakenBack whatever its state; StepNotAllowed `edited_meanwhile`, or when it is no draft any more
 */
export async function reviseWave(wave: SurveyWave, facts: WaveFacts, by: Actor, version: number) {
  if (wave.isAnonymous && !facts.isAnonymous) throw new AnonymityTakenBack()
  await inTransaction(async (trx) => {
    await workflow.hold(trx, wave.id, ['draft'], 'edit')
    const row = await SurveyWave.findOrFail(wave.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    if (row.isAnonymous && !facts.isAnonymous) throw new AnonymityTakenBack()
    await row.merge({ ...columnsOf(facts), version: version + 1 }).save()
    await workflow.tell(trx, 'survey_wave.revised', row.id, by)
  })
  await wave.refresh()
}

/** 送批: lays the plan before the head of the division, who approves what is seen then and nothing that was changed later. */
export async function proposeWave(wave: SurveyWave, by: Actor, version: number) {
  await inTransaction(async (trx) => {
    const laid = await trx
      .from('survey_waves')
      .where({ id: wave.id, state: 'draft', version })
      .update({ proposed_at: sqlTime(), updated_at: sqlTime() })
    if (Number(laid) === 0)
      throw await StepNotAllowed.because(trx, workflow.subject, workflow.table, wave.id, 'propose')
    await workflow.tell(trx, 'survey_wave.proposed', wave.id, by)
  })
  await wave.refresh()
}
