import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Read the whole audit trail and name every altered, removed or reordered entry'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { verifyAudit } = await import('#app/audit/verify')
    const { entries, chains, anchors, faults } = await verifyAudit()
    for (const fault of faults) this.logger.error(`${fault.kind}: ${fault.where}`)
    if (faults.length > 0) this.exitCode = 1
    else this.logger.success(`${entries} entries in ${chains} chains under ${anchors} anchors are as they were written`)
  }
}
