import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Counting, MeasureCode } from '#app/tallies/countings'
import type { ProductKind } from './product_forms.js'

const source = 'products'

/** Confirmed and new, by the year in which they were published. */
const countingOf = (measure: MeasureCode, kind: ProductKind): Counting => ({
  measure,
  source,
  async count(client: QueryClientContract, organizationId?: number) {
    const rows = await client
      .from('products')
      .where({ kind, state: 'confirmed', is_new: true })
      .if(organizationId !== undefined, (query) =>
        organizationId ? query.where('organization_id', organizationId) : query.whereNull('organization_id')
      )
      .select('organization_id', 'district_code')
      .select(client.raw('substr(published_on, 1, 4) as year'))
      .count('* as value')
      .groupBy('organization_id', 'district_code', 'year')
    return rows.map((row) => ({
      year: Number(row.year),
      organizationId: row.organization_id ?? 0,
      districtCode: row.district_code,
      value: Number(row.value),
    }))
  },
  rowsPath: ({ year, district }) =>
    `/products?kind=${kind}&state=confirmed&edition=new&published_from=${year}-01-01&published_to=${year}-12-31` +
    (district ? `&district=${district}` : ''),
})

export const productCountings: Record<ProductKind, Counting> = {
  thematic_database: countingOf('thematic_db_new', 'thematic_database'),
  analysis_report: countingOf('analysis_reports', 'analysis_report'),
}
