import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { sendNotice } from '#app/self_assessments/formal_check'
import { addEvidence } from '#app/self_assessments/self_evidence'
import { saveAnswer } from '#app/self_assessments/self_draft'
import { fileSelf } from '#app/self_assessments/self_filing'
import { linesOf } from '#app/self_assessments/self_lines'
import type { SelfFigure } from '#app/self_assessments/self_assessment'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import type User from '#app/users/user'
import { actor } from './applications.js'
import { evaluationCycle, filed as fixtureFiled } from './evaluations.js'
import { pdf } from './files.js'
import type { World } from '../world.js'

/** A day on which the cycle of the fixtures takes self-assessments. */
export const OPEN_DAY = new Date('2026-01-12T02:00:00Z')

export function withCycle(id: number) {
  return PointEvaluation.query()
    .where({ id })
    .preload('cycle', (cycle) => void cycle.preload('indicatorVersion'))
    .preload('organization')
    .firstOrFail()
}

/** 海淀's point in a cycle that takes self-assessments. */
export async function openEvaluation(world: World, others = 0) {
  const made = await evaluationCycle(world, { others })
  return { ...made, evaluation: await withCycle(made.evaluations[0].id) }
}

/** Everything that a point is asked, answered; evidence where it is wanted. Through the verbs. */
export async function written({ people }: World, evaluation: PointEvaluation, { score = null as number | null } = {}) {
  const open = await linesOf(evaluation)
  for (const { indicator, asked, suggested, weight } of open) {
    const figures = Object.fromEntries(
      asked.map(({ figure, kind, bands }): [string, SelfFigure] => [
        figure,
        kind === 'share' ? { part: 1, whole: 2 } : kind === 'choice' ? bands[0].from : 1,
      ])
    )
    const own = score ?? (suggested.isWhole ? null : Math.round(weight / 2))
    const statement = `${indicator.code} 按制度执行，台账可查。`
    await saveAnswer(evaluation, indicator.id, { figures, score: own, statement, answered: null })
    if (indicator.evidence) await withFile(evaluation, indicator.id, people.operator)
  }
}

export async function withFile(evaluation: PointEvaluation, indicatorId: string, by: User, name = '使用证明.pdf') {
  const path = join(await mkdtemp(join(tmpdir(), 'evidence-')), 'file')
  await writeFile(path, pdf(name))
  return addEvidence(evaluation, indicatorId, {
    ...{ file: { tmpPath: path, clientName: name }, by: actor(by), i18n: i18nManager.locale('zh-CN') },
  })
}

/** Written and handed in by its principal. */
export async function filedEvaluation(world: World, evaluation: PointEvaluation) {
  await written(world, evaluation)
  await fileSelf(evaluation, actor(world.people.principal))
  return withCycle(evaluation.id)
}

export const put = (client: ApiClient, { id }: PointEvaluation, indicator: string, user: User, typed: object) =>
  client.put(`/point-evaluations/${id}/indicators/${indicator}`).form(typed).withCsrfToken().loginAs(user).redirects(0)

export const file = (client: ApiClient, { id, version }: PointEvaluation, user: User, typed: object = {}) =>
  client
    .post(`/point-evaluations/${id}/submissions`)
    .form({ version, ...typed })
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)

export const check = (client: ApiClient, { id, version }: PointEvaluation, user: User, typed: object) =>
  client
    .post(`/point-evaluations/${id}/check`)
    .form({ version, ...typed })
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)

export const FAULT = { 'faults[b1][on]': 'true', 'faults[b1][note]': '请补充投诉处理制度。' }

/** 海淀's point in the middle of writing, another one that waits for the check, a third that completes; open for days to come. */
export async function furnishedSelfAssessments(world: World) {
  const { cycle, evaluations, version } = await openEvaluation(world, 2)
  await cycle.merge({ selfDueOn: DateTime.utc().plus({ days: 10 }) }).save()
  const [own, waiting, third] = evaluations
  await written(world, await withCycle(own.id))
  await db.from('self_answers').where({ evaluation_id: own.id, indicator_id: 'b1' }).delete()
  for (const { id } of [waiting, third]) {
    await fixtureFiled(await withCycle(id), version.content)
    await db.from('point_evaluations').where({ id }).update({ state: 'submitted', version: 1 })
  }
  const faults = [{ indicatorId: 'b1', note: '请补充投诉处理制度。' }]
  await sendNotice(await withCycle(third.id), actor(world.people.handler), { faults })
  return { own, waiting, third }
}
