import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/outside_figures'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import OutsideFigurePolicy from './outside_figure_policy.js'
import { sourceTokenValidator } from './outside_figure_validators.js'
import SourceToken, { openToken, revokeToken } from './source_token.js'

/** 接口令牌, opened and closed by an administrator. */
export default class SourceTokensController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(OutsideFigurePolicy).authorize('administer')
    return renderTokens(ctx)
  }

  /** The secret is on the page that answers, and nowhere else. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(OutsideFigurePolicy).authorize('administer')
    showAgain(ctx, () => renderTokens(ctx))
    const { tokenName: name, source } = await ctx.request.validateUsing(sourceTokenValidator)
    const { secret } = await openToken({ name, source }, personOf(ctx))
    return renderTokens(ctx, secret)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    await bouncer.with(OutsideFigurePolicy).authorize('administer')
    await revokeToken(await SourceToken.findOrFail(Number(params.id) || 0), personOf(ctx))
    session.flash('success', i18n.t('outside_figures.tokens.revoked'))
    return response.redirect('/source-tokens')
  }
}

/** A request as a source system sends it. */
const EXAMPLE = [
  'POST /api/v1/outside-figures',
  'Authorization: Bearer jz_…',
  'Idempotency-Key: platform_visits-2026-10',
  'Content-Type: application/json',
  '',
  '{"measure": "platform_visits", "period": "2026-10", "value": 170253, "asOf": "2026-11-05"}',
].join('\n')

async function renderTokens({ view }: HttpContext, secret: string | null = null) {
  const tokens = await SourceToken.query().orderBy('id', 'desc').limit(200)
  return view.render('pages/outside_figures/tokens', { tokens, secret, sources: config.sources, example: EXAMPLE })
}
