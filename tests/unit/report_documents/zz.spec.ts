import { test } from '@japa/runner'
import { writeFileSync } from 'node:fs'
import { workReport } from '#tests/support/work_reports'
import { reportFiles } from '#app/report_documents/report_files'
import { printedReport } from '#app/report_documents/report_outline'
import { faultsOf } from '#app/report_facts/check_report'
test('try', async () => {
  console.log(faultsOf(workReport().chapters))
  let t = Date.now()
  const files = await reportFiles(workReport())
  console.log(Date.now()-t, files.sheets, files.countedBy, files.docx.length, files.xlsx.length)
  writeFileSync('/tmp/d1/r.docx', files.docx); writeFileSync('/tmp/d1/r.xlsx', files.xlsx)
  if (files.pdf) writeFileSync('/tmp/d1/r.pdf', files.pdf)
  for (const p of printedReport(workReport())) for (const b of p.blocks) if (b.kind==='chart') writeFileSync(`/tmp/d1/${b.mark}.svg`, b.svg)
}).timeout(300000)
