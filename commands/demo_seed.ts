import { writeFile } from 'node:fs/promises'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class DemoSeed extends BaseCommand {
  static commandName = 'demo:seed'
  static description = 'Fill an empty database with a believable year of invented data, told through the real verbs'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print nothing but errors' })
  declare quiet: boolean

  @flags.string({ description: 'Very many rows beside it, for measuring: 10k, large or 1m' })
  declare size: string

  async run() {
    const { seedDemo, demoSignIns } = await import('#database/demo/seed')
    const { storagePath } = await import('#config/storage')
    const { sizes } = await import('#database/large/sizes')
    const { seedLarge } = await import('#database/large/seed_large')
    if (this.size && !sizes[this.size]) {
      this.exitCode = 1
      return this.logger.error(`--size is one of ${Object.keys(sizes).join(', ')}`)
    }

    const tell = (line: string) => this.quiet || this.logger.info(line)
    const seeded = this.size ? await seedLarge(sizes[this.size], tell) : await seedDemo(tell)
    await writeFile(storagePath('demo-sign-ins.json'), JSON.stringify(await demoSignIns(), null, 2))
    if (!this.quiet)
      this.logger.success(seeded ? 'the demonstration year is told' : 'there are people already, nothing to do')
  }
}
