/** Writes so many rows with 22 columns by exceljs as it streams, out of memory: the limit of an export with this library. */
import { createRequire } from 'node:module'
import { inRoot } from '../bin/support/root.mjs'
import { memoryOf } from './machine.mjs'

const ExcelJS = createRequire(inRoot('package.json'))('exceljs')
const [rows, filename] = [Number(process.argv[2]), process.argv[3]]

const texts = ['海淀区', '燕麓大学图书馆 1 号馆', '12110108L00000001X', '高校', '市属', '北京市海淀区燕麓路 12 号', '林知远', '主任', '苏映川']
const more = ['13800000000', 'contact@org.example', '专利、商标、地理标志', '专利检索咨询、商标查询、政策咨询', '经实地查看，同意推荐。', '', '已认定']
const numbers = [6, 2, 320, 12, 480]

const began = performance.now()
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false })
const sheet = workbook.addWorksheet('bare')
for (let row = 1; row <= rows; row++) {
  const line = sheet.addRow([row, ...texts, ...more, ...numbers])
  line.alignment = { vertical: 'top', wrapText: true }
  line.commit()
  if (row % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
}
await workbook.commit()
console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, megabytes: memoryOf(process.pid)?.peak }))
