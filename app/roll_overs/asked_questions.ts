import type { ChoiceField } from '#app/core/form'
import QuestionVersion from '#app/questions/question_version'
import type { purposes } from '#app/questions/question_set'
import type { Why } from './moved_days.js'

type Purpose = (typeof purposes)[number]

/** Published versions of what can be asked, the newest first. */
export function publishedQuestions(purpose: Purpose) {
  return QuestionVersion.query()
    .where('state', 'published')
    .whereHas('questionSet', (sets) => void sets.where('purpose', purpose))
    .preload('questionSet')
    .orderBy('questionSetId', 'desc')
    .orderBy('number', 'desc')
}

/** @param versions none where only its place in the form is asked for */
export function questionsField(versions: readonly QuestionVersion[], required: boolean): ChoiceField {
  const names = versions.map(({ id, number, questionSet }) => [String(id), `${questionSet.nameZh} V${number}`])
  return {
    ...{ kind: 'choice', name: 'questions', required, labels: '' },
    ...{ options: names.map(([id]) => id), texts: Object.fromEntries(names) },
  }
}

/** The newest published version of the same questions. */
export async function newestOf(id: number | null, purpose: Purpose): Promise<{ id: string | null; why?: Why }> {
  const asked = id === null ? null : await QuestionVersion.find(id)
  if (!asked) return { id: null }
  const versions = await publishedQuestions(purpose)
  const newest = versions.find(({ questionSetId }) => questionSetId === asked.questionSetId)
  const isNewer = newest !== undefined && newest.number > asked.number
  return isNewer
    ? { id: String(newest.id), why: { key: 'newest_version', params: { number: newest.number } } }
    : { id: String(id) }
}
