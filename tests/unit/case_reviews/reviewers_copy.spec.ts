import { test } from '@japa/runner'
import { copyOf, maskText } from '#app/case_reviews/reviewers_copy'
import { caseContent } from '#tests/support/typical_cases'

const unit = { name: '温榆河芯片研究院', uscc: null, hostType: 'university', districtCode: '110114' } as never

test.group('The copy that reviewers get', () => {
  for (const [text, words, masked] of [
    [
      '温榆河芯片研究院与企业共建，联系 010-61234567。',
      ['温榆河芯片研究院', '010-61234567'],
      '〔略〕与企业共建，联系 〔略〕。',
    ],
    ['温榆河 芯片研究院主导', ['温榆河芯片研究院'], '〔略〕主导'],
    ['ＬＵＯ＠example.org 来信', ['luo@example.org'], '〔略〕 来信'],
    ['温榆河芯片研究院、温榆河芯片', ['温榆河芯片', '温榆河芯片研究院'], '〔略〕、〔略〕'],
    ['什么也没有', ['温榆河'], '什么也没有'],
  ] as const) {
    test(`${words.join(', ')} in: ${text}`, ({ assert }) => assert.equal(maskText(text, words), masked))
  }

  test('it has the texts, figures and captions, and nothing that is not named', ({ assert }) => {
    const images = [
      { attachmentId: 1, caption: '温榆河芯片研究院的展厅', rights: '温榆河芯片研究院所有' },
      { attachmentId: 2, caption: '流程图', rights: '自有' },
    ]
    const content = caseContent(unit, { images, supplement: { q1: '温榆河芯片研究院' } })
    const copy = copyOf(content, { words: ['温榆河芯片研究院'], images: [2] })
    assert.deepEqual(copy.images, [{ number: 1, attachmentId: 1, caption: '〔略〕的展厅' }])
    const told = JSON.stringify(copy)
    for (const secret of ['温榆河', content.contact.name, content.contact.email]) assert.notInclude(told, secret)
  })
})
