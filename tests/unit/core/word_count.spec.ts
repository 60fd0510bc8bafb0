import { test } from '@japa/runner'
import { wordCount } from '#app/core/word_count'

test.group('字数', () => {
  test('{$self}')
    .with([
      ['', 0],
      ['案例', 2],
      ['案例，', 3],
      ['“真实”——可查……', 10],
      ['检索 patent 数据', 5],
      ['增长 12.5%', 3],
      ['1,200 件专利', 4],
      ['Beijing IP office', 3],
      ['state-of-the-art', 1],
      ['A 级\n\nB 级', 4],
      ['𠮷林', 2],
    ] as const)
    .run(({ assert }, [text, expected]) => assert.equal(wordCount(text), expected))
})
