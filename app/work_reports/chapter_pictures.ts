import type { MadeFile } from '#app/attachments/made_files'
import { madeBytes } from '#app/attachments/made_files'
import { keysOf } from '#app/report_facts/check_report'
import type { ChapterBlock, Gathered } from '#app/report_facts/chapter_content'
import { printedChart } from '#app/report_documents/report_outline'
import { keptPicture, pictureOf, type Pictures } from '#app/report_documents/report_pictures'
import type ReportFile from './report_file.js'

const PNG = 'image/png'
const pathOf = (mark: string, isMap: boolean) => `charts/${mark}${isMap ? '.map' : ''}.png`

/** The charts of a chapter that need no facts of others, drawn; those that do are drawn when the report is put together. */
export async function chapterPictures(blocks: readonly ChapterBlock[], { facts }: Gathered): Promise<MadeFile[]> {
  const own = new Map(facts.map((fact) => [fact.key, fact]))
  const files: MadeFile[] = []
  for (const block of blocks) {
    if (block.kind !== 'chart' || !keysOf(block).every((key) => own.has(key))) continue
    const chart = printedChart(block, own)
    const { bytes } = await pictureOf(chart)
    files.push({ path: pathOf(chart.mark, chart.isMap), bytes, contentType: PNG })
  }
  return files
}

/** What chapters have drawn, by the marks of the charts; one that the store lost is drawn again. */
export async function keptPictures(files: readonly ReportFile[]): Promise<Pictures> {
  const pictures = new Map<string, ReturnType<typeof keptPicture>>()
  for (const file of files) {
    const found = /^charts\/(\w+)(\.map)?\.png$/.exec(file.path)
    const bytes = found && (await madeBytes(file))
    if (bytes) pictures.set(found[1], keptPicture(bytes, { isMap: found[2] !== undefined }))
  }
  return pictures
}
