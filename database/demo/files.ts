import { crc32, deflateSync } from 'node:zlib'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import PDFDocument from 'pdfkit'
import i18nManager from '@adonisjs/i18n/services/main'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { inTransaction, type Trx } from '#app/core/dialect'
import type Organization from '#app/organizations/organization'
import { organizationFiles } from '#app/registrations/organization_files'
import { filesOf } from '#app/service_points/application_draft'
import type PointApplication from '#app/service_points/point_application'
import { pointApplicationForm as form } from '#app/service_points/point_application_form'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'
)
const made = new Map<string, Promise<Buffer>>()

/** The same paper about a thing for everybody: drawing one takes longer than everything else. */
export function paperAbout(about: string) {
  const paper = made.get(about) ?? makeFile('pdf', about)
  made.set(about, paper)
  return paper
}

/** Gives an application one real, small file for everything the form asks for; the same bytes serve all institutions. */
export async function attachDemoFiles(application: PointApplication, operator: User) {
  for (const field of form.filesFields) {
    const label = i18nManager.locale('zh-CN').t(`${form.key}.${field.name}.label`)
    const kind = field.accept.includes('pdf') && field.name !== 'performanceLedger' ? 'pdf' : field.accept.at(-1)!
    if (!made.has(field.name)) made.set(field.name, makeFile(kind, label))

    const source = Readable.from([await made.get(field.name)!])
    const received = await receiveFile(source, `${application.orgName}-${label}.${kind}`, field)
    const owner = {
      subjectType: 'point_application',
      subjectId: application.id,
      purpose: field.name,
      organizationId: application.organizationId,
      uploadedById: operator.id,
    }
    await inTransaction((trx) => keepFile(trx, received, owner, actorFor(operator)))
  }
  return filesOf(application)
}

/** The proof that came with a registration. */
export async function attachDemoProof(trx: Trx, organization: Organization, user: User) {
  if (!made.has('proof')) made.set('proof', makeFile('pdf', '法人证书'))
  const source = Readable.from([await made.get('proof')!])
  const received = await receiveFile(source, `${organization.name}-法人证书.pdf`, organizationFiles.rule('proof')!)
  const owner = {
    subjectType: 'organization',
    subjectId: organization.id,
    purpose: 'proof',
    organizationId: organization.id,
    uploadedById: user.id,
  }
  await keepFile(trx, received, owner, actorFor(user))
}

export function makeFile(kind: string, text: string): Promise<Buffer> {
  if (kind === 'png') return Promise.resolve(pngOf(480, 320))
  return kind === 'xlsx' ? xlsxOf(text) : pdfOf(text)
}

function pdfOf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', lang: 'zh-CN' })
  const parts: Buffer[] = []
  document.font(FONT).fontSize(24).text(text, { align: 'center' })
  document.moveDown().fontSize(14).text('演示材料，内容为虚构。', { align: 'center' })
  document.on('data', (part) => parts.push(part))
  document.end()
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(parts))))
}

async function xlsxOf(text: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook
    .addWorksheet('台账')
    .addRows([[text], ['日期', '服务方式', '单位名称', '内容'], ['2025-03-12', '现场', '示例科技公司', '专利检索咨询']])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** A plain picture: sky over a floor. */
export function pngOf(width: number, height: number) {
  const line = (y: number) => {
    const shade = y < height / 2 ? [150 + (y >> 2), 190, 225] : [205, 190, 165 - (y >> 3)]
    return Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(shade))])
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body) >>> 0, 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = Buffer.concat(Array.from({ length: height }, (_unused, y) => line(y)))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
