import Designation from '#app/designations/designation'
import { inTransaction, insertAll } from '#app/core/dialect'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import type { Actor } from '#app/users/actor'
import { newCode } from './survey_open_link.js'

/** Every point in force gets its code in this wave, or has it again: what hangs on a wall stays good. */
export async function turnOpenLinksOn(wave: SurveyWave, by: Actor) {
  const points = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .select('id')
  await inTransaction(async (trx) => {
    await surveyWaveWorkflow.hold(trx, wave.id, ['draft', 'approved', 'open'], 'edit')
    const links = trx.from('survey_open_links').where({ wave_id: wave.id })
    const known = new Set((await links.clone().select('designation_id')).map((link) => Number(link.designation_id)))
    const missing = points.filter(({ id }) => !known.has(id))
    const rows = missing.map(({ id }) => ({ code: newCode(), wave_id: wave.id, designation_id: id, is_on: true }))
    await insertAll(trx, 'survey_open_links', rows)
    await links.clone().update({ is_on: true })
    await surveyWaveWorkflow.tell(trx, 'survey_wave.open_links_on', wave.id, by, {
      points: known.size + missing.length,
    })
  })
}

/** No code takes an answer any more, until they are turned on again. */
export async function turnOpenLinksOff(wave: SurveyWave, by: Actor) {
  await inTransaction(async (trx) => {
    await trx.from('survey_open_links').where({ wave_id: wave.id }).update({ is_on: false })
    await surveyWaveWorkflow.tell(trx, 'survey_wave.open_links_off', wave.id, by)
  })
}
