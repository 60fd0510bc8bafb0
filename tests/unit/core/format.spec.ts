import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import {
  dateInput,
  factsInWords,
  formatBytes,
  formatDay,
  formatNumber,
  formatScore,
  formatTime,
  lengthOf,
  machineTime,
  paragraphsOf,
} from '#app/core/format'

const now = DateTime.fromISO('2026-11-23T10:00', { zone: 'Asia/Shanghai' })

test.group('Days, times and numbers on the pages', () => {
  test('a day without a time is that day in every zone', ({ assert }) => {
    assert.equal(formatDay('2026-11-23'), '2026年11月23日')
    assert.equal(formatDay('2026-11-23', 'en'), '23 Nov 2026')
    assert.equal(formatDay(DateTime.fromISO('2026-11-23', { zone: 'utc' })), '2026年11月23日')
  })

  test('a moment is shown in Beijing time', ({ assert }) => {
    assert.equal(formatTime('2026-11-23 10:00:00', 'zh-CN', now), '11月23日 18:00')
    assert.equal(formatTime(new Date('2026-11-23T10:00:00Z'), 'en', now), '23 Nov, 18:00')
    assert.equal(formatDay('2026-11-23T16:30:00Z'), '2026年11月24日')
  })

  test('the year is written when it is another one', ({ assert }) => {
    assert.equal(formatTime('2025-12-31 16:00:00', 'zh-CN', now), '1月1日 00:00')
    assert.equal(formatTime('2025-12-31 15:59:00', 'zh-CN', now), '2025年12月31日 23:59')
  })

  test('a program reads the moment with its zone', ({ assert }) => {
    const given = [
      '2026-11-23 10:00:00',
      '2026-11-23T10:00:00.250Z',
      '2026-11-23',
      '1980-06-01',
      new Date(0),
      'nonsense',
      null,
    ]
    assert.deepEqual(given.map(machineTime), [
      ...['2026-11-23T18:00:00+08:00', '2026-11-23T18:00:00.250+08:00', '2026-11-23T00:00:00+08:00'],
      ...['1980-06-01T00:00:00+08:00', '1970-01-01T08:00:00+08:00', '', ''],
    ])
  })

  test('a day that does not exist is none', ({ assert }) => {
    assert.equal(formatDay('2026-02-30'), '—')
    assert.equal(formatTime('2026-02-30 10:00:00', 'zh-CN', now), '—')
    assert.equal(formatDay('1988-07-01 15:30:00'), '1988年7月2日', 'summer time, which ended in 1991')
  })

  test('nothing is a dash', ({ assert }) => {
    assert.deepEqual(
      [formatDay(null), formatTime(undefined), formatNumber(''), formatScore(null), formatBytes(null)],
      Array(5).fill('—')
    )
    assert.equal(formatDay('nonsense'), '—')
  })

  test('the date field gets an ISO day, and what was typed if it is none', ({ assert }) => {
    assert.equal(dateInput(DateTime.fromISO('2026-01-02')), '2026-01-02')
    assert.equal(dateInput('31.12.2026'), '31.12.2026')
    assert.equal(dateInput(null), '')
    assert.deepEqual([dateInput(['2026-01-02', 'x']), dateInput({ x: '2026-01-02' })], ['', ''])
  })

  test('what a sentence names has its days and moments as people read them', ({ assert }) => {
    const facts = { day: '2026-03-18', when: '2026-11-23T10:00:00.000Z', number: 'BJ-2026-03-18', count: 3, none: null }
    const chinese = { ...facts, day: '2026年3月18日', when: formatTime(facts.when) }
    assert.deepEqual(factsInWords(facts), chinese)
    assert.deepEqual(factsInWords(facts, 'en'), { ...facts, day: '18 Mar 2026', when: formatTime(facts.when, 'en') })
  })

  test('numbers, sizes and scores', ({ assert }) => {
    assert.equal(formatNumber(12400.5), '12,400.5')
    assert.equal(formatNumber('38.6', 2), '38.60')
    assert.equal(formatScore(8650), '86.50')
    assert.deepEqual([0, 512, 86 * 1024, 2.4 * 1024 * 1024, 20971520].map(formatBytes), [
      '0 B',
      '512 B',
      '86 KB',
      '2.4 MB',
      '20 MB',
    ])
  })

  test('a rare character counts once', ({ assert }) => {
    assert.equal(lengthOf('𠮷野家\r\n'), 4)
    assert.deepEqual(paragraphsOf('一\r\n\r\n 二 \n'), ['一', '二'])
  })
})
