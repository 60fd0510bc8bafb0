import type { ApiClient } from '@japa/api-client'
import ExcelJS from 'exceljs'
import type User from '#app/users/user'

/** The bytes of a file, which the client would otherwise take for text; to anybody where no user is named. */
export function download(client: ApiClient, path: string, user?: User) {
  const request = client.get(path)
  return (user ? request.loginAs(user) : request).setup((sent) => {
    sent.request.buffer(true).parse((response, done) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => done(null, Buffer.concat(parts)))
    })
  })
}

/** The cells of a downloaded workbook, row by row. */
export async function cellsOf(body: Buffer) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(body as never)
  const rows: unknown[][] = []
  workbook.worksheets[0].eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  return { rows, sheet: workbook.worksheets[0] }
}
