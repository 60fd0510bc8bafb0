import { readFile } from 'node:fs/promises'
import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class SurveysBounces extends BaseCommand {
  static commandName = 'surveys:bounces'
  static description =
    'Read a mailbox file (mbox) or one mail (eml) of returned survey letters; reading it again changes nothing'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The file' })
  declare file: string

  async run() {
    const { takeBounces } = await import('#app/surveys/take_bounces')
    const { system } = await import('#app/users/actor')
    const mailbox = await readFile(this.file).catch(() => null)
    if (!mailbox) {
      this.exitCode = 1
      return this.logger.error(`${this.file} cannot be read`)
    }
    const { soft, hard, complaint, again, strange } = await takeBounces(mailbox, system('surveys:bounces'))
    this.logger.success(
      `${hard} hard, ${soft} soft, ${complaint} complaints; ${again} read before, ${strange} about no letter of ours`
    )
  }
}
