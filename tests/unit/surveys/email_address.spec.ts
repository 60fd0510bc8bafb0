import { test } from '@japa/runner'
import { maskedAddress } from '#app/core/masks'
import { emailAddress, withoutAddresses } from '#app/surveys/email_address'

test.group('One mailbox is one text', () => {
  for (const [typed, plain] of [
    ['bailu@people.example', 'bailu@people.example'],
    ['  BaiLu@People.Example ', 'bailu@people.example'],
    ['ｂａｉｌｕ＠people．example', 'bailu@people.example'],
    ['bai\u200Blu@people.example', 'bailu@people.example'],
    ['bailu@知识产权.example', 'bailu@xn--wlqv31d6xlvxs.example'],
    ['bailu@people。example', 'bailu@people.example'],
    ['bai.lu+ip@people.example', 'bai.lu+ip@people.example'],
  ] as const)
    test(`${JSON.stringify(typed)} is ${plain}`, ({ assert }) => assert.equal(emailAddress(typed), plain))

  for (const typed of [
    null,
    '',
    '无',
    'bailu',
    'bailu@',
    '@people.example',
    'bailu@people',
    '.bailu@people.example',
    'bai lu@people.example',
    'a@b@people.example\r\nBcc: x@y.example',
    '白露@people.example',
    `${'a'.repeat(180)}@people.example`,
  ])
    test(`nothing can be sent to ${JSON.stringify(typed)?.slice(0, 40)}`, ({ assert }) =>
      assert.isNull(emailAddress(typed)))

  test('a masked one tells its owner, not others; what servers say is masked too', ({ assert }) => {
    assert.equal(maskedAddress('bailu@people.example'), 'b***@people.example')
    assert.equal(withoutAddresses('550 <bailu@people.example>: unknown'), '550 <b***@people.example>: unknown')
  })
})
