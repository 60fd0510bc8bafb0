import type { HttpContext } from '@adonisjs/core/http'
import { arrangedRows } from '#app/core/arranged_rows'
import { keepInput, refusedFor, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { checkedItem } from './checked_item.js'
import { reviseItem } from './revise_item.js'
import { rollKind } from './roll_kinds.js'
import type RollOverItem from './roll_over_item.js'
import { renderItem, visibleItem, visibleRollOver } from './roll_over_page.js'
import type RollOver from './roll_over.js'
import RollOverPolicy from './roll_over_policy.js'

/** One thing of the new year, changed before it is opened by who may open it. */
export default class RollOverItemsController {
  async edit(ctx: HttpContext) {
    const { rollOver, item } = await editable(ctx)
    return renderItem(ctx, rollOver, item)
  }

  async update(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const { rollOver, item } = await editable(ctx)
    const arranged = arrangedRows(request.all(), await orderedIn(item))
    if (arranged) {
      keepInput(ctx, [], { ...arranged.input, _focus: arranged.focus })
      return renderItem(ctx, rollOver, item)
    }
    showAgain(ctx, () => renderItem(ctx, rollOver, item))
    const { problems, answers } = await checkedItem(item, i18n, { typed: typedIn(ctx, item) })
    if (problems.length > 0) throw refusedFor(problems)
    await reviseItem(item, personOf(ctx), answers, seenVersion(ctx))
    session.flash('success', i18n.t('roll_overs.done.revised'))
    return response.redirect(`/roll-overs/${rollOver.id}#item-${item.id}`)
  }
}

async function editable(ctx: HttpContext): Promise<{ rollOver: RollOver; item: RollOverItem }> {
  const rollOver = await visibleRollOver(ctx)
  const item = await visibleItem(ctx, rollOver)
  await ctx.bouncer.with(RollOverPolicy).authorize('open', item)
  if (item.isOpened || rollKind(item.kind).editable.length === 0) throw new StepNotAllowed('edit', 'roll_item_opened')
  if (rollOver.state !== 'preparing') throw new StepNotAllowed('edit', 'wrong_state')
  return { rollOver, item }
}

/** Every field that can be changed: one that a browser did not send is empty. */
function typedIn({ request }: HttpContext, { kind }: RollOverItem) {
  const input = request.all()
  return Object.fromEntries(rollKind(kind).editable.map((name) => [name, input[name] ?? null]))
}

async function orderedIn({ kind }: RollOverItem) {
  const { fields } = await rollKind(kind).form()
  return fields.filter((field) => field.kind === 'rows' && field.ordered).map(({ name }) => name)
}
