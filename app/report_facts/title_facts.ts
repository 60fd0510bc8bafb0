import ExternalTitle, { titleKinds } from '#app/titles/external_title'
import { factsFrom, sumOf } from './fact_builder.js'
import type { Fact } from './fact.js'
import { lastDayOf } from './points_of_report.js'
import { zh } from './report_words.js'

/** Titles that others confer, held on the last day of the year and of the one before: one statement. */
export async function titleFacts(year: number): Promise<Fact[]> {
  const titles = await ExternalTitle.query().where('grantedOn', '<=', lastDayOf(year)).orderBy('id')
  const rows = [year, year - 1].flatMap((of) =>
    titles
      .filter(({ grantedOn, endedOn }) => {
        const ended = endedOn?.toISODate()
        return grantedOn.toISODate()! <= lastDayOf(of) && (!ended || ended > lastDayOf(of))
      })
      .map(({ id, kind }) => ({ year: of, records: 1, id, kind }))
  )
  const isKnown = (of: number) => titles.some(({ grantedOn }) => grantedOn.year <= of)
  const day = lastDayOf(year)
  const fact = factsFrom({
    ...{ year, rows, isKnown, unit: '家', query: 'external_titles@1', value: sumOf('records') },
    period: { from: day, until: day },
  })
  return titleKinds.map((kind) =>
    fact({
      ...{ key: `network.title.${kind}`, label: `${zh(`external_titles.kinds.${kind}`)}数` },
      ...{ where: (row) => row.kind === kind, rowsPath: `/external-titles?kind=${kind}` },
    })
  )
}
