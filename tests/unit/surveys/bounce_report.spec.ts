import { test } from '@japa/runner'
import { messagesIn, reportsIn } from '#app/surveys/bounce_report'
import { mailboxOf, returnedLetter, spamComplaint } from '#tests/support/survey_reports'

const letter = { to: 'bailu@people.example', original: '<one@jingzhi.example>' }

test.group('What mail servers write back', () => {
  test('5.x.x is for good, 4.x.x is not, a complaint is neither', async ({ assert }) => {
    const [hard] = await reportsIn(returnedLetter({ ...letter, status: '5.1.1' }))
    assert.include(hard, { kind: 'hard', email: letter.to, status: '5.1.1', originalId: letter.original })
    assert.equal(hard.diagnostic, '550 5.1.1 said of this mailbox')
    const [soft] = await reportsIn(returnedLetter({ ...letter, status: '4.2.2' }))
    assert.include(soft, { kind: 'soft', status: '4.2.2' })
    const [complaint] = await reportsIn(spamComplaint(letter))
    assert.include(complaint, { kind: 'complaint', email: letter.to, originalId: letter.original, status: null })
  })

  test('a success and an ordinary mail are no reports', async ({ assert }) => {
    assert.isEmpty(await reportsIn(returnedLetter({ ...letter, status: '2.0.0' })))
    assert.isEmpty(await reportsIn('Subject: hello\n\nStatus: 5.1.1\nFinal-Recipient: rfc822; a@people.example\n'))
    assert.isEmpty(await reportsIn(''))
  })

  test('a mailbox file holds several, one mail stands alone; line ends do not matter', async ({ assert }) => {
    const first = returnedLetter({ ...letter, status: '5.1.1' })
    const messages = messagesIn(mailboxOf(first, spamComplaint(letter)))
    assert.lengthOf(messages, 2)
    assert.lengthOf(messagesIn(Buffer.from(first)), 1)
    const [plain] = await reportsIn(messages[0])
    const [windows] = await reportsIn(messagesIn(Buffer.from(first.replaceAll('\n', '\r\n')))[0])
    assert.deepEqual(windows, plain)
  })
})
