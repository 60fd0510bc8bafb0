import type { I18n } from '@adonisjs/i18n'
import { workCalendar } from '#app/calendar/work_calendar'
import type { WorkCalendar } from '#app/calendar/working_days'
import { beijingDay } from '#app/core/beijing_day'
import type { Form } from '#app/core/form'
import { checkedItem } from './checked_item.js'
import { hasOpenNumber } from './moved_text.js'
import type { RollKind, RollKindKey, Span, There, Warning } from './roll_kind.js'
import { rollKind, rollKinds } from './roll_kinds.js'
import type RollOver from './roll_over.js'
import type RollOverItem from './roll_over_item.js'

type Words = Pick<I18n, 't'>

/** What all items are looked at beside: asked for once. */
export type Surroundings = {
  calendar: WorkCalendar
  forms: Map<RollKindKey, Form>
  /** What the new year has already, without what this roll-over opened. */
  there: Map<RollKindKey, There[]>
}

export async function surroundingsOf({ year }: RollOver, items: readonly RollOverItem[]): Promise<Surroundings> {
  const [calendar, forms, there] = await Promise.all([
    workCalendar(),
    Promise.all(rollKinds.map(async ({ key, form }) => [key, await form()] as const)),
    Promise.all(rollKinds.map(async (kind) => [kind.key, await kind.there(year + kind.about)] as const)),
  ])
  const opened = (key: RollKindKey) =>
    new Set(items.filter(({ kind, isOpened }) => kind === key && isOpened).map(({ resultId }) => resultId))
  return {
    ...{ calendar, forms: new Map(forms) },
    there: new Map(there.map(([key, rows]) => [key, rows.filter(({ id }) => !opened(key).has(id))])),
  }
}

/** What is to be looked at before it is opened, what stands in the way first. */
export async function warningsOf(
  { year }: RollOver,
  item: RollOverItem,
  others: readonly RollOverItem[],
  around: Surroundings,
  i18n: Words
): Promise<Warning[]> {
  const kind = rollKind(item.kind)
  if (item.isOpened) return []
  const warnings = [
    ...(kind.run ? await faultsOf(item, around.forms.get(item.kind)!, i18n) : []),
    ...tooEarly(kind, year),
    ...alreadyThere(kind, item, around.there.get(item.kind)!),
    ...overlaps(kind, item, others, around.there.get(item.kind)!),
    ...((await kind.warnings?.(item, year + kind.about)) ?? []),
    ...daysOf(kind, item, around.calendar, around.forms.get(item.kind)!, i18n),
    ...(Object.values(item.facts).some(hasOpenNumber) ? [{ key: 'open_number' }] : []),
  ]
  return warnings.toSorted((one, other) => Number(other.blocks ?? false) - Number(one.blocks ?? false))
}

export const isBlocked = (warnings: readonly Warning[]) => warnings.some(({ blocks }) => blocks)

async function faultsOf(item: RollOverItem, form: Form, i18n: Words): Promise<Warning[]> {
  const { problems } = await checkedItem(item, i18n, { form })
  return problems.map(({ message }) => ({ key: 'invalid', params: { message }, blocks: true }))
}

function tooEarly({ opensFrom, opensItself, about }: RollKind, year: number): Warning[] {
  const day = opensFrom?.(year + about)
  if (!day) return []
  if (opensItself) return [{ key: 'by_itself', params: { day }, blocks: true }]
  return beijingDay() < day ? [{ key: 'not_before', params: { day }, blocks: true }] : []
}

function alreadyThere(kind: RollKind, { facts }: RollOverItem, there: readonly There[]): Warning[] {
  const alike = kind.isOnce ? there : there.filter(({ group }) => group === kind.group?.(facts))
  return alike.map(({ id, title }) => ({
    ...{ key: 'already_there', params: { title }, href: kind.path(id), blocks: kind.isOnce },
  }))
}

/** Two windows of one kind that share days: who is asked, or hands in, meets both. */
function overlaps(
  kind: RollKind,
  item: RollOverItem,
  others: readonly RollOverItem[],
  there: readonly There[]
): Warning[] {
  const own = kind.span?.(item.facts)
  if (!own) return []
  const planned = others
    .filter((other) => other.id !== item.id && other.kind === item.kind)
    .map((other) => ({ title: titleOf(other), span: kind.span!(other.facts), href: `#item-${other.id}` }))
  const known = there.map(({ id, title, span }) => ({ title, span, href: kind.path(id) }))
  return [...planned, ...known]
    .filter(({ span }) => span && share(own, span))
    .map(({ title, href }) => ({ key: 'overlap', params: { title }, href }))
}

const share = (one: Span, other: Span) =>
  one.group === other.group && one.from <= other.until && other.from <= one.until

function daysOf(
  { workdays }: RollKind,
  { facts }: RollOverItem,
  calendar: WorkCalendar,
  form: Form,
  i18n: Words
): Warning[] {
  const days = workdays.map((name) => ({ name, day: facts[name] as string })).filter(({ day }) => Boolean(day))
  const years = [...new Set(days.filter(({ day }) => calendar.isEstimated(day)).map(({ day }) => day.slice(0, 4)))]
  const free = days.filter(({ day }) => !calendar.isWorkday(day))
  return [
    ...years.map((year) => ({ key: 'calendar_missing', params: { year }, href: `/calendar?year=${year}` })),
    ...free.map(({ name, day }) => ({
      ...{ key: 'no_working_day', params: { field: i18n.t(`${form.key}.${name}.label`), day } },
    })),
  ]
}

/** How lists name it: as it will be called, where it has a name. */
export function titleOf({ facts, sourceTitle }: Pick<RollOverItem, 'facts' | 'sourceTitle'>): string {
  return facts.title ?? facts.name ?? sourceTitle
}
