import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import { answersOf, plainAnswer } from '#app/core/form_answers'
import deadlines from '#config/deadlines'
import { textDifference, type DifferencePart } from '#app/core/text_difference'
import CorrectionOrder from '#app/workflow/correction_order'
import { isSecond } from '#app/workflow/corrections'
import Submission from '#app/workflow/submission'
import type PointApplication from './point_application.js'
import { dueDayOf } from './correction_notice.js'
import { inOrder, placeOf } from './correction_words.js'
import { pointApplicationForm as form } from './point_application_form.js'
import PointApplicationPolicy from './point_application_policy.js'
import { subjectOf } from './point_application_workflow.js'

type Words = Pick<I18n, 't'>

/** The page on which an order is written: the newest version, field by field, with what has been noted so far. */
export async function renderCorrection({ view, bouncer, i18n }: HttpContext, application: PointApplication) {
  const submission = await Submission.newestOf('point_application', application.id)
  const answers = submission?.answers ?? {}
  const unsent = await CorrectionOrder.unsentOf('point_application', application.id)
  const second = await isSecond(subjectOf(application))
  const policy = bouncer.with(PointApplicationPolicy)
  const items = new Map(
    answersOf(form, answers, i18n).flatMap((section) => section.items.map((item) => [item.name, item]))
  )

  return view.render('pages/service_points/corrections/edit', {
    application,
    second,
    isProposed: unsent?.state === 'proposed',
    maySend: await policy.allows('sendCorrection', application, second),
    noted: Object.fromEntries((unsent?.items ?? []).map(({ field, note }) => [field, note])),
    sections: form.sections.map(({ name, fields }) => ({
      name,
      fields: fields.map((field) => ({
        ...placeOf(field.name, i18n),
        name: field.name,
        item: items.get(field.name),
        files: field.kind === 'files' ? (answers.files?.[field.name] ?? []) : null,
      })),
    })),
  })
}

/** The order as it was sent. */
export async function renderOrder({ view, i18n }: HttpContext, application: PointApplication, order: CorrectionOrder) {
  await application.load('batch')
  return view.render('pages/service_points/corrections/show', {
    application,
    order,
    limit: deadlines.supplement,
    dueOn: await dueDayOf(order),
    items: inOrder(order.items).map(({ field, note }) => ({ ...placeOf(field, i18n), note })),
  })
}

/** What the applicant has to correct now, or null. */
export async function openOrderPage(application: PointApplication, i18n: Words) {
  return orderInWords(await CorrectionOrder.openOf('point_application', application.id), application, i18n)
}

/** An order with its defects in words, each with the page on which it is corrected. */
export function orderInWords(order: CorrectionOrder | null | undefined, { id }: PointApplication, i18n: Words) {
  if (!order) return null
  const items = inOrder(order.items).map(({ field, note }) => ({
    ...placeOf(field, i18n),
    note,
    href: `/applications/${id}/sections/${form.sectionOf(field)!.name}/edit`,
  }))
  return { order, items }
}

/** The notes of the open order by field. */
export async function notesOf({ id }: PointApplication): Promise<Record<string, string>> {
  const order = await CorrectionOrder.openOf('point_application', id)
  return Object.fromEntries((order?.items ?? []).map(({ field, note }) => [field, note]))
}

export type Comparison = {
  order: CorrectionOrder
  /** What was asked for, what became of it. */
  asked: Compared[]
  /** What was opened with it and changed too. */
  alsoChanged: Compared[]
  unchanged: number
}

type Compared = {
  section: string
  label: string
  note: string | null
  parts: DifferencePart[]
  isChanged: boolean
}

/** The newest answered order beside the versions before and after it, field by field; null before the first. */
export function comparisonOf(orders: CorrectionOrder[], submissions: Submission[], i18n: Words): Comparison | null {
  const order = orders.findLast(({ state }) => state === 'answered')
  const [before, after] = [0, 1].map((later) => submissions.find(({ round }) => round === (order?.round ?? 0) + later))
  if (!order || !before || !after) return null

  const [was, is] = [before, after].map((submission) => plainAnswers(submission, i18n))
  const compared = form.fields.map(({ name }) => ({
    ...placeOf(name, i18n),
    note: order.items.find(({ field }) => field === name)?.note ?? null,
    parts: textDifference(was[name], is[name]),
    isChanged: was[name] !== is[name],
  }))
  const alsoChanged = compared.filter(({ note, isChanged }) => note === null && isChanged)
  const asked = compared.filter(({ note }) => note !== null)
  return { order, asked, alsoChanged, unchanged: compared.length - asked.length - alsoChanged.length }
}

/** Each field of a version as one text; files by name and content. */
function plainAnswers({ answers }: Submission, i18n: Words): Record<string, string> {
  const typed = answersOf(form, answers, i18n).flatMap(({ items }) =>
    items.map((item) => [item.name, plainAnswer(item)])
  )
  const files = form.filesFields.map(({ name }) => [name, filesInWords(answers.files?.[name] ?? [])])
  return Object.fromEntries([...typed, ...files])
}

function filesInWords(files: { name: string; sha256: string }[]) {
  return files.map(({ name, sha256 }) => `${name}（${sha256.slice(0, 8)}）`).join('\n')
}
