/** 信息服务联盟: its charter in numbers. All customary (domain §2.4); the charter of another alliance says otherwise. */
export default {
  /** 形式审查 by the secretariat, and what a member is given to put its papers right or to state its case; working days. */
  formalCheckDays: 10,
  supplementDays: 10,
  statementDays: 10,
  /** 任期 of those elected to the council, years. */
  termYears: 3,
  /** Seats of a class that only so many can hold; without a number any. */
  mostInClass: { chair_unit: 1 } as Partial<Record<string, number>>,
  /** A year without duties, after a reminder, ends a membership by itself. */
  absence: {
    remindAfterMonths: 9,
    endAfterMonths: 12,
    /** At the earliest so many days after the reminder. */
    graceDays: 30,
  },
  /** Longest suspension. */
  suspensionMonths: 12,
  /** 年度检查 of the year before: what is asked, and by which day of January the member confirms it. */
  check: { meetings: 1, activities: 2, data: 1, lastDay: '01-31' },
  /** 自律公约, as it is signed. A new text gets a new version; who signed the old one is asked for the new one. */
  pledgeVersion: '2026-1',
  files: { maxBytes: 10 * 1024 * 1024, most: 5 },
}
