import db from '@adonisjs/lucid/services/db'
import { inTransaction, sqlJson, sqlTime, type Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow as workflow } from '#app/surveys/survey_wave_workflow'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { type AnswerFlag, answerFlags } from './answer_flags.js'
import { releaseAnswers } from './release_answers.js'

export type Cleaning = { rules: readonly AnswerFlag[]; opinion: string; version: number }

type Flagged = { id: string; flags: AnswerFlag[] }

/** The first rule that an answer falls under. */
export function exclusionOf(flags: readonly AnswerFlag[], rules: readonly AnswerFlag[]) {
  return answerFlags.find((flag) => rules.includes(flag) && flags.includes(flag)) ?? null
}

/**
 * Decides by rules which answers count. It can be done again, with other rules, until the wave is calculated.
 *
 * @throws StepNotAllowed when the wave is neither closed nor cleaned, or was changed since it was seen
 */
export async function cleanWave(wave: SurveyWave, by: Actor, { rules, opinion, version }: Cleaning) {
  await releaseAnswers(wave.id)
  await inTransaction(async (trx) => {
    if (wave.state === 'closed') await workflow.takeIn(trx, 'clean', wave, { by, version })
    else await cleanAgain(trx, wave, version)
    const counts = await applyRules(trx, wave.id, rules)
    await workflow.tell(trx, 'survey_wave.answers_sifted', wave.id, by, { rules: rules.join(', '), opinion, ...counts })
  })
  await wave.refresh()
}

async function cleanAgain(trx: Trx, { id }: SurveyWave, version: number) {
  await workflow.hold(trx, id, ['cleaned'], 'clean')
  const again = await trx
    .from('survey_waves')
    .where({ id, version })
    .update({ version: version + 1, updated_at: sqlTime() })
  if (Number(again) === 0) throw new StepNotAllowed('clean', 'edited_meanwhile')
}

async function applyRules(trx: Trx, waveId: number, rules: readonly AnswerFlag[]) {
  const answers = await flaggedIn(waveId, trx)
  await trx.from('survey_answers').where({ wave_id: waveId }).update({ excluded_as: null })
  const excluded = Map.groupBy(answers, ({ flags }) => exclusionOf(flags, rules))
  for (const [reason, some] of excluded) {
    if (reason === null) continue
    for (const chunk of inParts(some, 500)) {
      const ids = chunk.map(({ id }) => id)
      await trx.from('survey_answers').whereIn('id', ids).update({ excluded_as: reason })
    }
  }
  const counting = excluded.get(null)?.length ?? 0
  return { answers: answers.length, excluded: answers.length - counting }
}

/** Only what the rules ask; what was answered is not read here. */
export async function flaggedIn(waveId: number, client: Pick<Trx, 'from'> = db): Promise<Flagged[]> {
  const rows = await client.from('survey_answers').where({ wave_id: waveId }).select('id', 'flags')
  return rows.map(({ id, flags }) => ({ id, flags: sqlJson(flags) }))
}
