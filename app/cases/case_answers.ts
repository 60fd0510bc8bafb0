import type { I18n } from '@adonisjs/i18n'
import type CaseCall from '#app/case_calls/case_call'
import { answersOf, plainAnswer, type AnswerSection } from '#app/core/form_answers'
import { textDifference } from '#app/core/text_difference'
import { answerText } from '#app/questions/answer_text'
import { questionsOf } from '#app/questions/question_content'
import { textIn } from '#app/questions/answer_text'
import type { CaseContent } from './case_content.js'
import { questionsFor, SUPPLEMENT } from './case_draft.js'
import { answersIn, caseForm } from './case_form.js'

type Words = Pick<I18n, 't' | 'locale'>

/** A case in words, section by section, with what the call asked besides. Pictures are shown as such. */
export async function caseInWords(content: Partial<CaseContent>, call: CaseCall, i18n: Words) {
  const sections = answersOf(caseForm(call, i18n), answersIn(content), i18n)
  const questions = await questionsFor(call)
  if (!questions) return sections
  const items = questionsOf(questions).map((question) => ({
    name: question.id,
    label: textIn(question.text, i18n),
    text: answerText(question, (content.supplement ?? {})[question.id] as never, i18n) ?? '—',
    multiline: true,
  }))
  const supplement = { name: SUPPLEMENT, title: i18n.t('case_form.sections.supplement'), items }
  return [...sections, supplement] as AnswerSection[]
}

/** What became of a case from one round to another, field by field; what stayed the same is counted. */
export async function roundsCompared(
  before: Partial<CaseContent>,
  after: Partial<CaseContent>,
  call: CaseCall,
  i18n: Words
) {
  const [was, is] = [await plainTexts(before, call, i18n), await plainTexts(after, call, i18n)]
  const all = is.map(({ key, label, section, text }) => {
    const old = was.find((one) => one.key === key)?.text ?? ''
    return { label, section, note: null, isChanged: old !== text, parts: textDifference(old, text) }
  })
  const changed = all.filter(({ isChanged }) => isChanged)
  return { changed, unchanged: all.length - changed.length }
}

async function plainTexts(content: Partial<CaseContent>, call: CaseCall, i18n: Words) {
  const sections = await caseInWords(content, call, i18n)
  const texts = sections.flatMap(({ name, title, items }) =>
    items.map((item) => ({
      ...{ key: `${name}.${item.name}`, label: item.label, section: title, text: plainAnswer(item) },
    }))
  )
  const pictures = (content.images ?? []).map(
    ({ caption, rights, sha256 }) => `${caption} · ${rights}（${sha256?.slice(0, 8) ?? ''}）`
  )
  const section = i18n.t('case_form.sections.images')
  return [...texts, { key: 'images', label: i18n.t('case_form.images.label'), section, text: pictures.join('\n') }]
}
