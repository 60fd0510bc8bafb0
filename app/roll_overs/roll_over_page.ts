import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import type User from '#app/users/user'
import { differencesOf } from './item_differences.js'
import { isBlocked, surroundingsOf, titleOf, warningsOf } from './item_warnings.js'
import type { Span, Warning } from './roll_kind.js'
import { rollKind, rollKinds } from './roll_kinds.js'
import RollOver from './roll_over.js'
import RollOverItem from './roll_over_item.js'
import RollOverPolicy from './roll_over_policy.js'
import { rollOverWorkflow as workflow } from './roll_over_workflow.js'

/** The roll-over of the address with its items, or 404. */
export function visibleRollOver({ auth, params }: HttpContext) {
  return RollOver.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.roll_over_id ?? params.id) || 0)
    .preload('items')
    .preload('begunBy')
    .firstOrFail()
}

export async function visibleItem(ctx: HttpContext, { id }: RollOver) {
  const item = Number(ctx.params.item_id ?? ctx.params.id) || 0
  return RollOverItem.query().where({ rollOverId: id, id: item }).firstOrFail()
}

/** Each item as the page shows it, and what this person may do with it. */
export async function shownItems(rollOver: RollOver, user: User, i18n: HttpContext['i18n']) {
  const { items } = rollOver
  const around = await surroundingsOf(rollOver, items)
  const allowed = new Map(await Promise.all(rollKinds.map(async ({ key, may }) => [key, await may(user)] as const)))
  const isOpen = rollOver.state === 'preparing'
  return Promise.all(
    items.map(async (item) => {
      const kind = rollKind(item.kind)
      const lines = differencesOf(around.forms.get(item.kind)!, item, i18n)
      const all = await warningsOf(rollOver, item, items, around, i18n)
      /** That is said once, above all of them. */
      const warnings = all.filter(({ key }) => key !== 'calendar_missing')
      const mayOpen = allowed.get(item.kind)!
      const isFree = isOpen && mayOpen && !item.isOpened
      return {
        ...{ item, kind, warnings, mayOpen, title: titleOf(item), missing: yearsIn(all) },
        ...{ changed: lines.filter((line) => line.isChanged), kept: lines.filter((line) => !line.isChanged) },
        isBlocked: isBlocked(warnings),
        mayChoose: isFree && !isBlocked(warnings),
        mayEdit: isFree && kind.editable.length > 0,
        ...{ window: windowOf(kind.span?.(item.facts)), reason: reasonOf(item, i18n) },
        resultPath: item.resultId ? kind.path(item.resultId) : null,
      }
    })
  )
}

const windowOf = (span?: Span | null) => (span ? `${span.from} – ${span.until}` : null)

function reasonOf({ verdict, reason, reasonParams }: RollOverItem, i18n: HttpContext['i18n']) {
  if (verdict !== 'refused' && verdict !== 'failed') return null
  return i18n.t(`workflow.refused.${reason}`, reasonParams ?? {})
}

export type ShownItem = Awaited<ReturnType<typeof shownItems>>[number]

export async function renderRollOver(ctx: HttpContext, rollOver: RollOver) {
  const { auth, bouncer, view, i18n } = ctx
  const policy = bouncer.with(RollOverPolicy)
  const items = await shownItems(rollOver, auth.getUserOrFail(), i18n)
  const kinds = new Set(items.map(({ item }) => item.kind))
  const mayConclude = await policy.allows('conclude')
  return view.render('pages/roll_overs/show', {
    ...{ rollOver, items, path: `/roll-overs/${rollOver.id}`, counts: countsOf(items, rollOver) },
    without: rollKinds.filter(({ key }) => !kinds.has(key)),
    missingYears: [...new Set(items.flatMap(({ missing }) => missing))],
    mayRefresh: rollOver.state === 'preparing' && (await policy.allows('prepare')),
    mayConclude: mayConclude && workflow.allows('conclude', rollOver),
    mayReopen: mayConclude && workflow.allows('reopen', rollOver),
    timeline: await timelineOf('roll_over', rollOver.id, i18n),
  })
}

/** Years of which the working calendar is not known. */
function yearsIn(warnings: readonly Warning[]) {
  return warnings.flatMap(({ key, params }) => (key === 'calendar_missing' ? String(params!.year) : []))
}

function countsOf(items: readonly ShownItem[], { stateSince }: RollOver) {
  const of = (test: (shown: ShownItem) => boolean) => items.filter(test).length
  const isOfRun = ({ orderedAt }: RollOverItem) => orderedAt !== null && orderedAt >= stateSince
  return {
    ...{ total: items.length, opened: of(({ item }) => item.isOpened), waiting: of(({ item }) => item.isWaiting) },
    run: of(({ item }) => isOfRun(item)),
    choosable: of(({ mayChoose }) => mayChoose),
    blocked: of(({ item, isBlocked: blocked }) => blocked && !item.isOpened),
    warned: of(({ warnings, isBlocked: blocked }) => warnings.length > 0 && !blocked),
  }
}

/** The fields of one item that can be changed, by sections. */
export async function renderItem({ view }: HttpContext, rollOver: RollOver, item: RollOverItem) {
  const kind = rollKind(item.kind)
  const form = (await kind.form()).only(kind.editable)
  return view.render('pages/roll_overs/edit', {
    ...{ rollOver, item, form, values: item.facts, title: titleOf(item) },
    path: `/roll-overs/${rollOver.id}`,
  })
}
