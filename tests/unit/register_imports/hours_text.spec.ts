import { test } from '@japa/runner'
import { hoursIn } from '#app/register_imports/hours_text'

const days = (open: string, close: string, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, `${open}-${close}`]))
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri']

/** What offices write, and the hours of each open day; null where it is not understood. */
const ROWS: [text: string, open: Record<string, string> | null][] = [
  ['周一至周五 09:00–17:00', days('09:00', '17:00', ...weekdays)],
  ['周一至周五 9:00-17:00、周六 09:00–12:00', { ...days('09:00', '17:00', ...weekdays), sat: '09:00-12:00' }],
  ['周一、周三、周五 8:30~16:30', days('08:30', '16:30', 'mon', 'wed', 'fri')],
  ['工作日９：００－１７：００', days('09:00', '17:00', ...weekdays)],
  ['星期一到星期五上午9:00-12:00，下午1:30-5:00（法定节假日除外）', days('09:00', '17:00', ...weekdays)],
  ['每天 10:00-20:00；周一闭馆', days('10:00', '20:00', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')],
  ['周二至周日9:00至17:00，周一休息', days('09:00', '17:00', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')],
  ['Mon–Fri 09:00–17:00, Sat 09:00–12:00', { ...days('09:00', '17:00', ...weekdays), sat: '09:00-12:00' }],
  ['周1-周5 9点-17点', days('09:00', '17:00', ...weekdays)],
  ['9:00-17:00', null],
  ['周一至周五', null],
  ['周五至周一 9:00-17:00', null],
  ['周一至周五 17:00-9:00', null],
  ['周一至周五 25:00-26:00', null],
  ['预约', null],
  ['工作时间', null],
  ['', null],
]

test.group('Opening hours in words', () => {
  for (const [text, open] of ROWS) {
    test(`${text || 'nothing'} ${open ? 'is understood' : 'is not guessed'}`, ({ assert }) => {
      const hours = hoursIn(text)
      const shown =
        hours &&
        Object.entries(hours).flatMap(([day, { open: from, close }]) => (from ? [[day, `${from}-${close}`]] : []))
      assert.deepEqual(shown && Object.fromEntries(shown), open)
    })
  }
})
