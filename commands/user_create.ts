import { randomBytes } from 'node:crypto'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { roles, type Role } from '#app/users/roles'

export default class UserCreate extends BaseCommand {
  static commandName = 'user:create'
  static description = 'Create a person, by default an administrator; the password is printed once'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address to sign in with' })
  declare email: string

  @args.string({ description: 'Name' })
  declare name: string

  @flags.string({ description: `One of ${roles.join(', ')}`, default: 'administrator' })
  declare role: string

  async run() {
    if (!roles.includes(this.role as Role)) {
      this.logger.error(`Unknown role ${this.role}`)
      this.exitCode = 1
      return
    }
    const { createPerson } = await import('#app/accounts/people')
    const { ensureStandardQuestionnaire } = await import('#app/questions/standard_questionnaire')
    const { inTransaction } = await import('#app/core/dialect')
    const { system } = await import('#app/users/actor')
    const password = randomBytes(15).toString('base64url')
    const person = {
      email: this.email.toLowerCase(),
      name: this.name,
      roles: [this.role as Role],
      password,
    }
    await inTransaction(async (trx) => {
      await createPerson(trx, person, system('user:create'))
      await ensureStandardQuestionnaire(trx)
    })
    this.logger.success(`${this.email} may sign in with ${password}`)
  }
}
