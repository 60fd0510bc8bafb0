import i18nManager from '@adonisjs/i18n/services/main'
import { inTransaction, type Trx } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import { designationWorkflow, designationStates } from '#app/designations/designation_workflow'
import YearlyGrade, { type Grade } from '#app/designations/yearly_grade'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'

export type GradeFacts = { year: number; grade: Grade; docNumber: string | null; note: string | null }

/**
 * Notes the yearly grade of a point by hand. There is one for each year; whoever changes it says why, and what it was
 * stays in the trail.
 *
 * @throws StepNotAllowed `grade_noted` when there is one and no reason is given
 */
export function noteGrade(
  designation: Pick<Designation, 'id'>,
  by: Person,
  facts: GradeFacts & { reason?: string | null }
) {
  return inTransaction((trx) => noteGradeIn(trx, designation, by, facts))
}

type Person = Actor & { id: number }

/** The same as a part of something larger: the end of a yearly evaluation. */
export async function noteGradeIn(
  trx: Trx,
  designation: Pick<Designation, 'id'>,
  by: Person,
  { reason, ...facts }: GradeFacts & { reason?: string | null }
) {
  await designationWorkflow.hold(trx, designation.id, designationStates, 'grade')
  const key = { designationId: designation.id, year: facts.year }
  const before = await YearlyGrade.query({ client: trx }).where(key).first()
  if (before && !reason) throw new StepNotAllowed('grade', 'grade_noted')
  const was = before && { grade: before.grade, docNumber: before.docNumber, note: before.note }
  const { year, ...noted } = facts
  await YearlyGrade.updateOrCreate(key, { ...noted, notedById: by.id }, { client: trx })
  const action = before ? 'designation.grade_changed' : 'designation.grade_noted'
  await designationWorkflow.tell(trx, action, designation.id, by, {
    ...{ year, before: was, after: noted },
    opinion: `${year} 年度：${was ? `${inChinese(was.grade)} → ` : ''}${inChinese(facts.grade)}。${reason ?? ''}`,
  })
}

const inChinese = (grade: Grade) => i18nManager.locale('zh-CN').t(`yearly_grades.grades.${grade}`)
