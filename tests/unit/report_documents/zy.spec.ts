import { test } from '@japa/runner'
import { readFileSync, writeFileSync } from 'node:fs'
import { officeProgram, pdfByOffice } from '#app/core/office'
test('try', async () => {
  for (const n of (process.env.IN ?? 'r').split(',')) writeFileSync(`/tmp/d1/${n}.o.pdf`, await pdfByOffice((await officeProgram())!, readFileSync(`/tmp/d1/${n}.docx`)))
}).timeout(300000)
