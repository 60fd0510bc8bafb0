import type { ChapterKey, Gathered } from '#app/report_facts/chapter_content'

export type FactChange = {
  chapter: ChapterKey
  key: string
  label: string
  /** Null: it was not known, or there was no such fact. */
  before: number | null
  after: number | null
  /** The value is the same and its records are not. */
  rowsOnly?: true
}

type Snapshot = readonly { key: ChapterKey; gathered: Gathered }[]

/** 数据变动清单: every fact that is not what it was when the data was frozen before. */
export function changeList(before: Snapshot, after: Snapshot): FactChange[] {
  const old = byKey(before)
  const fresh = byKey(after)
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)]
    const { chapter, fact } = (is ?? was)!
    const [from, to] = [was?.fact.value ?? null, is?.fact.value ?? null]
    const same = from === to && was?.fact.previous === is?.fact.previous
    if (same && was?.fact.rowsHash === is?.fact.rowsHash) return []
    return [{ chapter, key, label: fact.label, before: from, after: to, ...(same && { rowsOnly: true as const }) }]
  })
}

function byKey(snapshot: Snapshot) {
  return new Map(
    snapshot.flatMap(({ key: chapter, gathered }) => gathered.facts.map((fact) => [fact.key, { chapter, fact }]))
  )
}
