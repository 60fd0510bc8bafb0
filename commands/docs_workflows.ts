import { writeFile } from 'node:fs/promises'
import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class DocsWorkflows extends BaseCommand {
  static commandName = 'docs:workflows'
  static description = 'Draw the states and steps of every flow in docs/workflows.md'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: i18n } = await import('@adonisjs/i18n/services/main')
    const { workflowsPage } = await import('#app/workflow/workflows_page')
    const { workflows } = await import('#start/workflows')
    await writeFile('docs/workflows.md', workflowsPage(workflows, i18n.locale('zh-CN')))
    this.logger.success('docs/workflows.md')
  }
}
