import { DateTime } from 'luxon'
import { insertMissing, inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import SurveyWave from '#app/surveys/survey_wave'
import type { SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import type SurveyAnswer from '#app/survey_answers/survey_answer'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueue } from '#jobs/queue'
import { askedIn, type Asked } from './asked.js'
import { calculate, type Calculation, type Line } from './calculation.js'
import type { LevelMap } from './levels.js'
import SurveyResult from './survey_result.js'
import { flagsIn } from './text_flags.js'
import { pointsOf, readAnswers, returnsByPoint, totalOf } from './wave_answers.js'

const CLEANED: SurveyWaveState[] = ['cleaned']

/**
 * 计算: ordered by a person, done by a job, because a wave can have a hundred thousand answers.
 *
 * @throws StepNotAllowed when the wave is not cleaned, or is being calculated already
 */
export function orderCalculation(wave: SurveyWave, by: Actor & { id: number }, levelMap: LevelMap) {
  return inTransaction(async (trx) => {
    await surveyWaveWorkflow.hold(trx, wave.id, CLEANED, 'calculate')
    const last = await SurveyResult.query({ client: trx }).where('waveId', wave.id).orderBy('round', 'desc').first()
    if (last?.state === 'ordered') throw new StepNotAllowed('calculate', 'calculation_running')
    const result = await SurveyResult.create(
      {
        ...{ waveId: wave.id, levelMap, state: 'ordered', orderedById: by.id },
        round: (last?.round ?? 0) + 1,
        questionVersionId: wave.questionVersionId,
        answersTotal: totalOf((await returnsByPoint(wave.id)).values()).valid,
      },
      { client: trx }
    )
    await surveyWaveWorkflow.tell(trx, 'survey_wave.calculation_ordered', wave.id, by, { map: levelMap })
    await enqueue(trx, 'survey_results/calculate', { resultId: result.id })
    return result
  })
}

/** May be killed and started again at any moment: nothing is written but the progress until all of it is. */
export async function calculateResult(resultId: number) {
  const result = await SurveyResult.query().where('id', resultId).preload('questionVersion').firstOrFail()
  if (result.state !== 'ordered') return
  const wave = await SurveyWave.findOrFail(result.waveId)
  const asked = askedIn(result.questionVersion.content)
  const texts: Text[] = []
  const { readings, hash } = await readAnswers(wave.id, asked, async (answers, read) => {
    texts.push(...answers.flatMap((answer) => textsIn(answer, asked)))
    await SurveyResult.query().where('id', resultId).update({ answersRead: read })
  })
  const points = await pointsOf(wave)
  const calculation = calculate(readings, asked, result.levelMap, [...points.values()])
  await inTransaction((trx) => keep(trx, wave, result, { calculation, hash, points, texts })).catch(async (error) => {
    if (!(error instanceof StepNotAllowed)) throw error
    await SurveyResult.query().where({ id: resultId, state: 'ordered' }).update({ state: 'failed' })
  })
}

type Text = { answerId: string; questionId: string; designationId: number | null; content: string }

function textsIn({ id, designationId, answers }: SurveyAnswer, { texts }: Asked): Text[] {
  return texts.flatMap((question) => {
    const content = answers[question.id]
    const said = typeof content === 'string' ? content.trim() : ''
    return said ? [{ answerId: id, questionId: question.id, designationId, content: said }] : []
  })
}

type Kept = { calculation: Calculation; hash: string; points: Awaited<ReturnType<typeof pointsOf>>; texts: Text[] }

async function keep(trx: Trx, wave: SurveyWave, result: SurveyResult, { calculation, hash, points, texts }: Kept) {
  const { lines, city } = calculation
  const done = await trx
    .from('survey_results')
    .where({ id: result.id, state: 'ordered' })
    .update({
      ...{ state: 'calculated', rows_hash: hash, content_hash: calculation.hash, answers_read: lines[0].n },
      answers_total: lines[0].n,
      city: JSON.stringify(city),
      returns: JSON.stringify(totalOf((await returnsByPoint(wave.id)).values())),
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
  for (let at = 0; at < rows.length; at += 100) {
    await insertMissing(trx, 'survey_texts', rows.slice(at, at + 100), ['answer_id', 'question_id'])
  }
}

async function insertAll(trx: Trx, table: string, rows: Record<string, unknown>[]) {
  for (let at = 0; at < rows.length; at += 50) await trx.table(table).multiInsert(rows.slice(at, at + 50))
}

export type Recount = { isSame: boolean; rows: string; content: string; calculatedAt: DateTime | null }

/** Counts a wave anew and compares what comes out with what was kept. */
export async function recount(result: SurveyResult): Promise<Recount> {
  await result.load('questionVersion')
  await result.load('wave')
  const asked = askedIn(result.questionVersion.content)
  const { readings, hash } = await readAnswers(result.waveId, asked)
  const points = await pointsOf(result.wave)
  const { hash: content } = calculate(readings, asked, result.levelMap, [...points.values()])
  const isSame = hash === result.rowsHash && content === result.contentHash
  return { isSame, rows: hash, content, calculatedAt: result.calculatedAt }
}
