import { test } from '@japa/runner'
import { runsOf, sharePercent, textOf } from '#app/cases/alike_cases'

const OWN = '企业出海前缺少对目标市场专利布局的了解，我们建立了专题库并按月推送分析结论。'
const OTHER = '图书馆面向科研团队开设专利检索课程，每学期安排八次，并在课后提供一对一答疑。'

test.group('Text that stands in another case', () => {
  test('a text is wholly its own, and another one is not', ({ assert }) => {
    assert.equal(sharePercent(runsOf(OWN), runsOf(OWN)), 100)
    assert.equal(sharePercent(runsOf(OWN), runsOf(OTHER)), 0)
  })

  test('punctuation, spaces and width do not hide a copy', ({ assert }) => {
    const dressed = OWN.replaceAll('，', ' , ').replaceAll('。', '！')
    assert.equal(sharePercent(runsOf(OWN), runsOf(dressed)), 100)
  })

  test('what is copied in part is found as that part', ({ assert }) => {
    const half = sharePercent(runsOf(OWN + OTHER), runsOf(OTHER))
    assert.isAbove(half, 40)
    assert.isBelow(half, 60)
  })

  test('short texts and none say nothing', ({ assert }) => {
    assert.equal(runsOf('短文本').size, 0)
    assert.equal(sharePercent(new Set(), runsOf(OWN)), 0)
    assert.equal(textOf({}), '')
  })
})
