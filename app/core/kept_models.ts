import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { kept, keptEach } from './kept.js'

type Row = Record<string, unknown>

/** Models of rows that are kept (kept.ts): everybody gets models of their own. */
export async function keptModels<M extends LucidModel>(
  what: string,
  model: M,
  query: () => ModelQueryBuilderContract<M>
): Promise<InstanceType<M>[]> {
  return model.$createMultipleFromAdapterResult(await kept(what, () => query().pojo<Row>().exec()))
}

/** Those with these keys, by key. */
export async function keptById<M extends LucidModel>(
  model: M,
  ids: readonly number[]
): Promise<Map<number, InstanceType<M>>> {
  const rows = await keptEach(model.table, [...new Set(ids)], (missing) => rowsById(model, missing))
  return new Map(
    rows.flatMap((row) => (row ? [[row.id as number, model.$createFromAdapterResult(row) as InstanceType<M>]] : []))
  )
}

async function rowsById(model: LucidModel, ids: number[]) {
  const rows = await model.query().whereIn('id', ids).pojo<Row>().exec()
  return new Map(rows.map((row) => [row.id as number, row]))
}

/** The same for one row, unless it is there already. */
export async function loadKeptOnce<Model extends LucidRow>(
  row: Model,
  relation: keyof Model & string,
  key: keyof Model & string
) {
  if (!row.$hasRelated(relation as never)) await loadKept([row], relation, key)
}

/** Sets a relation of many rows to one row each, which are few and change by acts alone. */
export async function loadKept<Model extends LucidRow>(
  rows: Model[],
  relation: keyof Model & string,
  key: keyof Model & string
) {
  const idOf = (row: Model) => row[key] as number | null
  const { $relationsDefinitions: relations } = rows[0].constructor as LucidModel
  const model = relations.get(relation)!.relatedModel()
  const byId = await keptById(
    model,
    rows.flatMap((row) => idOf(row) ?? [])
  )
  for (const row of rows) row.$setRelated(relation as never, (byId.get(idOf(row)!) ?? null) as never)
}
