import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson } from '#app/core/answers'
import { keepInput, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { type IndicatorForm, indicatorForm, renderIndicator } from './self_indicator_page.js'
import { saveAnswer } from './self_draft.js'
import { addEvidence, nameEvidence, removeEvidence } from './self_evidence.js'
import { suggestionOf } from './self_suggestion.js'
import { typedAnswer } from './typed_answer.js'

/** 自评 of one indicator. It saves itself while somebody types; files come and go with the same form. */
export default class SelfIndicatorsController {
  async edit(ctx: HttpContext) {
    return renderIndicator(ctx, await indicatorForm(ctx))
  }

  async update(ctx: HttpContext) {
    const { request, response } = ctx
    const form = await indicatorForm(ctx)
    const { evaluation, line, stored, standings, fault } = form
    const input = request.all()
    const { answer, faults } = typedAnswer(line, input, stored)
    const answered = fault
      ? String(input.answer ?? '')
          .trim()
          .slice(0, 500) || null
      : null
    const version = await saveAnswer(evaluation, line.indicator.id, { ...answer, answered }, request.input('version'))
    await nameEvidence(evaluation, line.indicator.id, request.input('names') ?? {})
    if (asksForJson(ctx))
      return response.send({ version, texts: await suggestionOf(ctx, { evaluation, standings }, line.indicator.id) })

    if (faults.length > 0) return showFaults(ctx, faults)
    return this.#goOn(ctx, form)
  }

  /** What the pressed button asks beside saving. */
  async #goOn(ctx: HttpContext, { evaluation, line, next }: IndicatorForm) {
    const { request, response, i18n } = ctx
    const { id } = line.indicator
    const [page, here] = [
      `/point-evaluations/${evaluation.id}`,
      `/point-evaluations/${evaluation.id}/indicators/${id}/edit`,
    ]
    const [file, removed] = [request.file('evidence'), Number(request.input('remove')) || null]
    showAgain(ctx, async () => renderIndicator(ctx, await indicatorForm(ctx)))
    if (file) await addEvidence(evaluation, id, { file, by: personOf(ctx), i18n })
    if (removed) await removeEvidence(evaluation, id, removed, personOf(ctx))
    const then = request.input('then')
    if (removed || then === 'stay') return response.redirect(`${here}#evidence`)
    if (then === 'overview' || !next) return response.redirect(page)
    return response.redirect(`${page}/indicators/${next}/edit`)
  }
}

async function showFaults(ctx: HttpContext, faults: { field: string; reason: string }[]) {
  const messages = faults.map(({ field, reason }) => ({
    field,
    message: ctx.i18n.t(`self_assessments.faults.${reason}`),
  }))
  keepInput(ctx, messages)
  ctx.response.status(422)
  return renderIndicator(ctx, await indicatorForm(ctx))
}
