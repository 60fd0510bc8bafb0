import type { I18n } from '@adonisjs/i18n'
import type { Option, Filter, ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import type { Place } from '#app/core/gcj02'
import { industries, ipFields, parks } from '#app/designations/industries'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import { isWithin, readArea, type Area } from './map_frame.js'
import type { ListedPoint } from './public_directory.js'

type Points = Chosen<ListedPoint>

/** 网点名录, as the public narrows it. */
export function pointList(i18n: Pick<I18n, 't'>, near: Place | null): ListDefinition<Points, ListedPoint> {
  const t = (key: string) => i18n.t(`public_points.${key}`)
  const named = (values: readonly string[], labels: string) =>
    values.map((value) => ({ value, text: i18n.t(`${labels}.${value}`) }))
  return {
    columns: [],
    search: (points, typed) => points.keep(containsAll(typed)),
    searchHint: t('search_hint'),
    filters: {
      district: choice(
        t('district'),
        named(districtCodes, 'districts'),
        (code) => (point) => point.districtCode === code
      ),
      open: choice(t('open_now'), [{ value: 'now', text: t('open_now') }], () => (point) => point.openness.isOpen),
      free: choice(t('free'), [{ value: 'yes', text: t('has_free') }], () => (point) => freeOf(point).length > 0),
      field: choice(t('field'), named(ipFields, 'ip_fields'), (field) => (point) => point.fields.includes(field)),
      hostType: choice(t('host_type'), named(hostTypes, 'host_types'), (type) => (point) => point.hostType === type),
      industry: choice(
        t('industry'),
        named(industries, 'industries'),
        (one) => (point) => point.industries.includes(one)
      ),
      park: choice(t('park'), named(parks, 'parks'), (park) => (point) => point.parks.includes(park)),
      area: { kind: 'text', label: '', hidden: true, apply: (points, typed) => keepWithin(points, readArea(typed)) },
      near: { kind: 'text', label: '', hidden: true, apply: () => {} },
    },
    sorts: {
      name: (points, direction) => points.order(byName, direction),
      distance: (points, direction) => points.order(byDistance, direction),
    },
    defaultSort: near ? 'distance' : 'name',
    perPage: [5, 10, 20, 50],
  }
}

function keepWithin(points: Points, area: Area | null) {
  if (area) points.keep(({ place }) => place !== null && isWithin(area, place))
}

function choice(
  label: string,
  options: Option[],
  test: (value: string) => (point: ListedPoint) => boolean
): Filter<Points> {
  return { kind: 'choice', label, options, apply: (points, value) => points.keep(test(value)) }
}

export function freeOf({ services }: Pick<ListedPoint, 'services'>) {
  return services.filter(({ price }) => price === 'free').map(({ name }) => name)
}

/** Every word of it in the name or the address. */
function containsAll(typed: string) {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/)
  return ({ name, address }: ListedPoint) => {
    const text = `${name} ${address ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
}

const byName = (one: ListedPoint, other: ListedPoint) => one.rank - other.rank
const byDistance = (one: ListedPoint, other: ListedPoint) =>
  (one.metres ?? Infinity) - (other.metres ?? Infinity) || byName(one, other)
