import { randomBytes } from 'node:crypto'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { applicantRoles, roles, type Role } from '#app/users/roles'

/** The others need an institution or a district, which are given on the pages. */
const offered = roles.filter((role) => !applicantRoles.includes(role) && role !== 'district_reviewer')

export default class UserCreate extends BaseCommand {
  static commandName = 'user:create'
  static description = 'Create a person, by default an administrator; the password is printed once'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address to sign in with' })
  declare email: string

  @args.string({ description: 'Name' })
  declare name: string

  @flags.string({ description: `One of ${offered.join(', ')}`, default: 'administrator' })
  declare role: string

  async run() {
    if (!offered.includes(this.role as Role)) {
      return this.#fail(`Role ${this.role} cannot be given here, only ${offered.join(', ')}`)
    }
    const { newStaffValidator } = await import('#app/accounts/account_validators')
    const { createPerson } = await import('#app/accounts/people')
    const { ensureStandardQuestionnaire } = await import('#app/questions/standard_questionnaire')
    const { inTransaction } = await import('#app/core/dialect')
    const { system } = await import('#app/users/actor')
    const [faults, typed] = await newStaffValidator.tryValidate({
      email: this.email,
      name: this.name,
      roles: [this.role],
    })
    if (faults) return this.#fail(faults.messages.map(({ message }: { message: string }) => message).join('; '))

    const password = randomBytes(15).toString('base64url')
    const person = { ...typed, password }
    await inTransaction(async (trx) => {
      await createPerson(trx, person, system('user:create'))
      await ensureStandardQuestionnaire(trx)
    })
    this.logger.success(`${person.email} may sign in with ${password}`)
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
