import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson, found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { both } from '#app/questions/typed_question'
import { addGroup, changeGroup, moveGroup, removeGroup } from './edit_content.js'
import type { IndicatorGroup } from './indicator_content.js'
import { changeDraft, outlineOf, ownDraft } from './indicator_page.js'
import { groupValidator, moveValidator } from './indicator_validators.js'
import type IndicatorVersion from './indicator_version.js'
import { renderVersion } from './indicator_version_page.js'

/** 一级指标 of a draft. */
export default class IndicatorGroupsController {
  async store(ctx: HttpContext) {
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { code, zh, en } = await ctx.request.validateUsing(groupValidator)
    const named = { code: code ?? '', name: both(zh, en) }
    await changeDraft(ctx, draft, `+ ${named.code} ${named.name.zh}`, (content) => addGroup(content, named))
    return ctx.response.redirect(outlineOf(draft))
  }

  async edit(ctx: HttpContext) {
    const { draft, group } = await ownGroup(ctx)
    return renderGroup(ctx, draft, group)
  }

  async update(ctx: HttpContext) {
    const { draft, group } = await ownGroup(ctx)
    showAgain(ctx, () => renderGroup(ctx, draft, group))
    const { code, zh, en } = await ctx.request.validateUsing(groupValidator)
    const named = { code: code ?? '', name: both(zh, en) }
    const version = await changeDraft(ctx, draft, `${named.code} ${named.name.zh}`, (content) =>
      changeGroup(content, group.id, named)
    )
    if (asksForJson(ctx)) return ctx.response.send({ version })
    return ctx.response.redirect(outlineOf(draft, `edit-${group.id}`))
  }

  async destroy(ctx: HttpContext) {
    const { draft, group } = await ownGroup(ctx)
    await changeDraft(ctx, draft, `− ${group.code} ${group.name.zh}`, (content) => removeGroup(content, group.id))
    return ctx.response.redirect(outlineOf(draft))
  }

  async move(ctx: HttpContext) {
    const { draft, group } = await ownGroup(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { direction } = await ctx.request.validateUsing(moveValidator)
    const by = direction === 'up' ? -1 : 1
    await changeDraft(ctx, draft, `↕ ${group.code} ${group.name.zh}`, (content) => moveGroup(content, group.id, by))
    return ctx.response.redirect(outlineOf(draft, `${direction}-${group.id}`))
  }
}

async function ownGroup(ctx: HttpContext) {
  const draft = await ownDraft(ctx)
  const group = draft.content.groups.find(({ id }) => id === ctx.params.id)
  return { draft, group: found(ctx, group) }
}

function renderGroup({ view }: HttpContext, version: IndicatorVersion, group: IndicatorGroup) {
  return view.render('pages/indicators/group', { version, group })
}
