import { type Counting, ledgerPath } from '#app/tallies/countings'

/** 咨询次数: what a principal stands for and count_rules.ts counts, by the year of the service. */
export const consultationCounting: Counting = {
  measure: 'consultations',
  source: 'consultations',
  async count(client, organizationId) {
    const rows = await client
      .from('consultations')
      .where({ state: 'confirmed', counts: true })
      .if(organizationId, (query) => query.where('organization_id', organizationId!))
      .select('organization_id', 'district_code')
      .select(client.raw('substr(served_on, 1, 4) as year'))
      .count('* as value')
      .groupBy('organization_id', 'district_code', 'year')
    return rows.map((row) => ({
      year: Number(row.year),
      organizationId: row.organization_id,
      districtCode: row.district_code,
      value: Number(row.value),
    }))
  },
  rowsPath: (of) => ledgerPath('/consultations', 'served', of),
}
