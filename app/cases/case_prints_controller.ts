import type { HttpContext } from '@adonisjs/core/http'
import Submission from '#app/workflow/submission'
import cases from '#config/cases'
import { caseInWords } from './case_answers.js'
import { answersIn, bodyWords } from './case_form.js'
import { recommenderInWords } from './case_list.js'
import { visibleCase } from './case_page.js'

/** The case on paper: what was handed in last, or the draft so far. */
export default class CasePrintsController {
  async show(ctx: HttpContext) {
    const { view, i18n } = ctx
    const row = await visibleCase(ctx)
    const submission = await Submission.newestOf('typical_case', row.id)
    const content = submission?.answers ?? row.draft
    return view.render('pages/cases/print', {
      ...{ row, submission, images: content.images ?? [], recommender: recommenderInWords(row, i18n) },
      ...{ words: bodyWords(answersIn(content)), most: cases.body },
      sections: await caseInWords(content, row.call, i18n),
    })
  }
}
