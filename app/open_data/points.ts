import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { beijingDay, instantOf } from '#app/core/beijing_day'
import { sqlTime, whereListHas } from '#app/core/dialect'
import { momentOf } from '#app/core/format'
import { whereContains } from '#app/core/list'
import Designation from '#app/designations/designation'
import { fromTable } from './data_set.js'
import { fieldsOf } from './field.js'
import { openPoint, pointFields, type OpenPoint } from './point_fields.js'

type Query = ModelQueryBuilderContract<typeof Designation>

const pointFilters: Record<string, (query: Query, value: any) => unknown> = {
  district: (query, district) => query.where('district_code', district),
  host_type: (query, type) => query.where('host_type', type),
  field: (query, field) => whereListHas(query, 'profile', 'fields', field),
  park: (query, park) => whereListHas(query, 'profile', 'parks', park),
  q: (query, typed) => query.where((named) => void whereContains(named, ['name', 'number'], typed)),
  updated_since: (query, since) => query.where('updated_at', '>=', sqlTime(since)),
}

/** Points in force: what the map and the directory show. */
export const points = fromTable({
  name: 'points',
  fields: pointFields,
  query: () => Designation.query().withScopes((scopes) => scopes.inForce()),
  open: openPoint,
  filters: { ...pointFilters, id: (query: Query, id: number) => query.where('id', id) },
  changedAt: () => registerChangedAt(),
})

/** A change is stamped before it is committed: whoever asked in between is told of it the next time. */
const OVERLAP = 60_000

type Change = { id: number; point: OpenPoint | null }

/**
 * For whoever keeps a copy: every title that changed since a moment, also those that are in force no more, among them
 * the ones whose term simply ended.
 */
export const pointChanges = fromTable({
  name: 'point_changes',
  fields: [
    fieldsOf<Change>().number('id', ({ id }) => id, { type: 'integer' }),
    { name: 'in_force', schema: { type: 'boolean' }, value: ({ point }: Change) => point !== null },
    {
      name: 'point',
      schema: { oneOf: [{ $ref: '#/components/schemas/points' }, { type: 'null' }] },
      value: ({ point }: Change) =>
        point && Object.fromEntries(pointFields.map(({ name, value }) => [name, value(point)])),
    },
  ],
  query: () => Designation.query(),
  open: (designation) => ({ id: designation.id, point: designation.isInForce ? openPoint(designation) : null }),
  filters: {
    since: (query: Query, since: Date) =>
      query.where((changed) => {
        changed.where('updated_at', '>=', sqlTime(new Date(since.getTime() - OVERLAP))).orWhere((ended) => {
          ended.where('valid_until', '>=', dayBefore(since)).where('valid_until', '<', beijingDay())
        })
      }),
  },
  changedAt: () => registerChangedAt(),
})

/** A term ends at the midnight after its last day: one that ended at a moment or later had at least this last day. */
const dayBefore = (moment: Date) => beijingDay(new Date(moment.getTime() - 1))

/** The last change of any title, or the morning after the last term that ended. */
export async function registerChangedAt(): Promise<Date | null> {
  const [{ $extras }] = await Designation.query().max('updated_at as changed')
  const ended = await Designation.query()
    .where('valid_until', '<', beijingDay())
    .orderBy('valid_until', 'desc')
    .select('valid_until')
    .first()
  const changed = momentOf($extras.changed)?.toMillis() ?? null
  const lapsed = ended ? Date.parse(instantOf(ended.validUntil.toISODate()!, 1)) : 0
  return changed === null ? null : new Date(Math.max(changed, lapsed))
}
