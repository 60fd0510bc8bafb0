/** 校准 and 申诉 of the yearly evaluation; customary. */
export default {
  /** 专家1 … 专家5: so many columns has the summary (domain §7.4). */
  expertColumns: 5,
  /** Problems below so many per cent of the weight are named in a rectification. */
  weakPercent: 60,
  /** What the records say for a deduction: the figure, by the id of the item. */
  suggestions: { late_data: 'late_entries', paid_basic_service: 'paid_basic', title_misuse: 'misuse' } as Record<
    string,
    string
  >,
  evidence: { maxBytes: 20 * 1024 * 1024, most: 5 },
}
