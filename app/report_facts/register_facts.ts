import RegisterEntry, { type EntryKind } from '#app/designations/register_entry'
import type { Cell } from './chapter_content.js'
import { factsFrom, sumOf } from './fact_builder.js'
import { districtName, NOTHING } from './report_words.js'

/** 新增、续期、撤销: what table 3 lists, in its order, with the kinds of entries that it is made of. */
export const changeKinds = {
  recognized: { name: '新增', kinds: ['recognize', 'import'] },
  renewed: { name: '续期', kinds: ['renew'] },
  revoked: { name: '撤销', kinds: ['revoke'] },
  deregistered: { name: '注销', kinds: ['deregister'] },
  expired: { name: '届满失效', kinds: ['expire'] },
} as const satisfies Record<string, { name: string; kinds: readonly EntryKind[] }>

export type ChangeKind = keyof typeof changeKinds

const kindsOf = (change: ChangeKind): readonly EntryKind[] => changeKinds[change].kinds
const changes = Object.keys(changeKinds) as ChangeKind[]

/** The entries of two years, in two statements. */
export async function registerChanges(year: number, isKnown: (year: number) => boolean) {
  const entries = await RegisterEntry.query()
    .whereIn('kind', changes.flatMap(kindsOf))
    .whereBetween('effectiveOn', [`${year - 1}-01-01`, `${year}-12-31`])
    .preload('designation', (titles) => void titles.select('id', 'districtCode'))
    .orderBy('effectiveOn')
    .orderBy('id')
  const rows = entries.map(({ id, kind, effectiveOn }) => ({ year: effectiveOn.year, records: 1, id, kind }))
  const fact = factsFrom({ year, rows, isKnown, unit: '家', query: 'register.entries@1', value: sumOf('records') })
  const ofYear = entries.filter(({ effectiveOn }) => effectiveOn.year === year)
  return {
    facts: changes.map((change) =>
      fact({
        ...{ key: `network.${change}`, label: `${changeKinds[change].name}网点数` },
        ...{ where: ({ kind }) => kindsOf(change).includes(kind), rowsPath: pathOf(change, year) },
      })
    ),
    list: changes.flatMap((change) =>
      ofYear.filter(({ kind }) => kindsOf(change).includes(kind)).map((entry) => lineOf(change, entry))
    ),
  }
}

function lineOf(change: ChangeKind, { unitName, designation, docNumber, basis, effectiveOn }: RegisterEntry): Cell[] {
  return [
    ...[changeKinds[change].name, unitName, districtName(designation.districtCode)],
    ...[docNumber ?? basis ?? NOTHING, effectiveOn.toISODate()!],
  ]
}

/** A page of one kind; what two kinds make has the page of both. */
function pathOf(change: ChangeKind, year: number) {
  const [only, more] = kindsOf(change)
  const days = `effective_from=${year}-01-01&effective_to=${year}-12-31`
  return `/register-entries?${more ? 'group=beginnings' : `kind=${only}`}&${days}`
}
