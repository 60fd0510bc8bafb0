import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { hostTypes } from '#app/organizations/host_types'
import { newId } from '#app/questions/edit_content'
import { both } from '#app/questions/typed_question'
import { withFrame } from './edit_content.js'
import { indicatorsOf } from './indicator_content.js'
import { changeDraft, outlineOf, ownDraft } from './indicator_page.js'
import { frameValidator } from './indicator_validators.js'
import type IndicatorVersion from './indicator_version.js'
import { typedFrame } from './typed_indicator.js'

/** What stands around the indicators: sources, types of point, 加分, 扣分, 一票否决, grades. */
export default class IndicatorFramesController {
  async edit(ctx: HttpContext) {
    return renderFrame(ctx, await ownDraft(ctx))
  }

  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderFrame(ctx, draft))
    const frame = typedFrame(draft.content, await request.validateUsing(frameValidator))
    const version = await changeDraft(ctx, draft, i18n.t('indicators.frame'), (content) => withFrame(content, frame))
    if (asksForJson(ctx)) return response.send({ version })
    return response.redirect(outlineOf(draft))
  }
}

function renderFrame({ view }: HttpContext, version: IndicatorVersion) {
  const { content } = version
  const fromOf = (grade: string) => content.grading.bands.find((band) => band.grade === grade)?.from
  return view.render('pages/indicators/frame', {
    ...{ version, content, hostTypes, fromOf, indicators: indicatorsOf(content) },
    /** It keeps its id however often the form saves itself. */
    spare: { id: newId('v'), name: both('', ''), hostTypes: [] },
  })
}
