import db from '@adonisjs/lucid/services/db'
import { sqlDay } from '#app/core/dialect'
import type { Bilingual, QuestionContent } from '#app/questions/question_content'
import type { SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import { contentOf } from './kept_content.js'

/** A wave as whoever answers meets it: what is asked, about which point, and until when. */
export type AskedWave = {
  id: number
  name: string
  state: SurveyWaveState
  isAnonymous: boolean
  /** ISO day. */
  closesOn: string
  content: QuestionContent
  /** Of the questions. */
  title: Bilingual
  designationId: number | null
  pointName: string | null
}

/** Rows that ask somebody, with what is asked of them: a form and an answer begin with this one statement. */
export function asking(table: 'survey_invitations' | 'survey_open_links') {
  return db
    .from(`${table} as asking`)
    .join('survey_waves as wave', 'wave.id', 'asking.wave_id')
    .join('question_versions as version', 'version.id', 'wave.question_version_id')
    .join('question_sets as question_set', 'question_set.id', 'version.question_set_id')
    .leftJoin('designations as point', 'point.id', 'asking.designation_id')
    .select('asking.wave_id', 'asking.designation_id', 'wave.name', 'wave.state', 'wave.is_anonymous')
    .select('wave.closes_on', 'question_set.name_zh', 'question_set.name_en', 'point.name as point_name')
    .select('version.id as version_id', 'version.content_hash')
}

/** @param row of `asking` */
export async function askedIn(row: Record<string, any>): Promise<AskedWave> {
  return {
    id: row.wave_id,
    name: row.name,
    state: row.state,
    isAnonymous: Boolean(row.is_anonymous),
    closesOn: sqlDay(row.closes_on),
    content: await contentOf(row.version_id, row.content_hash),
    title: { zh: row.name_zh, en: row.name_en },
    designationId: row.designation_id,
    pointName: row.point_name,
  }
}
