import type { I18n } from '@adonisjs/i18n'
import type { ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import { readState } from '#app/core/list_state'
import { figureProviders } from './figure_providers.js'
import { GRADES } from './indicator_content.js'
import type IndicatorVersion from './indicator_version.js'
import { gapCount, type TrialRow } from './trial.js'

type Definition = ListDefinition<Chosen<TrialRow>, TrialRow>

/** What records do not say: counted as so many per cent of its points. */
const ASSUMED = [100, 80, 60, 0]
const YEARS = 4
/** Asked before there are rows, in a form of their own. */
const answered = () => {}

/** @param others versions of the same system; @param year the one that is tried unless the address names another */
export function trialList(i18n: Pick<I18n, 't'>, others: readonly IndicatorVersion[], year: number): Definition {
  const text = (key: string, params = {}) => i18n.t(`indicators.trial.${key}`, params)
  const providers = [...figureProviders().keys()]
  const fixed = true
  return {
    columns: [
      { key: 'name', text: text('point'), sort: 'name', fixed },
      { key: 'type', text: text('type'), fixed, class: 'drop-m' },
      { key: 'final', text: text('final'), sort: 'final', fixed, class: 'r' },
      { key: 'grade', text: text('grade'), fixed },
      { key: 'change', text: text('change'), sort: 'change', fixed, class: 'r' },
      { key: 'missing', text: text('missing'), sort: 'missing', fixed, class: 'r' },
    ],
    search: (chosen, typed) => chosen.keep(({ name }) => name.includes(typed)),
    searchHint: text('point'),
    filters: {
      year: {
        ...{ kind: 'choice', label: text('year'), apply: answered, hidden: true },
        options: Array.from({ length: YEARS }, (_, back) => ({ value: year - back, text: String(year - back) })),
      },
      against: {
        ...{ kind: 'choice', label: text('against'), apply: answered, hidden: true },
        options: others.map(({ id, number, year: of }) => ({
          value: id,
          text: text('version_of', { number, year: String(of) }),
        })),
      },
      assumed: {
        ...{ kind: 'choice', label: text('assumed'), apply: answered, hidden: true },
        options: ASSUMED.map((value) => ({ value, text: `${value}%` })),
      },
      ...(providers.length > 1
        ? {
            provider: {
              ...{ kind: 'choice' as const, label: text('provider'), apply: answered, hidden: true },
              options: providers.map((value) => ({ value, text: i18n.t(`indicators.providers.${value}`) })),
            },
          }
        : {}),
      grade: {
        kind: 'choice',
        label: text('grade'),
        options: GRADES.map((value) => ({ value, text: i18n.t(`indicators.grades.${value}`) })),
        apply: (chosen, grade) => chosen.keep((row) => row.grade === grade),
      },
    },
    sorts: {
      name: (chosen, direction) => chosen.order((one, other) => one.name.localeCompare(other.name, 'zh'), direction),
      final: (chosen, direction) =>
        chosen.order((one, other) => one.final - other.final || other.id - one.id, direction),
      change: (chosen, direction) => chosen.order((one, other) => (one.change ?? 0) - (other.change ?? 0), direction),
      missing: (chosen, direction) => chosen.order((one, other) => gapCount(one) - gapCount(other), direction),
    },
    defaultSort: '-final',
  }
}

type Filters = NonNullable<Definition['filters']>

/** The fields of that form: what can be chosen, and what is. */
export function settingsOf({ filters }: Definition, asked: ReturnType<typeof askedIn>) {
  return Object.entries(filters as Filters).flatMap(([name, filter]) =>
    filter.hidden && filter.kind === 'choice' && filter.options.length > 0
      ? [{ name, label: filter.label, options: filter.options, value: asked[name as keyof typeof asked] }]
      : []
  )
}

/** What is tried on what, as the address says. */
export function askedIn(qs: Record<string, unknown>, definition: Definition, year: number) {
  const { year: asked, against, assumed, provider } = readState(qs, definition).values
  return {
    year: Number(asked) || year,
    against: Number(against) || null,
    assumed: assumed === undefined ? ASSUMED[0] : Number(assumed),
    provider: provider ?? [...figureProviders().keys()].at(0) ?? null,
  }
}
