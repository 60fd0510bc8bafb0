import type { Question, QuestionContent } from '#app/questions/question_content'
import QuestionVersion from '#app/questions/question_version'
import { createSet, publishVersion } from '#app/questions/question_version_workflow'
import type { World } from '../world.js'
import { actor } from './applications.js'

const both = (zh: string, en = zh) => ({ zh, en })
const options = (...ids: string[]) => ids.map((id) => ({ id, text: both(`选项 ${id}`, `Option ${id}`) }))

/** One question of each kind; the training is rated by who was trained, and the teacher by who rated it low. */
export const QUESTIONS: Question[] = [
  {
    kind: 'multiple',
    id: 'services',
    text: both('服务', 'Services'),
    required: true,
    options: options('search', 'training', 'other'),
    most: 2,
  },
  {
    ...{ kind: 'level', id: 'training', text: both('培训', 'Training'), required: true, notApplicable: true },
    when: [{ question: 'services', in: ['training'] }],
  },
  {
    ...{
      kind: 'single',
      id: 'reason',
      text: both('原因', 'Reason'),
      required: true,
      options: options('teacher', 'place'),
    },
    when: [{ question: 'training', in: ['1', '2'] }],
  },
  {
    kind: 'level',
    id: 'overall',
    text: both('总体', 'Overall'),
    required: true,
    notApplicable: false,
    role: 'overall',
  },
  {
    ...{ kind: 'matrix', id: 'parts', text: both('各环节', 'Parts'), required: true, notApplicable: true },
    rows: options('desk', 'phone'),
  },
  { kind: 'nps', id: 'nps', text: both('推荐', 'Recommend'), required: true },
  { kind: 'number', id: 'visits', text: both('次数', 'Visits'), required: false, min: 0, max: 99 },
  { kind: 'text', id: 'opinion', text: both('意见', 'Opinion'), required: false, max: 10, multiline: true },
]

export function contentOf(...questions: Question[]): QuestionContent {
  return {
    intro: both('请作答。', 'Please answer.'),
    thanks: both('谢谢。', 'Thank you.'),
    dimensions: [],
    sections: [{ id: 's1', title: both('全部', 'All'), questions }],
  }
}

export const CONTENT = contentOf(...QUESTIONS)

/** Answers in the form that nothing is missing in. */
export const TYPED = {
  ...{ services: ['search'], overall: '5', parts: { desk: '4', phone: 'na' }, nps: '9' },
}

export async function draftOf({ people }: Pick<World, 'people'>, content = CONTENT) {
  const facts = { purpose: 'survey', nameZh: '服务回访问卷', nameEn: 'Service follow-up' } as const
  const { id } = await createSet(facts, content, actor(people.handler))
  return QuestionVersion.findOrFail(id)
}

export async function publishedOf(world: Pick<World, 'people'>, content = CONTENT) {
  const version = await draftOf(world, content)
  await publishVersion(version, actor(world.people.handler))
  return version
}
