/** What the office orders about a title. All limits are customary (domain §2.1). */
export default {
  rectification: {
    /** Months to put things right: what is proposed, and the most with an extension. */
    months: 3,
    mostMonths: 6,
    /** The institution is reminded so many days before the last one. */
    remindDays: 14,
    /** Most problems in one order. */
    mostProblems: 20,
  },
  revocation: {
    /** 陈述申辩, working days. */
    statementDays: 10,
    /** 公示, working days. */
    noticeDays: 5,
  },
  /** No new application for so many years after a revocation, for the kinds of titles that this office confers. */
  reapply: { years: 2, types: ['municipal_point'] },
  /** Evidence and proofs. */
  files: { maxBytes: 20 * 1024 * 1024, most: 20 },
}

/** Why an institution has to put something right; names under `rectifications.causes`. */
export const rectificationCauses = ['annual_unqualified', 'valid_complaints', 'spot_check', 'other'] as const

/** Why a title is revoked; names under `revocations.causes`. */
export const revocationCauses = [
  'false_materials',
  'commercial_use',
  'charged_basic_items',
  'unqualified_twice',
  'rectification_failed',
  'no_service',
  'no_yearly_report',
  'serious_breach',
  'data_leak',
  'host_dissolved',
] as const
