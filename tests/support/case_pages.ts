import { DateTime } from 'luxon'
import { orderCorrection } from '#app/cases/formal_check'
import Submission from '#app/workflow/submission'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { recommendedCase, submittedCase, writtenCase } from './case_papers.js'
import { caseCall, typicalCase } from './typical_cases.js'

/** Something on every page of cases. */
export async function furnishedCases(world: World) {
  const { organizations, people } = world
  const call = await caseCall(world, { quotaUnit: 20 })
  const draft = await writtenCase(call, organizations.haidian, people.operator)
  const waiting = await submittedCase(world, call)
  const recommended = await recommendedCase(world, call, 1)
  const correcting = await recommendedCase(world, call, 2, { title: '图书馆走进科研团队' })
  const defects = [{ field: 'images', note: '请补充服务现场的图片。' }]
  await orderCorrection(correcting, actor(people.handler), { defects, opinion: '1. 图片：请补充服务现场的图片。' })
  const twice = await typicalCase(world, call, { number: 'AL-2025-0900', state: 'formal_ok', round: 2 })
  const { answers } = (await Submission.newestOf('typical_case', twice.id))!
  await Submission.create({
    ...{ subjectType: 'typical_case', subjectId: twice.id, round: 2, contentHash: 'b'.repeat(64) },
    content: JSON.stringify({ ...answers, effect: '三家企业调整了技术路线，避开五件核心专利。' }),
    ...{ submittedById: people.principal.id, createdAt: DateTime.utc() },
  })
  return {
    unit: [
      ...['/typical-cases', '/typical-cases/create', `/typical-cases/${draft.id}/edit`],
      ...['about', 'body', 'figures', 'images', 'people'].map(
        (name) => `/typical-cases/${draft.id}/sections/${name}/edit`
      ),
      ...[`/typical-cases/${draft.id}/submissions/create`, `/typical-cases/${waiting.id}/submissions/1`],
      ...[`/typical-cases/${correcting.id}`, `/typical-cases/${correcting.id}/edit`],
      ...[`/typical-cases/${waiting.id}/print`, `/typical-cases/${waiting.id}/acts/withdraw`],
    ],
    district: [
      ...['/typical-cases', '/case-recommendations', `/typical-cases/${waiting.id}`],
      ...[`/typical-cases/${waiting.id}/acts/recommend`, `/typical-cases/${waiting.id}/acts/giveBack`],
    ],
    bureau: [
      ...['/typical-cases', `/typical-cases/${recommended.id}`, `/typical-cases/${recommended.id}/acts/pass`],
      ...[`/typical-cases/${recommended.id}/corrections/create`, `/typical-cases/${recommended.id}/acts/propose`],
      ...[`/typical-cases/${twice.id}`, `/typical-cases/${twice.id}/rounds/2`],
    ],
  }
}
