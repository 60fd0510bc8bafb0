import { randomBytes } from 'node:crypto'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { dutyRoles, type DutyRole } from '#app/users/roles'

export default class UserCreate extends BaseCommand {
  static commandName = 'user:create'
  static description = 'Create the first system, security or audit administrator; the password is printed once'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address to sign in with' })
  declare email: string

  @args.string({ description: 'Name' })
  declare name: string

  @flags.string({ description: `One of ${dutyRoles.join(', ')}`, default: 'administrator' })
  declare role: string

  @flags.string({ description: 'E-mail address of the only one who has the office and is gone: shut out' })
  declare instead?: string

  async run() {
    const { firstOfficerValidator } = await import('#app/accounts/account_validators')
    const { createFirstOfficer } = await import('#app/accounts/first_officer')
    const { ensureStandardQuestionnaire } = await import('#app/questions/standard_questionnaire')
    const { inTransaction } = await import('#app/core/dialect')
    const duty = dutyRoles.find((one) => one === this.role)
    if (!duty) return this.#fail(`Role ${this.role} is given on the pages; here only ${dutyRoles.join(', ')}`)
    const { email, name } = this
    const [faults, person] = await firstOfficerValidator.tryValidate({ email, name })
    if (faults) return this.#fail(faults.messages.map(({ message }: { message: string }) => message).join('; '))

    const password = randomBytes(15).toString('base64url')
    const user = await inTransaction(async (trx) => {
      const first = await createFirstOfficer(trx, { ...person, password }, duty, this.instead?.toLowerCase())
      if (first) await ensureStandardQuestionnaire(trx)
      return first
    })
    if (!user && this.instead) return this.#fail(`${this.instead} is not the only ${wordsFor(duty)}`)
    if (!user) return this.#fail(`There is a ${wordsFor(duty)} already: others are proposed and confirmed on the pages`)
    this.logger.success(`${user.email} may sign in with ${password}`)
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}

function wordsFor(duty: DutyRole) {
  return duty === 'administrator' ? 'system administrator' : duty.replaceAll('_', ' ')
}
