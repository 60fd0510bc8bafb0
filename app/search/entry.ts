import type { I18n } from '@adonisjs/i18n'

/** In the order of the page. */
export const searchKinds = ['points', 'services', 'cases', 'notices', 'events', 'members', 'reports', 'pages'] as const
export type SearchKind = (typeof searchKinds)[number]

/** Something public that can be found, in the words of its own page and with nothing that does not stand there. */
export type SearchEntry = {
  /** Its own within the kind, and the same as long as it is public. */
  id: string
  title: string
  href: string
  /** Whose it is. */
  unit?: string | null
  /** 编号 or 文号. */
  number?: string | null
  districtCode?: string | null
  /** The small line in the reader's language; not searched. */
  note?: string
  /** Searched, and quoted where something is found in it. */
  text?: string
  /** The moment from which it is public no more, where the clock alone ends it. */
  until?: Date
}

export type Words = Pick<I18n, 't' | 'locale'>

/** What of one room is public now, in the order of its own page. Registered in start/search.ts. */
export type SearchSource = { kind: SearchKind; read(i18n: Words): Promise<SearchEntry[]> }

const sources: SearchSource[] = []

export function registerSearchSources(...added: SearchSource[]) {
  sources.push(...added)
}

export const searchSources = (): readonly SearchSource[] => sources
