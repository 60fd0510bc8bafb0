import { changedParts, type Lines, linesBetween } from '#app/core/version_difference'
import { levelText, textIn, type Words } from './answer_text.js'
import {
  type Bilingual,
  type Condition,
  type Option,
  type Question,
  type QuestionContent,
  questionsOf,
} from './question_content.js'

/** What changed from one version to another, question by question. */
export function changedQuestions(before: QuestionContent, after: QuestionContent, words: Words) {
  const version = (content: QuestionContent) => ({
    parts: questionsOf(content),
    places: content.sections.flatMap(({ id: group, questions }) => questions.map(({ id }) => ({ id, group }))),
    facts: (question: Question) => factsOf(question, content, words),
  })
  return changedParts(version(before), version(after)).map(({ part: { id, text }, ...change }) => ({
    ...{ id, text: textIn(text, words) },
    ...change,
  }))
}

/** The words around the questions and the weights of the dimensions. */
export function changedFrame(before: QuestionContent, after: QuestionContent, words: Words): Lines {
  return linesBetween(frameFacts(before, words), frameFacts(after, words))
}

const twice = ({ zh, en }: Bilingual) => `${zh}\n${en}`.trim()

function factsOf(question: Question, content: QuestionContent, words: Words): Record<string, string> {
  const yes = (value: boolean) => words.t(value ? 'ui.yes' : 'ui.no')
  const { min, max, most } = question as { min?: number; max?: number; most?: number }
  return {
    kind: words.t(`question_sets.kinds.${question.kind}`),
    text: question.text.zh,
    text_en: question.text.en,
    help: question.help?.zh ?? '',
    help_en: question.help?.en ?? '',
    required: yes(question.required),
    ...('notApplicable' in question ? { not_applicable: yes(question.notApplicable) } : {}),
    ...('dimension' in question ? { dimension: dimensionName(question.dimension, content, words) } : {}),
    role: question.role ? words.t(`question_sets.roles.${question.role}`) : '',
    ...('options' in question ? { options: optionLines(question.options) } : {}),
    ...('rows' in question ? { rows: optionLines(question.rows) } : {}),
    limits: [min, max, most].filter((value) => value !== undefined).join(' – '),
    when: (question.when ?? []).map((condition) => conditionText(condition, content, words)).join('\n'),
  }
}

function dimensionName(id: string | undefined, { dimensions }: QuestionContent, words: Words) {
  return textIn(dimensions.find((dimension) => dimension.id === id)?.name, words)
}

/** With their ids: another option under the same words is another option. */
const optionLines = (options: readonly Option[]) =>
  options.map(({ id, text }) => `${id} ${text.zh} ${text.en}`.trim()).join('\n')

/** 服务类型 = 培训、讲座 */
function conditionText({ question, in: values }: Condition, content: QuestionContent, words: Words) {
  const asked = questionsOf(content).find(({ id }) => id === question)
  const answers = values.map((value) => {
    if (asked?.kind === 'level') return levelText(value, words)
    return asked && 'options' in asked
      ? textIn(asked.options.find(({ id }) => id === value)?.text, words) || value
      : value
  })
  return `${textIn(asked?.text, words) || question} = ${answers.join(words.t('ui.list_separator'))}`
}

function frameFacts({ intro, thanks, dimensions, sections }: QuestionContent, words: Words): Record<string, string> {
  return {
    intro: intro.zh,
    intro_en: intro.en,
    thanks: thanks.zh,
    thanks_en: thanks.en,
    dimensions: dimensions.map(({ name, weight }) => `${textIn(name, words)} ${weight}`).join('\n'),
    sections: sections
      .map(({ title, intro: lead }) => [twice(title), lead ? twice(lead) : ''].join('\n').trim())
      .join('\n'),
  }
}
