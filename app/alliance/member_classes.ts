/** 成员类别: names under `alliance.classes`. */
export const memberClasses = ['chair_unit', 'vice_chair_unit', 'council_unit', 'member_unit'] as const

export type MemberClass = (typeof memberClasses)[number]

/** Those who sit in the council, for a term. */
export const councilClasses: readonly MemberClass[] = ['chair_unit', 'vice_chair_unit', 'council_unit']
