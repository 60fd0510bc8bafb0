import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import Designation from '#app/designations/designation'
import { formatDay } from '#app/core/format'
import { answerText } from '#app/questions/answer_text'
import { type QuestionAnswers, questionsOf } from '#app/questions/question_content'
import { textIn } from '#app/questions/answer_text'
import SurveyWave from '#app/surveys/survey_wave'
import { openPooled } from './pool.js'
import { placesOf } from './receipts.js'
import type { QuestionContent } from '#app/questions/question_content'
import SurveyAnswer from './survey_answer.js'

/** Everything that is kept of one answer, and where it lies. */
export type StoredRecord = {
  answers: QuestionAnswers
  flags: readonly string[]
  place: 'pool' | 'released'
  releasedOn?: SurveyAnswer['releasedOn']
  excludedAs?: string | null
}

export type RecordContext = { wave: { name: string }; content: QuestionContent; pointName: string | null }

/** The answer that this receipt was given for, wherever it is by now. */
export async function recordOf(receipt: string): Promise<(StoredRecord & { context: RecordContext }) | null> {
  const { poolId, receiptHash } = placesOf(receipt)
  const pooled = await db.from('survey_pool').where({ id: poolId }).first()
  if (pooled) {
    const { answers, flags, designationId } = openPooled(pooled.wave_id, pooled.sealed)
    return { answers, flags, place: 'pool', context: await contextOf(pooled.wave_id, designationId) }
  }
  const answer = await SurveyAnswer.findBy({ receiptHash })
  if (!answer) return null
  const { answers, flags, releasedOn, excludedAs, waveId, designationId } = answer
  return { answers, flags, releasedOn, excludedAs, place: 'released', context: await contextOf(waveId, designationId) }
}

async function contextOf(waveId: number, designationId: number | null): Promise<RecordContext> {
  const wave = await SurveyWave.query().where('id', waveId).preload('questionVersion').firstOrFail()
  const point = designationId ? await Designation.find(designationId) : null
  return { wave, content: wave.questionVersion.content, pointName: point?.name ?? null }
}

/** The record in words: what stands beside the answers, then every answer. */
export function recordLines(record: StoredRecord, { wave, content, pointName }: RecordContext, { i18n }: HttpContext) {
  const say = (key: string, values = {}) => i18n.t(`survey_answers.${key}`, values)
  const flags = record.flags.map((flag) => say(`flags.${flag}`)).join(i18n.t('ui.list_separator'))
  const beside = {
    wave: wave.name,
    point: pointName ?? say('record.no_point'),
    place: say(`record.places.${record.place}`, {
      day: record.releasedOn ? formatDay(record.releasedOn, i18n.locale) : '',
    }),
    flags: flags || say('record.no_flags'),
    counts: record.excludedAs ? say('record.excluded', { reason: say(`flags.${record.excludedAs}`) }) : null,
  }
  return [
    ...Object.entries(beside)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => ({ label: say(`record.${key}`), value })),
    ...questionsOf(content).map((question) => ({
      label: textIn(question.text, i18n),
      value: answerText(question, record.answers[question.id], i18n) ?? say('record.no_answer'),
    })),
  ]
}
