import { MANIFEST, type Manifest, type ManifestFile } from './manifest.js'
import type { PacketPart } from './packet.js'

/** README.txt: what is inside and how to verify it, for whoever finds the archive in twenty years. */
export function readme(subject: Manifest['subject'], parts: readonly PacketPart[], damaged: readonly ManifestFile[]) {
  const lines = [
    ...warning(damaged),
    `${subject.title} ${subject.number}`,
    '',
    '本包为内部档案，含个人信息，仅供依职权办理使用，不得外传。',
    'Internal record with personal data. For official use only.',
    '',
    '目录 Contents',
    `  ${MANIFEST}  文件清单、大小和 SHA-256 校验值 / every file with its size and SHA-256`,
    ...parts.map(({ path, about: [zh, en] }) => `  ${path}  ${zh} / ${en}`),
    '',
    '核验 Verification',
    '  在系统所在的机器上运行：node ace.js packet:verify <本文件包.zip>',
    '  也可以逐个计算文件的 SHA-256，与 manifest.json 对照；manifest.json 本身的校验值记在审计日志中。',
    '  On the machine of the system: node ace.js packet:verify <this archive.zip>',
    `  Or compare the SHA-256 of each file with ${MANIFEST}; the SHA-256 of ${MANIFEST} itself is in the audit trail.`,
  ]
  return lines.join('\r\n') + '\r\n'
}

function warning(damaged: readonly ManifestFile[]) {
  if (damaged.length === 0) return []
  return [
    '注意：以下文件在取包之前已经丢失或损坏，不在本包中。',
    'WARNING: these files were lost or damaged before the packet was taken and are not inside.',
    ...damaged.map(({ path }) => `  ${path}`),
    '',
  ]
}
