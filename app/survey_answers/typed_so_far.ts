import { checkAnswers } from '#app/questions/check_answers'
import type { QuestionContent } from '#app/questions/question_content'
import { typedAnswers } from '#app/questions/typed_answers'
import { sealedSize } from './sealed_size.js'

/** What is kept of a begun answer: as it was typed, mistakes too; what would not fit, only as far as it is acceptable. */
export async function typedSoFar(content: QuestionContent, input: Record<string, unknown>) {
  const typed = typedAnswers(content, input)
  if (Buffer.byteLength(JSON.stringify(typed)) < sealedSize(content) - 64) return typed
  const { answers } = await checkAnswers(content, input, { complete: false })
  return answers
}
