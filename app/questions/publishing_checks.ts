import limits from '#config/questions'
import { fault, type Finding, repeated, untranslated } from './finding.js'
import {
  LEVELS,
  NOT_APPLICABLE,
  type Option,
  type Question,
  type QuestionContent,
  questionsOf,
} from './question_content.js'
import { NPS_SCORES } from './answer_schema.js'

/** Letters first, so that a form never takes an id for a position in a list. */
const ID = /^[a-z]\w{0,39}$/i
const OPTION_ID = /^\w{1,40}$/

/** Whether a question set can be asked as it is. */
export function findingsIn(content: QuestionContent): Finding[] {
  const questions = questionsOf(content)
  return [
    ...wholeFindings(content, questions),
    ...questions.flatMap((question, index) => [
      ...(ID.test(question.id) ? [] : [fault('bad_id', question.id)]),
      ...textFindings(question),
      ...kindFindings(question),
      ...conditionFindings(question, questions.slice(0, index)),
      ...dimensionFindings(question, content),
    ]),
  ]
}

function wholeFindings(content: QuestionContent, questions: readonly Question[]): Finding[] {
  const { dimensions, sections, intro, thanks } = content
  const weights = dimensions.reduce((sum, { weight }) => sum + weight, 0)
  const ids = [...questions.map(({ id }) => id), ...sections.map(({ id }) => `section ${id}`)]
  const roles = questions.map(({ role }) => role).filter((role) => role !== undefined)
  return [
    ...(questions.length === 0 ? [fault('no_questions')] : []),
    ...(questions.length > limits.questions ? [fault('too_many_questions', null, { most: limits.questions })] : []),
    ...(dimensions.length > 0 && weights !== 100 ? [fault('weights', null, { weights })] : []),
    ...dimensions
      .filter(({ id }) => !questions.some((question) => dimensionOf(question) === id))
      .map(({ name }) => fault('empty_dimension', null, { name: name.zh })),
    ...repeated(ids).map((id) => fault('repeated_id', null, { id })),
    ...repeated(roles).map((role) => fault('repeated_role', null, { role })),
    ...sections.filter((section) => section.questions.length === 0).map(({ id }) => fault('empty_section', id)),
    ...untranslated([intro, thanks, ...dimensions.map(({ name }) => name)], null),
    ...sections.flatMap(({ id, title, intro: lead }) => untranslated([title, ...(lead ? [lead] : [])], id)),
  ]
}

function textFindings(question: Question): Finding[] {
  const inner = optionsIn(question).map(({ text }) => text)
  return untranslated([question.text, ...(question.help ? [question.help] : []), ...inner], question.id)
}

function optionsIn(question: Question): readonly Option[] {
  if ('options' in question) return question.options
  return question.kind === 'matrix' ? question.rows : []
}

function kindFindings(question: Question): Finding[] {
  const { id } = question
  const options = optionsIn(question)
  const least = question.kind === 'matrix' ? 1 : 2
  const pattern = question.kind === 'matrix' ? ID : OPTION_ID
  if ('options' in question || question.kind === 'matrix') {
    return [
      ...(options.length < least ? [fault('few_options', id, { least })] : []),
      ...(options.length > limits.options ? [fault('many_options', id, { most: limits.options })] : []),
      ...(options.some((option) => !pattern.test(option.id)) ? [fault('bad_id', id)] : []),
      ...(repeated(options.map((option) => option.id)).length > 0 ? [fault('repeated_option', id)] : []),
      ...(question.kind === 'multiple' && (question.most ?? 2) > options.length ? [fault('most', id)] : []),
    ]
  }
  if (question.kind === 'number' && question.min >= question.max) return [fault('range', id)]
  if (question.kind === 'text' && (question.max < 1 || question.max > limits.characters))
    return [fault('characters', id, { most: limits.characters })]
  return []
}

/** A condition reads answers that are given by then, and that can be given at all. */
function conditionFindings({ id, when = [] }: Question, earlier: readonly Question[]): Finding[] {
  return when.flatMap((condition) => {
    const asked = earlier.find((question) => question.id === condition.question)
    if (!asked) return [fault('condition_order', id)]
    const possible = conditionValues(asked)
    const fits = condition.in.length > 0 && condition.in.every((value) => possible.includes(value))
    return fits ? [] : [fault('condition_answer', id)]
  })
}

/** The answers that a condition can ask for. */
export function conditionValues(question: Question): string[] {
  if ('options' in question) return question.options.map(({ id }) => id)
  if (question.kind === 'nps') return NPS_SCORES
  if (question.kind === 'level') return [...LEVELS, ...(question.notApplicable ? [NOT_APPLICABLE] : [])]
  return []
}

function dimensionFindings(question: Question, { dimensions }: QuestionContent): Finding[] {
  const of = dimensionOf(question)
  return of === undefined || dimensions.some(({ id }) => id === of) ? [] : [fault('dimension', question.id)]
}

const dimensionOf = (question: Question) => ('dimension' in question ? question.dimension : undefined)
