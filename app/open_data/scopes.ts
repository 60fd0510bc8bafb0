/** What a key may read. All but `points:sync` is open to everybody without a key, at a lower rate. */
export const openDataScopes = [
  { scope: 'points:read', label: 'open_data.scopes.points_read' },
  { scope: 'points:sync', label: 'open_data.scopes.points_sync' },
  { scope: 'notices:read', label: 'open_data.scopes.notices_read' },
  { scope: 'statistics:read', label: 'open_data.scopes.statistics_read' },
  { scope: 'search:read', label: 'open_data.scopes.search_read' },
  { scope: 'codes:read', label: 'open_data.scopes.codes_read' },
] as const

export type OpenDataScope = (typeof openDataScopes)[number]['scope']
