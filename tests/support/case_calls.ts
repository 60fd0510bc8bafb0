import { addDays, beijingDay } from '#app/calendar/working_days'
import { proposedCall } from '#app/case_calls/call_defaults'
import CaseCall, { type CaseCallKind } from '#app/case_calls/case_call'
import { callFactsFrom } from '#app/case_calls/case_call_form'
import { draftCall, proposeCall } from '#app/case_calls/draft_call'
import { extendCall, publishCall } from '#app/case_calls/move_call'
import type { Answers } from '#app/core/form'
import { createSet, publishVersion } from '#app/questions/question_version_workflow'
import QuestionVersion from '#app/questions/question_version'
import { actor } from './applications.js'
import { contentOf, QUESTIONS } from './questions.js'
import type { World } from '../world.js'

type People = Pick<World, 'people'>

/** What the form of a new call proposes, as a browser sends it. */
export const typedCall = (more: Answers = {}) => ({
  ...withoutKeys(proposedCall((more.kind ?? 'typical_case') as CaseCallKind)),
  ...more,
})

function withoutKeys({ categories, rubric, ...rest }: Answers): Answers {
  const plain = (rows: Answers[]) => rows.map(({ key, ...row }) => row)
  return { ...rest, categories: plain(categories), rubric: plain(rubric) }
}

export function makeDraft({ people }: People, more: Answers = {}, questionVersionId: number | null = null) {
  return draftCall(callFactsFrom(typedCall(more), questionVersionId, null), actor(people.handler))
}

/** Open today, for ten days more. */
export async function makePublished(world: People, more: Answers = {}, questionVersionId: number | null = null) {
  const call = await makeDraft(world, { closesOn: addDays(beijingDay(), 10), ...more }, questionVersionId)
  await proposeCall(call, actor(world.people.handler), call.version)
  await publishCall(call, actor(world.people.head))
  return call
}

export async function supplementOf({ people }: People) {
  const facts = { purpose: 'supplement', nameZh: '案例补充问题', nameEn: 'More about the case' } as const
  const { id } = await createSet(facts, contentOf(QUESTIONS[3], QUESTIONS[7]), actor(people.handler))
  const version = await QuestionVersion.findOrFail(id)
  await publishVersion(version, actor(people.handler))
  return version
}

/** A call in each standing, for the pages. */
export async function furnishedCalls(world: People) {
  const questions = await supplementOf(world)
  const open = await makePublished(world, {}, questions.id)
  await extendCall(open, actor(world.people.head), {
    ...{ closesOn: addDays(open.lastDay, 7), reason: '应推荐单位要求。', version: open.version },
  })
  const laid = await makeDraft(world, { kind: 'practice_talent' }, questions.id)
  await proposeCall(laid, actor(world.people.handler), laid.version)
  const draft = await makeDraft(world, { kind: 'outstanding_person' })
  return { open: open.id, laid: laid.id, draft: draft.id }
}

export const freshCall = ({ id }: CaseCall) => CaseCall.query().where('id', id).preload('extensions').firstOrFail()
