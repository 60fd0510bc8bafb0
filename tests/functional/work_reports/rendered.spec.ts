import { execFile } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { readFile } from '#app/attachments/file_store'
import { officeProgram } from '#app/core/office'
import { actorFor } from '#app/users/actor'
import { orderBuilding } from '#app/work_reports/buildings'
import ReportFile from '#app/work_reports/report_file'
import { openReport } from '#app/work_reports/open_report'
import { drainOutbox } from '#jobs/drain'
import { makeWorld } from '#tests/world'

/** What a PDF says, as read from standard input. */
async function textOf(bytes: Readable) {
  const reading = execFile('pdftotext', ['-', '-'])
  const said = text(reading.stdout!)
  await pipeline(bytes, reading.stdin!)
  return said
}

const program = await officeProgram()

test.group('A report with its pages', (group) => {
  group.each.skip(program === null, 'LibreOffice (soffice) is not on this machine')
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is the same file for file when it is built again from the same data', async ({ assert }) => {
    const { people } = await makeWorld()
    const by = actorFor(people.handler)
    const report = await openReport(2025, by)
    const built = async (freezing?: 'freeze') => {
      const building = await orderBuilding(report, by, { freezing })
      await drainOutbox()
      await Promise.all([building.refresh(), report.refresh()])
      assert.equal(building.state, 'built', building.faults ?? '')
      const files = await building.related('files').query().orderBy('path')
      return files.map(({ path, sha256 }) => ({ path, sha256 }))
    }
    const first = await built('freeze')
    const paths = first.map(({ path }) => path).filter((path) => !path.startsWith('charts/'))
    const kinds = ['docx', 'pdf', 'xlsx']
    assert.deepEqual(
      paths,
      ['public', 'report'].flatMap((name) => kinds.map((kind) => `${name}.${kind}`))
    )
    assert.deepEqual(await built(), first)

    /** 表17 is the bureau's own; what is said of it is not. */
    const files = await ReportFile.query().whereIn('path', ['public.pdf', 'report.pdf']).orderBy('id').limit(2)
    const captions: [string, boolean][] = []
    for (const file of files)
      captions.push([file.path, /表\s*17\s+问题清单/.test(await textOf(await readFile(file.key)))])
    assert.sameDeepMembers(captions, [
      ['public.pdf', false],
      ['report.pdf', true],
    ])
  })
})
