import type { I18n } from '@adonisjs/i18n'
import type { Chosen } from '#app/core/list_of_rows'
import type { ListDefinition } from '#app/core/list'
import { rangeOf, readState } from '#app/core/list_state'
import { beijingDay } from '#app/calendar/working_days'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type User from '#app/users/user'
import { groupings, type FigureLine, type Grouping } from './rating_figures_page.js'

type Definition = ListDefinition<Chosen<FigureLine>, FigureLine>

/** What the database has counted by already is not looked through again. */
const counted = () => {}

/** Of which ratings the figures are, as the address says. */
export function ratingFiguresList(user: User, i18n: Pick<I18n, 't'>): Definition {
  const choice = (label: string, values: readonly string[], prefix: string) => ({
    ...{ kind: 'choice' as const, label, apply: counted },
    options: values.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) })),
  })
  return {
    columns: [],
    filters: {
      by: { ...choice('', groupings, 'rating_figures.by'), hidden: true },
      rated: { kind: 'date-range', label: i18n.t('ratings.rated_on'), apply: counted },
      ...(user.isOfficial ? { type: choice(i18n.t('ratings.type'), hostTypes, 'host_types') } : {}),
      ...(user.isBureau ? { district: choice(i18n.t('organizations.district'), districtCodes, 'districts') } : {}),
    },
    sorts: { given: counted },
    defaultSort: 'given',
  }
}

/** From the beginning of this year, by district, unless the address says otherwise. */
export function askedIn(qs: Record<string, unknown>, definition: Definition) {
  const state = readState(qs, definition)
  const { from, to } = rangeOf(state, 'rated')
  const { by, district, type } = state.values
  const today = beijingDay()
  return {
    from: from ?? `${today.slice(0, 4)}-01-01`,
    until: to ?? today,
    by: (by || 'district') as Grouping,
    district: district || null,
    type: type || null,
  }
}
