import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class UserResetSecondFactor extends BaseCommand {
  static commandName = 'user:reset-second-factor'
  static description =
    'Reset the second factor of somebody whom no administrator can help: on the trail, and told by mail'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address to sign in with' })
  declare email: string

  @args.string({ description: 'Reason' })
  declare reason: string

  async run() {
    const { default: User } = await import('#app/users/user')
    const { resetSecondFactor } = await import('#app/second_factors/second_factor_acts')
    const { factorOf } = await import('#app/second_factors/second_factor')
    const { system } = await import('#app/users/actor')
    const user = await User.findBy('email', this.email.trim().toLowerCase())
    if (!user || !(await factorOf(user))?.isOn) {
      this.logger.error(`${this.email} has no second factor`)
      this.exitCode = 1
      return
    }
    await resetSecondFactor(user, this.reason, system('user:reset-second-factor'))
    this.logger.success(`${user.email} signs in with the password alone, and was told by mail`)
  }
}
