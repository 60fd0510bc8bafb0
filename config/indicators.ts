/** How large an indicator system may be, and what 加分 and 扣分 may reach at most. Customary values. */
export default {
  indicators: 60,
  parts: 6,
  /** Bands of a rule, things that are checked or counted. */
  items: 12,
  variants: 8,
  extras: 20,
  mostBonus: 5,
  mostDeduction: 10,
  /** A workbook with a system weighs about 20 kB. */
  workbook: {
    maxBytes: 1024 * 1024,
    mostRows: 2000,
    mostColumns: 40,
    mostUnpacked: 20 * 1024 * 1024,
    mostTimes: 100,
    mostParts: 200,
  },
}
