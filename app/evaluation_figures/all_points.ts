import type { I18n } from '@adonisjs/i18n'
import type { ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import type { Sheet } from '#app/core/spreadsheet'
import type Designation from '#app/designations/designation'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type User from '#app/users/user'
import { figureKeys } from './figure_definitions.js'
import { figureName, changePercent, unitOf } from './figure_words.js'
import { pointsOfYear } from './points_of_year.js'
import { type Standing, twoYears } from './standings.js'

type Words = Pick<I18n, 't'>

/** One point in the table of a figure. */
export type PointLine = {
  point: Designation
  standing: Standing
  isFrozen: boolean
  last: number | null
  change: number | null
}

/** A figure of every point that this person sees: some statements, however many points. */
export async function linesFor(user: User, year: number, key: string): Promise<PointLine[]> {
  const points = await pointsOfYear(year)
    .withScopes((scopes) => scopes.visibleTo(user))
    .orderBy('name')
    .orderBy('id')
  const ids = points.map(({ id }) => id)
  const years = await twoYears(ids, year, { keys: [key] })
  return points.map((point) => {
    const { now, last } = years.get(point.id)!
    const [standing, before] = [now.figures[key], last(key)]
    const change = changePercent(standing.value, before)
    return { point, standing, last: before, isFrozen: now.freeze !== null, change }
  })
}

/** What the database was asked for already is not looked through again. */
const asked = () => {}

export function pointLineList(user: User, i18n: Words): ListDefinition<Chosen<PointLine>, PointLine> {
  const text = (column: string) => i18n.t(`evaluation_figures.columns.${column}`)
  const options = (values: readonly string[], prefix: string) =>
    values.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  const by = (of: (line: PointLine) => number | null) => (rows: Chosen<PointLine>, direction: 'asc' | 'desc') =>
    rows.order((one, other) => (of(one) ?? -Infinity) - (of(other) ?? -Infinity) || 0, direction)
  return {
    columns: [
      { key: 'name', text: text('point'), fixed: true, sort: 'name', value: ({ point }) => point.name },
      {
        key: 'type',
        text: text('type'),
        fixed: true,
        class: 'drop-m',
        value: ({ point }) => i18n.t(`host_types.${point.hostType}`),
      },
      {
        key: 'district',
        text: text('district'),
        fixed: true,
        value: ({ point }) => i18n.t(`districts.${point.districtCode}`),
      },
      {
        key: 'value',
        text: text('value'),
        fixed: true,
        class: 'r',
        sort: 'value',
        value: ({ standing }) => standing.value,
      },
      {
        key: 'system',
        text: text('system'),
        fixed: true,
        class: 'r drop-m',
        value: ({ standing }) => standing.system.value,
      },
      { key: 'n', text: text('n'), fixed: true, class: 'r drop-m', value: ({ standing }) => standing.system.n },
      { key: 'last', text: text('last'), fixed: true, class: 'r', sort: 'last', value: ({ last }) => last },
      { key: 'change', text: text('change'), fixed: true, class: 'r', sort: 'change', value: ({ change }) => change },
      { key: 'note', text: text('note'), fixed: true, value: (line) => notesOf(line, i18n).join('；') },
    ],
    filters: {
      year: { kind: 'number', label: '', hidden: true, apply: asked },
      figure: {
        kind: 'choice',
        label: '',
        hidden: true,
        apply: asked,
        options: figureKeys.map((value) => ({ value, text: value })),
      },
      type: {
        ...{ kind: 'choice' as const, label: text('type'), options: options(hostTypes, 'host_types') },
        apply: (rows: Chosen<PointLine>, value: string) => rows.keep(({ point }) => point.hostType === value),
      },
      ...(user.isBureau && {
        district: {
          ...{ kind: 'choice' as const, label: text('district'), options: options(districtCodes, 'districts') },
          apply: (rows: Chosen<PointLine>, value: string) => rows.keep(({ point }) => point.districtCode === value),
        },
      }),
    },
    search: (rows, typed) => rows.keep(({ point }) => point.name.includes(typed)),
    searchHint: text('search'),
    sorts: {
      name: (rows, direction) =>
        rows.order((one, other) => one.point.name.localeCompare(other.point.name, 'zh'), direction),
      ...{
        value: by(({ standing }) => standing.value),
        last: by(({ last }) => last),
        change: by(({ change }) => change),
      },
    },
    defaultSort: '-value',
  }
}

/** What has to be known beside the value. */
export function notesOf({ standing, isFrozen }: Pick<PointLine, 'standing' | 'isFrozen'>, i18n: Words) {
  const { system, override, changed } = standing
  return [
    system.note && i18n.t(`evaluation_figures.notes.${system.note}`),
    override && i18n.t(`figure_overrides.states.${override.state}`),
    changed && i18n.t('evaluation_figures.changed'),
    isFrozen && i18n.t('evaluation_figures.frozen'),
  ].filter((note) => typeof note === 'string')
}

export function pointLineSheet(key: string, year: number, user: User, i18n: Words): Sheet<PointLine> {
  const { columns } = pointLineList(user, i18n)
  const name = figureName(key, i18n)
  return {
    ...{ name: i18n.t('evaluation_figures.title'), title: `${year} ${name}`, note: unitOf(key, i18n) },
    columns: columns.map((column) => ({
      ...{ header: column.text, width: column.key === 'name' ? 30 : 14, value: column.value! },
    })),
  }
}
