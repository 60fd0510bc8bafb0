import { type Question, type QuestionContent, questionsOf } from './question_content.js'

/** The questions that somebody who answers like this is asked: a condition on one that is not asked does not hold. */
export function askedQuestions(content: QuestionContent, answers: Readonly<Record<string, unknown>>): Question[] {
  const asked = new Set<string>()
  return questionsOf(content).filter(({ id, when = [] }) => {
    const holds = when.every((condition) => {
      const chosen = [answers[condition.question] ?? []].flat()
      return asked.has(condition.question) && chosen.some((value) => condition.in.includes(String(value)))
    })
    if (holds) asked.add(id)
    return holds
  })
}
