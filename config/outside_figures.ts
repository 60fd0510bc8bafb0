/** Figures that other systems count: which there are, how a year is made of them, what looks wrong. Customary values. */
export default {
  sources: ['city_platform', 'national_platform', 'big_data_platform', 'media_monitor', 'survey'],
  /** `sum`: the months of a year add up. `last`: what there was at the end. A share has a base. */
  measures: {
    platform_visits: { yearly: 'sum' },
    patent_records: { yearly: 'last' },
    trademark_records: { yearly: 'last' },
    layout_records: { yearly: 'last' },
    media_items: { yearly: 'sum' },
    awareness_rate: { yearly: 'last', isShare: true },
  },
  /** A month that differs by more per cent from the one before is pointed out. */
  jumpPercent: 50,
  /** Lines of one upload. */
  mostRows: 500,
} as const satisfies {
  sources: readonly string[]
  measures: Record<string, { yearly: 'sum' | 'last'; isShare?: true }>
  jumpPercent: number
  mostRows: number
}
