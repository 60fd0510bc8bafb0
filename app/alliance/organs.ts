/** 联盟机构: names under `alliance.organs`. */
export const organs = ['general_assembly', 'council', 'standing_council', 'secretariat', 'expert_committee'] as const

export type Organ = (typeof organs)[number]
