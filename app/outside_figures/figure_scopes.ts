import config from '#config/outside_figures'

/** A key lets a system tell the figures of one source (start/api_scopes.ts). */
export const scopeOf = (source: string) => `figures:write:${source}`

export const figureScopes = config.sources.map((source) => ({
  scope: scopeOf(source),
  label: `outside_figures.scopes.${source}`,
}))
