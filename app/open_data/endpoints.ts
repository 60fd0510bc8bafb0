import vine from '@vinejs/vine'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes as hostTypeCodes } from '#app/organizations/host_types'
import { ipFields, parks } from '#app/designations/industries'
import { searchKinds } from '#app/search/entry'
import { measureCodes, WHOLE_CITY } from '#app/tallies/countings'
import settings from '#config/open_data'
import search from '#config/search'
import { notices, recognitions } from './announcements.js'
import { districts, hostTypes } from './codes.js'
import type { DataSet } from './data_set.js'
import { day, moment } from './moment_rule.js'
import { pointChanges, points } from './points.js'
import type { OpenDataScope } from './scopes.js'
import { searchResults } from './search.js'
import { statistics } from './statistics.js'

/**
 * One address of the interface. The same line routes it, checks its parameters, answers it and describes it in the
 * OpenAPI document, which therefore cannot be untrue. Words stand under `open_data.endpoints.<name>` and
 * `open_data.parameters.<parameter>`.
 */
export type Endpoint = {
  name: string
  /** Behind /api/v1. */
  path: string
  scope: OpenDataScope
  /** Whether it may be asked without a key. */
  open: boolean
  data: DataSet<any>
  /** One row, named in the path, instead of pages of them. */
  single?: boolean
  parameters: ReturnType<typeof vine.create>
}

const year = () => vine.number().withoutDecimals().min(2000).max(2100).optional()
const paging = {
  limit: vine.number().withoutDecimals().min(1).max(settings.pageSize.mostToSync).optional(),
  cursor: vine
    .string()
    .regex(/^[\w-]{1,400}$/)
    .optional(),
}
const placed = {
  district: vine.enum(districtCodes).optional(),
  host_type: vine.enum(hostTypeCodes).optional(),
}

export const endpoints: Endpoint[] = [
  {
    ...{ name: 'points', path: '/points', scope: 'points:read', open: true, data: points },
    parameters: vine.create({
      ...placed,
      field: vine.enum(ipFields).optional(),
      park: vine.enum(parks).optional(),
      q: vine.string().trim().minLength(1).maxLength(50).optional(),
      updated_since: moment().optional(),
      ...paging,
    }),
  },
  {
    ...{ name: 'point', path: '/points/:id', scope: 'points:read', open: true, data: points, single: true },
    parameters: vine.create({}),
  },
  {
    ...{ name: 'point_changes', path: '/point-changes', scope: 'points:sync', open: false, data: pointChanges },
    parameters: vine.create({ since: moment(), ...paging }),
  },
  {
    ...{ name: 'notices', path: '/notices', scope: 'notices:read', open: true, data: notices },
    parameters: vine.create({ ...placed, ...paging }),
  },
  {
    ...{ name: 'recognitions', path: '/recognitions', scope: 'notices:read', open: true, data: recognitions },
    parameters: vine.create({
      ...placed,
      recognized_since: day().optional(),
      ...paging,
    }),
  },
  {
    ...{ name: 'statistics', path: '/statistics', scope: 'statistics:read', open: true, data: statistics },
    parameters: vine.create({
      measure: vine.enum(measureCodes).optional(),
      year: year(),
      district: vine.enum([...districtCodes, WHOLE_CITY]).optional(),
      ...paging,
    }),
  },
  {
    ...{ name: 'search', path: '/search', scope: 'search:read', open: true, data: searchResults },
    parameters: vine.create({
      q: vine.string().trim().minLength(1).maxLength(search.longestQuery),
      kind: vine.enum(searchKinds).optional(),
      district: vine.enum(districtCodes).optional(),
      ...paging,
    }),
  },
  {
    ...{ name: 'districts', path: '/districts', scope: 'codes:read', open: true, data: districts },
    parameters: vine.create({ ...paging }),
  },
  {
    ...{ name: 'host_types', path: '/host-types', scope: 'codes:read', open: true, data: hostTypes },
    parameters: vine.create({ ...paging }),
  },
]

/** The lists that can be had whole, as CSV and JSON. */
export const downloads: DataSet<any>[] = [points, notices, recognitions, statistics]
