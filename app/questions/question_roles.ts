import type { Question } from './question_content.js'

/** What results can make of an answer beside showing it, for each kind. A set has one question of each at most. */
export const ROLES: Record<Question['kind'], readonly string[]> = {
  level: ['overall'],
  matrix: [],
  nps: ['nps'],
  single: ['expectation', 'identity', 'district', 'industry', 'service_type', 'times'],
  multiple: ['service_type'],
  number: ['times'],
  text: ['opinion', 'contact'],
}

export const KINDS = Object.keys(ROLES) as Question['kind'][]
