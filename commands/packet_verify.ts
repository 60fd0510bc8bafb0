import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { Finding } from '#app/packets/verify_packet'
import type { Fault } from '#app/packets/verify_records'

const CHECKS: Record<Finding['check'], string> = {
  seal: '清单封印 seal of the manifest',
  list: '文件清单 list of files',
  contents: '文件内容 contents of files',
  claims: '提交时登记的附件 files named when handed in',
  decisions: '意见所依据的内容 content that was decided on',
  chain: '审计链 audit chain',
}

const FAULTS: Record<Fault['kind'], string> = {
  missing: '缺少 missing',
  additional: '多出 additional',
  altered: '已改动 altered',
  damaged: '取包前已损坏，未收入 damaged before the packet was taken',
  not_inside: '提交登记的文件不在包内 handed in, not inside',
  not_submitted: '不是任何一次提交的内容 on content of no submission',
  unreadable: '无法读取 unreadable',
  removed: '被删除 removed',
  inserted: '被插入 inserted',
  reordered: '顺序改变 reordered',
  head_altered: '链尾已改动 head altered',
  head_removed: '链尾缺失 head removed',
}

const OTHER_KEY = '（密钥不是出具系统的密钥时也会如此 or the key is not that of the system which wrote it）'

/** Exit code 0: as it was taken; 1: something differs; 2: no packet. */
export default class PacketVerify extends BaseCommand {
  static commandName = 'packet:verify'
  static description = 'Verify a packet of decisions: files, hashes, decisions and the audit chain. Needs no database'
  static options: CommandOptions = { startApp: false }

  @args.string({ description: 'The ZIP file' })
  declare file: string

  async run() {
    const { verifyPacket } = await import('#app/packets/verify_packet')
    const verdict = await verifyPacket(this.file, this.#key())
    if (verdict.kind === 'no_packet') {
      this.exitCode = 2
      return this.logger.error(`不是决定材料包 not a packet: ${verdict.reason}`)
    }

    const { subject, created } = verdict.manifest
    this.logger.info(`${subject.title} ${subject.number}，${created.by}，${created.at}`)
    for (const finding of verdict.findings) this.#tell(finding)
    this.logger.info(`manifest.json SHA-256 ${verdict.manifestHash}`)
    if (verdict.kind === 'differs') this.exitCode = 1
  }

  #tell({ check, result, fault }: Finding) {
    const name = CHECKS[check]
    const hint = check === 'seal' ? OTHER_KEY : ''
    if (fault) this.logger.error(`${name}: ${FAULTS[fault.kind]}: ${fault.where}${hint}`)
    else if (result === 'intact') this.logger.success(name)
    else this.logger.warning(`${name}: 没有 AUDIT_KEY，未核对密钥封印 links only, no AUDIT_KEY to check the seals with`)
  }

  /** The seals need the key of the system that wrote the packet: from the environment, or the .env beside the system. */
  #key() {
    try {
      process.loadEnvFile(this.app.makePath('.env'))
    } catch {}
    return process.env.AUDIT_KEY || process.env.APP_KEY || null
  }
}
