import { SessionLucidUserProvider } from '@adonisjs/auth/session'
import { keptById } from '#app/core/kept_models'
import type User from '#app/users/user'

/** Who is signed in, found without asking again on every page: whoever was changed or disabled is on the trail. */
class KeptUsers extends SessionLucidUserProvider<typeof User> {
  async findById(id: number) {
    const user = (await keptById(await this.getModel(), [id])).get(id)
    return user ? this.createUserForGuard(user) : null
  }
}

export const keptUsers = new KeptUsers({ model: () => import('#app/users/user') })
