import { errors } from '@adonisjs/core'
import { budgetKinds } from './budget_kinds.js'
import { exchangeKinds } from './exchange_kinds.js'
import { financeKinds } from './finance_kinds.js'
import { guidanceKinds } from './guidance_kinds.js'
import { peopleKinds } from './people_kinds.js'
import type { RecordKind } from './record_kind.js'
import { systemKinds } from './system_kinds.js'

/** Every register, in the order of the plan's clauses. Another one is another form here, with its words. */
export const recordKinds: readonly RecordKind[] = [
  ...systemKinds,
  ...exchangeKinds,
  ...guidanceKinds,
  ...financeKinds,
  ...peopleKinds,
  ...budgetKinds,
].sort((one, other) => one.clause - other.clause)

/** @throws 404 */
export function kindOf(code: string): RecordKind {
  const kind = recordKinds.find((one) => one.code === code)
  if (!kind) throw new errors.E_ROUTE_NOT_FOUND(['GET', code])
  return kind
}

export const openKinds = recordKinds.filter(({ isOpen }) => isOpen).map(({ code }) => code)
