import Product from '#app/products/product'
import { productCountings } from '#app/products/product_countings'
import { accesses, audiences, type ProductKind } from '#app/products/product_forms'
import type { Cell } from './chapter_content.js'
import type { GroupedRow } from './fact_builder.js'
import { NOTHING, zh } from './report_words.js'

export type ProductRow = GroupedRow & { id: number; audience: string; access: string; recordCount: number | null }

export type ReportedProducts = { rows: ProductRow[]; list: Cell[][]; rowsPath: string }

/** Confirmed and new ones of two years, as tallies count them; the list has those of the year, by day. */
export async function gatherProducts(kind: ProductKind, year: number): Promise<ReportedProducts> {
  const products = await Product.query()
    .where({ kind, state: 'confirmed', isNew: true })
    .whereBetween('publishedOn', [`${year - 1}-01-01`, `${year}-12-31`])
    .preload('designation')
    .orderBy('publishedOn')
    .orderBy('id')
  return {
    rows: products.map(rowOf),
    list: products.filter(({ publishedOn }) => publishedOn.year === year).map(lineOf),
    rowsPath: productCountings[kind].rowsPath({ year }),
  }
}

const rowOf = ({ id, publishedOn, audience, access, recordCount }: Product): ProductRow => ({
  ...{ year: publishedOn.year, records: 1, id },
  ...{ audience: statedIn(audiences, audience), access: statedIn(accesses, access) },
  recordCount: recordCount === null ? null : Number(recordCount),
})

const statedIn = (options: readonly string[], value: string | null) =>
  options.find((one) => one === value) ?? 'unstated'

/** Title, maker, field, industry; for whom a report is, or how open a database and how large; the day. */
function lineOf(product: Product): Cell[] {
  const { id, kind, field, industry, audience, access, recordCount } = product
  const size: Cell = recordCount === null ? NOTHING : { fact: databaseKey(id), form: 'value' }
  const reach: Cell[] =
    kind === 'analysis_report'
      ? [audience ? zh(`products.audiences.${audience}`) : NOTHING]
      : [access ? zh(`products.accesses.${access}`) : NOTHING, size]
  return [
    ...[titleOf(product), product.designation?.name ?? zh('products.office'), zh(`ip_fields.${field}`)],
    ...[industry ? zh(`industries.${industry}`) : NOTHING, ...reach, product.publishedDay],
  ]
}

/** What is for the bureau's own use is counted, and not named where others read it. */
const titleOf = ({ filePermission, title }: Product) =>
  filePermission === 'internal' ? '（内部报告，题名不公开）' : title

export const databaseKey = (id: number) => `resources.database.${id}.records`
