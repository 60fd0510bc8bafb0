import type { I18n } from '@adonisjs/i18n'
import Attachment from '#app/attachments/attachment'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlJson, sqlTime, type Trx } from '#app/core/dialect'
import type { Answers, Form, Section } from '#app/core/form'
import { checkSections, type Problem } from '#app/core/form_schema'
import CorrectionOrder from '#app/workflow/correction_order'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import type PointApplication from './point_application.js'
import { pointApplicationForm } from './point_application_form.js'

/** Filling in an application: saved section by section, valid or not; checked as a whole before it is handed in. */

/**
 * The part of the form that can be filled in now: all of a draft; of a version to be corrected what the order names,
 * with the fields that are checked together with it.
 *
 * @throws StepNotAllowed `not_editable`
 */
export async function editableForm({ id, state }: { id: number; state: string }, trx?: Trx): Promise<Form> {
  if (state === 'draft') return pointApplicationForm
  const order = state === 'supplement_required' ? await CorrectionOrder.openOf('point_application', id, trx) : null
  if (!order) throw new StepNotAllowed('edit', 'not_editable')
  return pointApplicationForm.only(pointApplicationForm.linked(order.items.map(({ field }) => field)))
}

/** What the answers of one section were when somebody looked at them: two people may work on different sections. */
export function versionOf(section: Section, draft: Answers) {
  return sha256(canonicalJson(answersIn(section, draft))).slice(0, 16)
}

/**
 * Keeps what was typed into one section.
 *
 * @param seen the version on which the person typed; without it, whatever is there is replaced
 * @returns the new version
 * @throws StepNotAllowed `not_editable`; `edited_meanwhile` when a colleague changed the same section
 */
export async function saveSection(application: PointApplication, name: string, typed: Answers, seen?: string) {
  return inTransaction(async (trx) => {
    const row = await trx.from('point_applications').where({ id: application.id }).forUpdate().first()
    const section = (await editableForm(row, trx)).section(name)
    if (!section) throw new StepNotAllowed('edit', 'not_editable')

    const after = answersIn(section, typed)
    const draft = sqlJson(row.draft)
    const [current, next] = [versionOf(section, draft), versionOf(section, after)]
    if (seen && seen !== current && next !== current) throw new StepNotAllowed('edit', 'edited_meanwhile')
    if (next === current) return current

    application.draft = { ...draft, ...after }
    await trx
      .from('point_applications')
      .where({ id: application.id })
      .update({ draft: JSON.stringify(application.draft), updated_at: sqlTime() })
    return next
  })
}

function answersIn(section: Section, answers: Answers): Answers {
  const typed = section.fields.filter((field) => field.kind !== 'files')
  return Object.fromEntries(typed.map(({ name }) => [name, answers[name] ?? null]))
}

export type Files = Record<string, Pick<Attachment, 'id' | 'name' | 'size' | 'sha256'>[]>

/** The files of an application by purpose, oldest first. */
export async function filesOf(application: PointApplication): Promise<Files> {
  const rows = await Attachment.query()
    .where({ subjectType: 'point_application', subjectId: application.id })
    .whereNull('removedAt')
    .orderBy('id')
  const files: Files = {}
  for (const { id, name, size, sha256: hash, purpose } of rows) {
    ;(files[purpose] ??= []).push({ id, name, size, sha256: hash })
  }
  return files
}

/** The same as a list, for showing. */
export function filesIn(files: Files = {}) {
  return Object.entries(files).flatMap(([purpose, list]) => list.map((file) => ({ ...file, purpose })))
}

/**
 * Checks what can be filled in now, or one section of it.
 *
 * @returns the problems, and what would be frozen when there are none: the version handed in before with the parts that
 * were open
 */
export async function checkDraft(
  application: PointApplication,
  i18n: Pick<I18n, 't'>,
  form: Form,
  sections = form.sections
) {
  const files = await filesOf(application)
  const before = await Submission.newestOf('point_application', application.id)
  const { problems, answers } = await checkSections(form, sections, application.draft, i18n)
  return {
    problems: [...problems, ...fileProblems(sections, files, i18n)],
    files,
    content: { ...before?.answers, ...answers, files },
  }
}

function fileProblems(sections: readonly Section[], files: Files, i18n: Pick<I18n, 't'>): Problem[] {
  return sections
    .flatMap((section) => section.fields)
    .flatMap((field) => {
      if (field.kind !== 'files') return []
      const count = files[field.name]?.length ?? 0
      const key = count < field.least ? 'files_missing' : count > field.most ? 'files_too_many' : null
      const label = i18n.t(`${pointApplicationForm.key}.${field.name}.label`)
      return key
        ? [
            {
              path: field.name,
              message: i18n.t(`${pointApplicationForm.key}.checks.${key}`, { label, most: field.most }),
            },
          ]
        : []
    })
}

export type SectionStanding = {
  name: string
  state: 'todo' | 'started' | 'done'
  problems: Problem[]
}

/** How far each section has come. One with nothing in it yet is "to do", not wrong. */
export function standingOf(
  application: PointApplication,
  form: Form,
  problems: Problem[],
  files: Files
): SectionStanding[] {
  return form.sections.map((section) => {
    const own = problems.filter(({ path }) => form.sectionOf(path) === section)
    const begun = section.fields.some(({ name, kind }) =>
      kind === 'files' ? files[name] : isFilled(application.draft[name])
    )
    return {
      name: section.name,
      problems: own,
      state: own.length === 0 ? 'done' : begun ? 'started' : 'todo',
    }
  })
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value === 'object' ? Object.values(value).some(isFilled) : true
}
