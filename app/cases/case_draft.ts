import { DateTime } from 'luxon'
import type { I18n } from '@adonisjs/i18n'
import type CaseCall from '#app/case_calls/case_call'
import { now } from '#app/core/clock'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Answers, Form } from '#app/core/form'
import { checkSections, type Problem } from '#app/core/form_schema'
import type Organization from '#app/organizations/organization'
import { checkAnswers } from '#app/questions/check_answers'
import { problemText } from '#app/questions/drawn_questions'
import { questionsOf } from '#app/questions/question_content'
import { typedAnswers } from '#app/questions/typed_answers'
import type { Actor } from '#app/users/actor'
import CorrectionOrder from '#app/workflow/correction_order'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { refuseOutsideWindow } from './case_channels.js'
import type { CaseContent } from './case_content.js'
import { answersIn, caseForm, contentFrom } from './case_form.js'
import TypicalCase from './typical_case.js'
import { typicalCaseWorkflow } from './typical_case_workflow.js'

/** Writing a case: saved section by section, valid or not; checked as a whole before it is handed in. */

type Words = Pick<I18n, 't' | 'locale'>
type Row = Pick<TypicalCase, 'id' | 'state'>

/** The section that asks what the call wants to know besides; its answers are not fields of the form. */
export const SUPPLEMENT = 'supplement'

/** @throws StepNotAllowed `call_closed`, `call_not_yet`, `call_over`, `organization_not_verified` */
export async function startCase(call: CaseCall, organization: Organization, by: Actor & { id: number }, title: string) {
  refuseOutsideWindow(call, 'start')
  if (organization.state !== 'verified') throw new StepNotAllowed('start', 'organization_not_verified')
  return inTransaction(async (trx) => {
    const row = await TypicalCase.create(
      {
        ...{ callId: call.id, organizationId: organization.id, districtCode: organization.districtCode },
        ...{ title, draft: { title }, round: 0, state: 'draft', version: 0, createdById: by.id },
        stateSince: DateTime.fromJSDate(now()),
      },
      { client: trx }
    )
    await typicalCaseWorkflow.begin(trx, row, by, 'typical_case.started')
    return row
  })
}

/** What can be written now. `names`: the sections, in order. */
export type Open = { form: Form; names: string[] }

/**
 * All of a draft and of what was given back; of a version to be corrected what the order names, with what is checked
 * together with it.
 *
 * @throws StepNotAllowed `not_editable`
 */
export async function openSections({ id, state }: Row, call: CaseCall, i18n: Words, trx?: Trx): Promise<Open> {
  const form = caseForm(call, i18n)
  const asks = call.questionVersionId !== null ? [SUPPLEMENT] : []
  if (state === 'draft' || state === 'returned') return { form, names: [...namesOf(form), ...asks] }
  const order = state === 'supplement_required' ? await CorrectionOrder.openOf('typical_case', id, trx) : null
  if (!order) throw new StepNotAllowed('edit', 'not_editable')
  const named = order.items.map(({ field }) => field)
  const open = form.only(form.linked(named))
  return { form: open, names: [...namesOf(open), ...asks.filter((name) => named.includes(name))] }
}

const namesOf = (form: Form) => form.sections.map(({ name }) => name)

/** What one section says: two people may work on different ones. */
export function sectionOf({ form }: Open, name: string, draft: Partial<CaseContent>): Answers {
  if (name === SUPPLEMENT) return { supplement: draft.supplement ?? {} }
  const answers = answersIn(draft)
  const fields = form.section(name)?.fields.filter(({ kind }) => kind !== 'files') ?? []
  return Object.fromEntries(fields.map((field) => [field.name, answers[field.name] ?? null]))
}

export const versionOf = (answers: Answers) => sha256(canonicalJson(answers)).slice(0, 16)

/**
 * Keeps what was typed into one section.
 *
 * @param seen the version on which the person typed
 * @returns the new version
 * @throws StepNotAllowed `not_editable`; `edited_meanwhile` when a colleague, or another tab, changed the same section
 */
export function saveSection(
  row: TypicalCase,
  call: CaseCall,
  name: string,
  typed: Answers,
  { i18n, seen }: { i18n: Words; seen?: string }
) {
  return inTransaction(async (trx) => {
    const stored = await TypicalCase.query({ client: trx }).where({ id: row.id }).forUpdate().firstOrFail()
    const open = await openSections(stored, call, i18n, trx)
    if (!open.names.includes(name)) throw new StepNotAllowed('edit', 'not_editable')
    const { draft } = stored
    const after = { ...sectionOf(open, name, draft), ...typed }
    const [current, next] = [versionOf(sectionOf(open, name, draft)), versionOf(after)]
    if (seen && seen !== current && next !== current) throw new StepNotAllowed('edit', 'edited_meanwhile')
    if (next === current) return current

    row.draft = contentFrom({ ...answersIn(draft), ...after })
    const { title, category = null } = row.draft
    await trx
      .from('typical_cases')
      .where({ id: row.id })
      .update({
        ...{ title: (title ?? stored.title).slice(0, 60), category: category?.slice(0, 30) ?? null },
        ...{ draft: JSON.stringify(row.draft), updated_at: sqlTime() },
      })
    return next
  })
}

/** The answers to the call's questions as typed, for keeping. */
export async function typedSupplement(call: CaseCall, input: Record<string, unknown>) {
  const content = await questionsFor(call)
  return content ? { supplement: typedAnswers(content, input) } : {}
}

export async function questionsFor(call: CaseCall) {
  if (call.questionVersionId === null) return null
  await call.loadOnce('questionVersion')
  return call.questionVersion.content
}

/**
 * Checks what can be written now.
 *
 * @returns the faults, and what would be frozen when there are none: what was handed in before with the parts that were
 * open
 */
export async function checkCase(row: TypicalCase, call: CaseCall, i18n: Words, open: Open) {
  const { problems, answers, supplement } = await checkSome(row, call, i18n, open, open.names)
  const before = await Submission.newestOf('typical_case', row.id)
  const content = {
    ...contentFrom({ ...answersIn(before?.answers ?? {}), ...answers }),
    images: row.draft.images ?? [],
    supplement: supplement ?? before?.answers.supplement ?? {},
  } as CaseContent
  return { problems, content }
}

/** The faults of one section. */
export async function problemsIn(row: TypicalCase, call: CaseCall, i18n: Words, open: Open, name: string) {
  return (await checkSome(row, call, i18n, open, [name])).problems
}

/** The same for each that can be written now: what is left to do. */
export function problemsBySection(row: TypicalCase, call: CaseCall, i18n: Words, open: Open) {
  return Promise.all(
    open.names.map(async (name) => ({ name, problems: await problemsIn(row, call, i18n, open, name) }))
  )
}

async function checkSome(row: TypicalCase, call: CaseCall, i18n: Words, open: Open, names: readonly string[]) {
  const sections = open.form.sections.filter(({ name }) => names.includes(name))
  const { problems, answers } = await checkSections(open.form, sections, answersIn(row.draft), i18n)
  const asked = names.includes(SUPPLEMENT) ? await checkSupplement(row, call, i18n) : null
  return {
    answers,
    supplement: asked?.answers,
    problems: [
      ...problems,
      ...(names.includes('about') ? windowProblems(row.draft, call, i18n) : []),
      ...(names.includes('images') ? imageProblems(row.draft, i18n) : []),
      ...(asked?.problems ?? []),
    ],
  }
}

/** 时限: what is told must have happened when the call says. */
function windowProblems({ startedOn, endedOn }: Partial<CaseContent>, call: CaseCall, i18n: Words): Problem[] {
  const [from, until] = [call.eventsFrom.toISODate()!, call.eventsUntil.toISODate()!]
  const message = i18n.t('case_form.checks.outside_window', { from, until })
  return [
    ...(startedOn && startedOn < from ? [{ path: 'startedOn', message }] : []),
    ...(endedOn && endedOn > until ? [{ path: 'endedOn', message }] : []),
  ]
}

function imageProblems({ images = [] }: Partial<CaseContent>, i18n: Words): Problem[] {
  const bare = images.some(({ caption, rights }) => !caption || !rights)
  return bare ? [{ path: 'images', message: i18n.t('case_images.words_missing') }] : []
}

async function checkSupplement({ draft }: TypicalCase, call: CaseCall, i18n: Words) {
  const content = await questionsFor(call)
  if (!content) return null
  const { answers, problems } = await checkAnswers(content, { q: draft.supplement ?? {} }, { complete: true })
  const numbers = new Map(questionsOf(content).map(({ id }, index) => [id, index + 1]))
  return {
    answers,
    problems: problems.map((problem) => ({
      path: SUPPLEMENT,
      message: i18n.t('questions.problem_at', {
        number: numbers.get(problem.path.split('.')[1]) ?? '',
        error: problemText(problem, i18n),
      }),
    })),
  }
}
