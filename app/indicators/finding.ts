/** What stands in the way of publishing; a warning does not. Its sentence is `indicators.findings.<key>`. */
export type Finding = {
  key: string
  /** The indicator, group or variant it is about; null: the system as a whole. */
  at: string | null
  params: Record<string, string | number>
  isWarning: boolean
}

export function fault(key: string, at: string | null = null, params: Finding['params'] = {}): Finding {
  return { key, at, params, isWarning: false }
}
