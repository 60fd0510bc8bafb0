import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type User from '#app/users/user'
import { importKindNamed, importKindsFor, type ImportParams } from './import_kinds.js'

/** Each kind says whom it is for. Nobody imports in somebody else's name: what comes in is signed by who brought it. */
export default class ImportPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive) return false
  }

  list(user: User): AuthorizerResponse {
    return importKindsFor(user).length > 0
  }

  bring(user: User, key: string): AuthorizerResponse {
    return importKindsFor(user).includes(key)
  }

  async bringFor(user: User, key: string, params: ImportParams): Promise<AuthorizerResponse> {
    if (!importKindsFor(user).includes(key)) return false
    return (await importKindNamed(key)?.params?.may(user, params)) ?? true
  }
}
