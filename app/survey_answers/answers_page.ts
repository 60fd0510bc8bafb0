import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import config from '#config/survey_answers'
import SurveyWave from '#app/surveys/survey_wave'
import { type AnswerFlag, answerFlags } from './answer_flags.js'
import { exclusionOf, flaggedIn } from './clean_wave.js'
import SurveyAnswerPolicy from './survey_answer_policy.js'

/** The wave of the address, for the bureau; for others there is none. */
export async function visibleWave({ auth, params, request }: HttpContext) {
  if (!auth.getUserOrFail().isBureau) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
  return SurveyWave.findOrFail(Number(params.survey_id) || 0)
}

/** What was decided by rules stays, because figures were made of it. */
const SIFTED = new Set<string>(['calculated', 'reviewed', 'published', 'archived'])

/** 答卷与数据整理: numbers only. A group that is so small that it could mean somebody is not told exactly. */
export async function renderAnswers(ctx: HttpContext, wave: SurveyWave) {
  const { bouncer, request, view } = ctx
  const rules = rulesIn(request.qs().rules)
  return view.render('pages/survey_answers/cleaning', {
    ...{ wave, rules, least: config.least },
    ...(await numbersOf(wave.id, rules)),
    flags: answerFlags,
    isClosed: wave.state === 'closed' || wave.state === 'cleaned',
    isOver: SIFTED.has(wave.state),
    mayClean: await bouncer.with(SurveyAnswerPolicy).allows('clean'),
  })
}

export function rulesIn(given: unknown): AnswerFlag[] {
  return answerFlags.filter((flag) => [given ?? []].flat().includes(flag))
}

async function numbersOf(waveId: number, rules: readonly AnswerFlag[]) {
  const answers = await flaggedIn(waveId)
  const [{ left }] = await db
    .from('survey_answers')
    .where({ wave_id: waveId })
    .whereNotNull('excluded_as')
    .count('* as left')
  const [{ waiting }] = await db.from('survey_pool').where({ wave_id: waveId }).count('* as waiting')
  const [{ unread }] = await db
    .from('survey_batches')
    .where({ wave_id: waveId, is_read: false })
    .sum('answers as unread')
  const excluded = answers.filter(({ flags }) => exclusionOf(flags, rules) !== null).length
  const groups = answerFlags.map((flag) => ({
    flag,
    shown: atLeast(answers.filter(({ flags }) => flags.includes(flag)).length),
  }))
  return {
    ...{ groups, total: answers.length, waiting: Number(waiting), unread: Number(unread ?? 0) },
    preview: countedWithout(excluded, answers.length),
    decided: countedWithout(Number(left), answers.length),
  }
}

function countedWithout(excluded: number, total: number) {
  return { excluded: atLeast(excluded), counting: total - excluded }
}

/** null: some, but fewer than may be told. */
function atLeast(count: number) {
  return count > 0 && count < config.least ? null : count
}
