import type { HttpContext } from '@adonisjs/core/http'
import { textIn } from '#app/questions/answer_text'
import type { AnswerProblem } from '#app/questions/check_answers'
import { drawQuestions } from '#app/questions/drawn_questions'
import type { QuestionContent } from '#app/questions/question_content'
import { recordLines, type StoredRecord } from './stored_record.js'
import type { Questionnaire } from './respondent_page.js'

type Shown = {
  /** Signed: when the form was opened. */
  started: string
  answers?: Readonly<Record<string, unknown>>
  problems?: readonly AnswerProblem[]
  /** There is a begun answer. */
  resumes?: boolean
  /** Anybody may answer here, with the number of a consultation or without. */
  open?: { record: string; error: string | null }
}

/** The questionnaire; with what is wrong in it, where something is. */
export async function renderForm(ctx: HttpContext, questionnaire: Questionnaire, shown: Shown) {
  const { request, response, view, i18n } = ctx
  const { answers, problems = [] } = shown
  const isBlank = !answers && problems.length === 0
  if (problems.length > 0 || shown.open?.error) response.status(422)
  return view.render('pages/survey_answers/answer', {
    ...questionnaire,
    ...shown,
    title: textIn(questionnaire.wave.title, i18n),
    ...(await (isBlank ? blank(ctx, questionnaire.content) : drawn(ctx, questionnaire.content, shown))),
    hasSaved: request.qs().saved === 'yes',
  })
}

async function drawn({ view, i18n }: HttpContext, content: QuestionContent, shown: Partial<Shown>) {
  const set = drawQuestions(content, i18n, shown)
  if (shown.open?.error) {
    set.problems.push({ id: 'record', message: shown.open.error })
    set.problemsTitle = i18n.t('questions.problems_title', { count: set.problems.length })
  }
  return { set, form: await view.render('components/questions/form', { set }) }
}

type Drawn = Awaited<ReturnType<typeof drawn>>

/** By content and language. */
const blanks = new WeakMap<QuestionContent, Map<string, Drawn>>()

/** As nobody has filled it in yet it is the same for everybody: drawn once for a content that is kept. */
async function blank(ctx: HttpContext, content: QuestionContent) {
  const byLocale = blanks.get(content) ?? new Map<string, Drawn>()
  const form = byLocale.get(ctx.i18n.locale) ?? (await drawn(ctx, content, {}))
  blanks.set(content, byLocale.set(ctx.i18n.locale, form))
  return form
}

/** The end: thanks, the exact record, and the code with which it is read again. It is said once. */
export async function renderThanks(
  ctx: HttpContext,
  questionnaire: Questionnaire,
  { receipt, ...record }: Omit<StoredRecord, 'place'> & { receipt: string }
) {
  const { view, i18n } = ctx
  const { content, wave, pointName } = questionnaire
  return view.render('pages/survey_answers/thanks', {
    thanks: textIn(content.thanks, i18n),
    receipt,
    lines: recordLines({ ...record, place: 'pool' }, { wave, content, pointName }, ctx),
  })
}
