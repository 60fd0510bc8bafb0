import i18nManager from '@adonisjs/i18n/services/main'
import { answersIn } from '#app/search/answers'
import { searchKinds } from '#app/search/entry'
import { matches, type Found } from '#app/search/match'
import { publicIndex } from '#app/search/public_index'
import settings from '#config/open_data'
import type { DataSet, Filters } from './data_set.js'
import { fieldsOf } from './field.js'

type Hit = Found & { /** Of its rank, of its kind and its own: the order of the pages. */ key: string }

const { text, code, maybe } = fieldsOf<Hit>()

/** What the page 一网通查 finds, for programs. In the language of the office, so that codes and texts are one. */
export const searchResults: DataSet<Hit> = {
  name: 'search_results',
  fields: [
    code('kind', { options: searchKinds, labels: 'search.kinds' }, ({ entry }) => entry.kind),
    text('id', ({ entry }) => entry.id),
    text('title', ({ entry }) => entry.title),
    maybe(text('unit_name', ({ entry }) => entry.unit ?? null)),
    maybe(text('reference', ({ entry }) => entry.number ?? null)),
    maybe(text('district', ({ entry }) => entry.districtCode ?? null)),
    code('match', { options: matches, labels: 'search.found_by' }, ({ match }) => match),
    text('url', ({ entry }) => settings.site + entry.href, { format: 'uri' }),
  ],
  async page({ after, limit, filters }) {
    const hits = (await hitsFor(filters)).filter(({ key }) => !after || key > after)
    const shown = hits.slice(0, limit)
    return { rows: shown, next: hits.length > limit ? shown.at(-1)!.key : null }
  },
  async *all() {},
  count: async () => 0,
  changedAt: async () => null,
}

async function hitsFor({ q, kind, district }: Filters): Promise<Hit[]> {
  const index = await publicIndex(i18nManager.locale('zh-CN'))
  const asked = index.filter(
    (entry) => (!kind || entry.kind === kind) && (!district || entry.districtCode === district)
  )
  return answersIn(asked, q)
    .map((hit) => ({ ...hit, key: keyOf(hit) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}

const keyOf = ({ match, entry: { kind, id } }: Found) =>
  `${matches.indexOf(match)}/${searchKinds.indexOf(kind)}/${/^\d/.test(id) ? id.padStart(12, '0') : id}`
