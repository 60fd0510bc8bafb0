import type { RubricItem } from './point_batch.js'

/** What happens to a version that is not corrected in time: it is closed, or reviewed as it is. */
export const supplementLapses = ['close', 'review'] as const

export type SupplementLapse = (typeof supplementLapses)[number]

/** What a new call starts with. Values are customary; each batch may change them before it opens. */
export type DesignationType = {
  districtStep: boolean
  supplementLapse: SupplementLapse
  minimumExperts: number
  /** Working days. */
  noticeDays: number
  validityYears: number
  rubric: RubricItem[]
}

export const designationTypes = {
  municipal_point: {
    districtStep: true,
    supplementLapse: 'close',
    minimumExperts: 3,
    noticeDays: 5,
    validityYears: 3,
    rubric: [
      { key: 'foundation', zh: '基础条件', en: 'Premises, staff and databases', points: 30 },
      { key: 'service', zh: '服务能力与业绩', en: 'Service and its record', points: 40 },
      { key: 'features', zh: '服务特色', en: 'What is special', points: 10 },
      { key: 'plan', zh: '工作计划', en: 'Work plan', points: 20 },
    ],
  },
} as const satisfies Record<string, DesignationType>

export type DesignationTypeName = keyof typeof designationTypes

export const designationTypeNames = Object.keys(designationTypes) as [DesignationTypeName, ...DesignationTypeName[]]
