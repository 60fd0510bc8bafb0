import { test } from '@japa/runner'
import { writeFileSync } from 'node:fs'
import { workReport } from '#tests/support/work_reports'
import { reportPaper } from '#app/report_documents/report_document'
import { reportWorkbook } from '#app/report_documents/report_workbook'
import { longPaper } from '#app/core/long_paper'
import { settledDocument } from '#app/core/settled_document'
import { printedReport } from '#app/report_documents/report_outline'
import { faultsOf } from '#app/report_facts/check_report'
test('try', async () => {
  console.log(faultsOf(workReport().chapters))
  let t = Date.now()
  const paper = reportPaper(workReport())
  console.log('paper', Date.now()-t); t=Date.now()
  const files = await settledDocument(async (p, o) => { const s=Date.now(); const r = await longPaper(paper, p, o); console.log('write', Date.now()-s, Date.now()-t); return r }, 'body')
  console.log(Date.now()-t, files.sheets, files.countedBy, files.docx.length)
  writeFileSync('/tmp/d1/r.docx', files.docx); 
  if (files.pdf) writeFileSync('/tmp/d1/r.pdf', files.pdf)
  t=Date.now()
  writeFileSync('/tmp/d1/r.xlsx', await reportWorkbook(workReport()))
  console.log('xlsx', Date.now()-t)
  for (const p of printedReport(workReport())) for (const b of p.blocks) if (b.kind==='chart') writeFileSync(`/tmp/d1/${b.mark}.svg`, b.svg)
}).timeout(300000)
