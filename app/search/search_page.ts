import type { HttpContext } from '@adonisjs/core/http'
import settings from '#config/search'
import { listOfRows } from '#app/core/list_of_rows'
import { answersIn, countsOf } from './answers.js'
import { searchKinds } from './entry.js'
import { shownHit } from './marked.js'
import { readAsked } from './match.js'
import { searchList } from './search_list.js'
import { publicIndex } from './public_index.js'
import { suggestionsFor } from './suggestions.js'

/** The page as its address asks for it: all kinds with the best of each, or one kind page by page. */
export async function searchPage({ request, i18n }: Pick<HttpContext, 'request' | 'i18n'>) {
  const definition = searchList(i18n)
  const typed = listOfRows([], request, definition).list.q
  const index = readAsked(typed) ? await publicIndex(i18n) : []
  const found = answersIn(index, typed)
  const { list } = listOfRows(found, request, definition)
  const { kind, district } = list.values

  const placed = district ? found.filter(({ entry }) => entry.districtCode === district) : found
  const counts = countsOf(placed)
  const groups = searchKinds
    .filter((name) => counts.has(name) && (!kind || name === kind))
    .map((name) => ({
      kind: name,
      count: counts.get(name)!,
      href: list.url({ kind: name }),
      hits: kind
        ? []
        : placed
            .filter(({ entry }) => entry.kind === name)
            .slice(0, settings.preview)
            .map(shownHit),
    }))
  return {
    ...{ list, groups, kind: kind ?? null, district: district ?? null, total: placed.length },
    isAsked: readAsked(typed) !== null,
    hits: list.rows.map(shownHit),
    tabs: searchKinds
      .filter((name) => counts.has(name) || name === kind)
      .map((name) => ({ name, count: counts.get(name) ?? 0 })),
    elsewhere: found.length - placed.length,
    suggested: found.length === 0 ? await suggestionsFor(index, typed) : { names: [], words: [] },
  }
}
