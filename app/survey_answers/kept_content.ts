import type { QuestionContent } from '#app/questions/question_content'

/** More than are open at a time. */
const MOST = 100
const kept = new Map<string, QuestionContent>()

/** Everybody is asked the same, so it is read once. Found by all that it says, it is never old; nobody changes it. */
export function contentOf(json: string): QuestionContent {
  const content = kept.get(json) ?? JSON.parse(json)
  if (kept.size >= MOST) kept.clear()
  kept.set(json, content)
  return content
}
