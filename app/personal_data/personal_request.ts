import { PersonalRequestSchema } from '#database/schema'

export const requestKinds = ['access', 'copy', 'correct', 'delete'] as const

export type RequestKind = (typeof requestKinds)[number]

/** 个人信息权利请求: what somebody asks about the own data. */
export default class PersonalRequest extends PersonalRequestSchema {
  declare kind: RequestKind
}
