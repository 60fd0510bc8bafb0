import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { beijingYear } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import type Designation from '#app/designations/designation'
import YearlyGrade from '#app/designations/yearly_grade'
import { personOf } from '#app/users/actor'
import ExternalTitlePolicy from './external_title_policy.js'
import { gradeForm as form } from './grade_form.js'
import { noteGrade, type GradeFacts } from './note_grade.js'
import { visibleDesignation } from './visible_designation.js'

/** 年度考核等次, noted by hand. */
export default class YearlyGradesController {
  async create(ctx: HttpContext) {
    const designation = await visibleDesignation(ctx)
    await ctx.bouncer.with(ExternalTitlePolicy).authorize('note')
    return renderForm(ctx, designation)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const designation = await visibleDesignation(ctx)
    await bouncer.with(ExternalTitlePolicy).authorize('note')
    showAgain(ctx, () => renderForm(ctx, designation))
    const facts = (await checkedForm(ctx, form)) as GradeFacts & { reason: string | null }
    const fault = await faultOf(designation, facts)
    if (fault) throw invalid(fault.field, i18n.t(`grade_form.faults.${fault.key}`))
    await noteGrade(designation, personOf(ctx, auth.getUserOrFail().inName('bureau_handler')), facts)
    session.flash('success', i18n.t('yearly_grades.noted'))
    return response.redirect(`/designations/${designation.id}`)
  }
}

async function faultOf({ id }: Designation, { year, reason }: { year: number; reason: string | null }) {
  if (year > beijingYear()) return { field: 'year', key: 'to_come' }
  const noted = await YearlyGrade.query().where({ designationId: id, year }).first()
  return noted && !reason ? { field: 'reason', key: 'reason_missing' } : null
}

/** By default of the year after the last one that is noted; what a year has already is there to be changed. */
async function renderForm({ request, view }: HttpContext, designation: Designation) {
  const grades = await YearlyGrade.of(designation, 10)
  const thisYear = beijingYear()
  const next = grades.length > 0 ? Math.min(grades[0].year + 1, thisYear) : thisYear - 1
  const year = Number(request.input('year')) || next
  const { grade, docNumber, note } = grades.find((noted) => noted.year === year) ?? {}
  return view.render('pages/titles/grades/create', {
    ...{ designation, form, grades },
    values: { year, grade, docNumber, note },
  })
}
