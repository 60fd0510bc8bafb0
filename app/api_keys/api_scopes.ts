/** What a key may be good for. `label` is the key of its text in resources/lang. */
export type ApiScope = { scope: string; label: string }

const scopes: ApiScope[] = []

/** Modules are registered in start/api_scopes.ts. */
export function registerApiScopes(...added: ApiScope[]) {
  scopes.push(...added)
}

export function allApiScopes(): readonly ApiScope[] {
  return scopes
}
