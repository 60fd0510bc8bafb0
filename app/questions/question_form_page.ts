import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/questions'
import { levelText, textIn, type Words } from './answer_text.js'
import { conditionValues } from './publishing_checks.js'
import { type Question, type QuestionContent, questionsOf } from './question_content.js'
import { ROLES } from './question_roles.js'
import type QuestionVersion from './question_version.js'
import { conditionRows } from './typed_question.js'

/** The form of one question of a draft, with its neighbours. */
export function renderQuestion({ view, i18n }: HttpContext, version: QuestionVersion, question: Question) {
  const all = questionsOf(version.content)
  const at = all.findIndex(({ id }) => id === question.id)
  return view.render('pages/questions/question', {
    ...{ version, question, limits, roles: ROLES[question.kind] },
    ...{ number: at + 1, before: all[at - 1], after: all[at + 1] },
    options: 'options' in question ? question.options : question.kind === 'matrix' ? question.rows : null,
    dimensions: version.content.dimensions.map(({ id, name }) => ({ value: id, text: textIn(name, i18n) })),
    conditions: conditionRows(question),
    possible: possibleConditions(version.content, question, i18n),
  })
}

/** What a condition can ask for, in groups: the answers of the questions before. */
function possibleConditions(content: QuestionContent, question: Question, words: Words) {
  const all = questionsOf(content)
  return all
    .slice(
      0,
      all.findIndex(({ id }) => id === question.id)
    )
    .map((earlier, index) => ({
      text: `${index + 1} ${textIn(earlier.text, words)}`,
      options: conditionValues(earlier).map((value) => ({
        value: `${earlier.id}=${value}`,
        text: answerOf(earlier, value, words),
      })),
    }))
    .filter(({ options }) => options.length > 0)
}

function answerOf(question: Question, value: string, words: Words) {
  if (question.kind === 'level') return levelText(value, words)
  if (!('options' in question)) return value
  return textIn(question.options.find(({ id }) => id === value)?.text, words)
}
