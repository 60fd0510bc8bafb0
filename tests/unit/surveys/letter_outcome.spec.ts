import { test } from '@japa/runner'
import config from '#config/surveys'
import { outcomeOf, softWait } from '#app/surveys/letter_outcome'

const kindOf = (error: object) => {
  const outcome = outcomeOf(Object.assign(new Error('said'), error))
  return outcome.kind === 'hard' ? `hard ${outcome.isAddress}` : outcome.kind
}

test.group('What a mail server says', () => {
  for (const [what, error, kind] of [
    ['no such mailbox', { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 unknown' }, 'hard true'],
    ['we are not wanted there', { responseCode: 550, command: 'RCPT TO', response: '550 5.7.1 blocked' }, 'hard false'],
    ['this letter is not wanted', { responseCode: 554, command: 'DATA', response: '554 spam' }, 'hard false'],
    ['come again', { responseCode: 450, command: 'RCPT TO' }, 'soft'],
    ['no answer after the letter', { code: 'ETIMEDOUT', command: 'DATA' }, 'soft'],
    ['the line broke', { message: 'Reached maximum number of retries after connection was closed' }, 'broken'],
    ['the line broke at once', { message: 'Connection closed unexpectedly', command: 'CONN' }, 'broken'],
    ['closing', { responseCode: 421, command: 'RCPT TO' }, 'away'],
    ['nobody there', { code: 'ECONNREFUSED', command: 'CONN' }, 'away'],
    ['wrong password', { responseCode: 535, command: 'AUTH PLAIN' }, 'away'],
    ['our address refused', { responseCode: 553, command: 'MAIL FROM' }, 'away'],
  ] as const)
    test(`${what}: ${kind}`, ({ assert }) => assert.equal(kindOf(error), kind))

  test('tries go on for hours, further and further apart, and end', ({ assert }) => {
    const waits = config.softWaits.map((_, at) => softWait(at + 1)!)
    assert.deepEqual(
      waits,
      waits.toSorted((a, b) => a - b)
    )
    assert.isNull(softWait(config.softWaits.length + 1))
  })
})
