import type { Answers } from '#app/core/form'

/** What the system knows of a member's year. */
export type CheckFacts = {
  meetings: number
  activities: number
  data: number
  cases: number
  breaches: number
  pledgeSigned: boolean
}

export type CheckRules = { meetings: number; activities: number; data: number }

/** One rule: what it asks for, what there is, with what the member added, and whether that is enough. */
export type CheckedRule = {
  rule: 'meetings' | 'activities' | 'data' | 'breaches' | 'pledge'
  needed: number
  found: number
  met: boolean
}

/** 年度检查: meetings ≥ 1, activities ≥ 2, data reported, no breach, pledge signed. The secretariat decides; this advises. Pure. */
export function checkVerdict(facts: CheckFacts, additions: Answers, rules: CheckRules) {
  const activities = facts.activities + (additions.activities?.length ?? 0)
  const data = facts.data + Number(additions.dataReports ?? 0)
  const least = (rule: CheckedRule['rule'], needed: number, found: number) => ({
    rule,
    needed,
    found,
    met: found >= needed,
  })
  const checked: CheckedRule[] = [
    least('meetings', rules.meetings, facts.meetings),
    least('activities', rules.activities, activities),
    least('data', rules.data, data),
    { rule: 'breaches', needed: 0, found: facts.breaches, met: facts.breaches === 0 },
    least('pledge', 1, facts.pledgeSigned ? 1 : 0),
  ]
  return { checked, advice: checked.every(({ met }) => met) ? ('pass' as const) : ('warn' as const) }
}
