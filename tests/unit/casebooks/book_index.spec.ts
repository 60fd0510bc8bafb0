import { test } from '@japa/runner'
import { byPinyin, indexOf, numberedCases } from '#app/casebooks/book_index'
import { bookCase, bookManuscript } from '#tests/support/book_manuscripts'

test.group('The index of the book', () => {
  test('goes by pinyin, not by code points or strokes; numbers by their value, Latin letters last', ({ assert }) => {
    const terms = [
      '专利导航',
      '医药健康',
      '人工智能',
      '5G 通信',
      '12 英寸晶圆',
      '绿色能源',
      '安防',
      '集成电路',
      'AI 芯片',
      '文化创意',
    ]
    assert.deepEqual([...terms].sort(byPinyin), [
      '5G 通信',
      '12 英寸晶圆',
      '安防',
      '集成电路',
      '绿色能源',
      '人工智能',
      '文化创意',
      '医药健康',
      '专利导航',
      'AI 芯片',
    ])
  })

  test('terms that sound the same have one order, whichever comes first', ({ assert }) => {
    const same = ['时事', '实事', '事实', '逝世']
    assert.deepEqual([...same].sort(byPinyin), [...same].reverse().sort(byPinyin))
    assert.equal(byPinyin('专利', '专利'), 0)
  })

  test('has a case under each of its terms once, in the order of the book; empty terms are left out', ({ assert }) => {
    const cases = [
      bookCase(0, { industries: ['医药健康', '安防', '医药健康', ' '] }),
      bookCase(1, { industries: ['医药健康'] }),
      bookCase(2, { industries: [] }),
    ]
    const manuscript = bookManuscript({
      chapters: [
        { title: '一', introduction: [], cases: cases.slice(0, 1) },
        { title: '二', introduction: [], cases: cases.slice(1) },
      ],
    })
    const index = indexOf(numberedCases(manuscript), 'industry')
    assert.deepEqual(
      index.map(({ term, cases: listed }) => [term, ...listed.map(({ place }) => place)]),
      [
        ['安防', 1],
        ['医药健康', 1, 2],
      ]
    )
    assert.deepEqual(
      indexOf(numberedCases(manuscript), 'organisation').map(({ term }) => term),
      ['通惠科技情报所', '温榆产业园', '燕麓大学图书馆']
    )
  })
})
