import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import type { QuestionContent } from '#app/questions/question_content'
import { standardContent } from '#app/questions/standard_content'
import { finishAnswer } from '#app/survey_answers/finish_answer'
import { invitedAt } from '#app/survey_answers/invited'
import { turnOpenLinksOn } from '#app/survey_answers/open_links'
import { releaseAnswers } from '#app/survey_answers/release_answers'
import { draftName } from '#app/survey_answers/seal'
import { startedAt } from '#app/survey_answers/started'
import SurveyOpenLink from '#app/survey_answers/survey_open_link'
import { makeLink } from '#app/surveys/survey_links'
import SurveyWave from '#app/surveys/survey_wave'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { CONTENT, publishedOf, TYPED } from './questions.js'

let waves = 0

type Facts = { isAnonymous?: boolean; content?: QuestionContent; state?: SurveyWave['state'] }

export async function waveIn(world: World, { isAnonymous = true, content = CONTENT, state = 'open' }: Facts = {}) {
  const version = await publishedOf(world, content)
  const today = beijingDay()
  return SurveyWave.create({
    ...{ number: `DC-2026-9${String(++waves).padStart(3, '0')}`, name: '2026 年度满意度调查', year: 2026 },
    ...{ questionVersionId: version.id, isAnonymous, rate: 60, officeHoursOnly: false, sending: 'resting' },
    opensOn: DateTime.fromISO(addDays(today, -3)),
    closesOn: DateTime.fromISO(addDays(today, 20)),
    ...{ remindersMost: 2, reminderGap: 7, state, version: 0, stateSince: DateTime.utc() },
    createdById: world.people.handler.id,
  })
}

let people = 0

/** Writes to so many people. @returns their personal addresses, in the order of the invitations */
export async function invite(wave: SurveyWave, count: number, designationId: number | null = null) {
  const tokens: string[] = []
  await inTransaction(async (trx) => {
    for (let one = 0; one < count; one++) {
      const [id] = await trx.table('survey_invitations').insert({
        ...{ wave_id: wave.id, email: `reader${++people}@people.example`, locale: 'zh-CN', source: 'workbook' },
        ...{
          designation_id: designationId,
          state: 'sent',
          is_spent: false,
          letters: 1,
          tries: 0,
          created_at: sqlTime(),
        },
      })
      tokens.push((await makeLink(trx, Number(id))).slice('/s/'.length))
    }
  })
  return tokens
}

/** What a browser sends of a form that was opened so many seconds ago. */
export function formOf(token: string, typed: object = TYPED, { act = 'finish', seconds = 120 } = {}) {
  return { q: typed, act, started: startedAt(draftName(token), seconds) }
}

/** The same without a browser. @returns the receipt */
export async function answer(token: string, opinion: string | null = null, flags: string[] = []) {
  const invited = (await invitedAt(token))!
  const answers = { ...TYPED, training: null, reason: null, visits: null, opinion }
  return finishAnswer(invited, { answers, flags })
}

export async function closeWave({ id }: SurveyWave) {
  await db.from('survey_waves').where({ id }).update({ state: 'closed' })
}

/** For the pages: questionnaires in every standing, posters, and a wave that is to be cleaned. */
export async function furnishedSurveyAnswers(world: World) {
  const open = await waveIn(world, { content: standardContent })
  const [fresh, spent] = await invite(open, 2)
  await answer(spent)
  const points = await Designation.query().orderBy('id').limit(3)
  await turnOpenLinksOn(open, actor(world.people.handler))
  const [link] = await SurveyOpenLink.query().whereIn(
    'designationId',
    points.map(({ id }) => id)
  )
  const named = await waveIn(world, { isAnonymous: false })
  return { open, named, fresh, spent, link, closed: await answeredWave(world) }
}

/** Everybody answers, and everything is let out. */
export async function answeredWave(world: World, count = 12, designationId: number | null = null) {
  const wave = await waveIn(world)
  for (const [index, token] of (await invite(wave, count, designationId)).entries())
    await answer(token, `意见 ${index}`, index % 2 ? ['hasty'] : [])
  await closeWave(wave)
  await releaseAnswers(wave.id)
  return SurveyWave.findOrFail(wave.id)
}

let tables: string[] = []

/** Before a test begins its transaction: the list of tables is not asked for in one. */
export async function knowTables() {
  const all = await db.connection().getAllTables()
  tables = all.filter((table) => !/^(adonis_schema|sqlite_)/.test(table)).sort()
}

/** Every row of every table, in the order in which the database gives them. */
export async function dump() {
  const rows: Record<string, Record<string, unknown>[]> = {}
  for (const table of tables) rows[table] = await db.from(table)
  return rows
}
