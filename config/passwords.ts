import env from '#start/env'

type Policy = { longestDays: number | null; notAmongLast: number }

/** 口令策略: how long a password is good, and how many of the last ones are not taken again. */
const policies: Record<'plain' | 'djbh3', Policy> = {
  plain: { longestDays: null, notAmongLast: 0 },
  /** 等级保护三级，身份鉴别 a): 90 days and five are the customary values. */
  djbh3: { longestDays: 90, notAmongLast: 5 },
}

export default { ...policies[env.get('PASSWORD_POLICY') ?? 'plain'] }
