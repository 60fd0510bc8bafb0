import { insertAll, insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import type SurveyAnswer from '#app/survey_answers/survey_answer'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import { system } from '#app/users/actor'
import type { Asked } from './asked.js'
import type { Calculation, Line } from './calculation.js'
import type SurveyResult from './survey_result.js'
import { flagsIn } from './text_flags.js'
import { returnsByPoint, totalOf, type pointsOf } from './wave_answers.js'

export type Text = { answerId: string; questionId: string; designationId: number | null; content: string }

export function textsIn({ id, designationId, answers }: SurveyAnswer, { texts }: Asked): Text[] {
  return texts.flatMap((question) => {
    const content = answers[question.id]
    const said = typeof content === 'string' ? content.trim() : ''
    return said ? [{ answerId: id, questionId: question.id, designationId, content: said }] : []
  })
}

type Kept = { calculation: Calculation; hash: string; points: Awaited<ReturnType<typeof pointsOf>>; texts: Text[] }

/** Lines, texts and the step of the wave, in one transaction; nothing when it was done meanwhile. */
export async function keepResult(
  trx: Trx,
  wave: SurveyWave,
  result: SurveyResult,
  { calculation, hash, points, texts }: Kept
) {
  const { lines, city } = calculation
  const done = await trx
    .from('survey_results')
    .where({ id: result.id, state: 'ordered' })
    .update({
      ...{ state: 'calculated', rows_hash: hash, content_hash: calculation.hash, answers_read: lines[0].n },
      answers_total: lines[0].n,
      city: JSON.stringify(city),
      returns: JSON.stringify(totalOf((await returnsByPoint(wave.id, trx)).values())),
      calculated_at: sqlTime(),
    })
  if (Number(done) === 0) return
  await insertAll(
    trx,
    'survey_result_rows',
    lines.map((line) => rowOf(line, result.id, points))
  )
  await keepTexts(trx, wave.id, texts)
  await surveyWaveWorkflow.takeIn(trx, 'calculate', wave, {
    by: system('survey_calculator'),
    details: { round: result.round, n: lines[0].n, content_hash: calculation.hash },
  })
}

function rowOf({ kind, key, point, n, figures, shownTo, reason }: Line, resultId: number, points: Kept['points']) {
  const facts = point === null ? null : points.get(point)!
  const [, one, other] = key.split(':')
  return {
    ...{ result_id: resultId, kind, key, designation_id: point, n, shown_to: shownTo, reason },
    host_type: facts?.type ?? (kind === 'type' || kind === 'crossing' ? one : null),
    district_code: facts?.district ?? (kind === 'district' ? one.slice(0, 6) : kind === 'crossing' ? other : null),
    volume: facts?.volume ?? null,
    returns: facts && JSON.stringify(facts.returns),
    figures: figures && JSON.stringify(figures),
  }
}

/** A text that is there already keeps its tags. */
async function keepTexts(trx: Trx, waveId: number, texts: Text[]) {
  const rows = texts.map(({ answerId, questionId, designationId, content }) => {
    const flags = flagsIn(content)
    return {
      ...{ wave_id: waveId, answer_id: answerId, question_id: questionId, designation_id: designationId, content },
      ...{ flags: JSON.stringify(flags), is_flagged: flags.length > 0, is_tagged: false, version: 0 },
    }
  })
  for (const some of inParts(rows)) await insertMissing(trx, 'survey_texts', some, ['answer_id', 'question_id'])
}
