/** What people ask about their own data (个人信息保护法 Art. 44–50). Customary values. */
export default {
  /** Days that an archive of somebody's data is kept. */
  keptDays: 3,
  /** Archives of one person that are kept or being made at the same time. */
  mostKept: 2,
  /** Newest rows of one kind in it: only acts on the trail come near. */
  mostRows: 50_000,
}
