import { Form } from '#app/core/form'
import { grades } from '#app/designations/yearly_grade'
import { hexagonal } from './external_title_form.js'

/** 年度考核等次 of one year, as the office writes it down; the reason is for a year that has one. */
export const gradeForm = new Form('grade_form', [
  {
    name: 'grade',
    fields: [
      { kind: 'integer', name: 'year', min: 2015, max: 2100 },
      { kind: 'choice', name: 'grade', options: grades, labels: 'yearly_grades.grades' },
      { kind: 'text', name: 'docNumber', max: 60, required: false },
      { kind: 'text', name: 'note', max: 500, required: false },
      { kind: 'text', name: 'reason', min: 4, max: 300, multiline: true, required: false },
    ],
    checks: [hexagonal('docNumber')],
  },
])
