import type { I18n } from '@adonisjs/i18n'
import type { Chosen } from '#app/core/list_of_rows'
import { whereContains, type ListDefinition } from '#app/core/list'
import Designation from '#app/designations/designation'

/** 认定文件: the titles that one document conferred. */
export type AnnouncedDocument = { docNumber: string; day: string; titles: number }

/**
 * Every document by which titles were conferred, the newest first.
 *
 * @param typed part of a unit's name or of the number; everything without it
 */
export async function announcedDocuments(typed: string): Promise<AnnouncedDocument[]> {
  const groups = await Designation.query()
    .if(typed, (query) =>
      query.whereIn(
        'docNumber',
        Designation.query()
          .where((inner) => void whereContains(inner, ['name', 'doc_number'], typed))
          .select('docNumber')
      )
    )
    .groupBy('docNumber')
    .select('docNumber')
    .min('id as first')
    .count('* as titles')
  const firsts = await Designation.query()
    .whereIn(
      'id',
      groups.map(({ $extras }) => $extras.first)
    )
    .select('id', 'docNumber', 'recognizedOn')
  const days = new Map(firsts.map(({ docNumber, recognizedOn }) => [docNumber, recognizedOn.toISODate()!]))
  return groups.map(({ docNumber, $extras }) => ({
    ...{ docNumber, day: days.get(docNumber)! },
    titles: Number($extras.titles),
  }))
}

type Documents = Chosen<AnnouncedDocument>

export function announcedDocumentList(
  i18n: Pick<I18n, 't'>,
  documents: AnnouncedDocument[]
): ListDefinition<Documents, AnnouncedDocument> {
  const text = (key: string) => i18n.t(`portal.notices.${key}`)
  const years = [...new Set(documents.map(({ day }) => day.slice(0, 4)))].sort().reverse()
  return {
    columns: [
      { key: 'doc_number', text: text('doc_number'), sort: 'docNumber', fixed: true },
      { key: 'day', text: text('recognized_on'), sort: 'day', fixed: true },
      { key: 'titles', text: text('titles'), class: 'r', fixed: true },
      { key: 'action', text: text('download'), hidden: true, fixed: true },
    ],
    /** The database has looked already. */
    search: () => {},
    searchHint: text('search'),
    filters: {
      year: {
        kind: 'choice',
        label: i18n.t('ui.year'),
        options: years.map((year) => ({ value: year, text: year })),
        apply: (chosen, year) => chosen.keep(({ day }) => day.startsWith(year)),
      },
    },
    sorts: {
      day: (chosen, direction) =>
        chosen.order((one, other) => (one.day + one.docNumber).localeCompare(other.day + other.docNumber), direction),
      docNumber: (chosen, direction) =>
        chosen.order(
          (one, other) => one.docNumber.localeCompare(other.docNumber, 'zh-CN', { numeric: true }),
          direction
        ),
    },
    defaultSort: '-day',
  }
}
