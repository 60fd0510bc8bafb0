import { test } from '@japa/runner'
// @ts-expect-error The scripts of bin are JavaScript without declarations.
import { verdictOf } from '../../bin/support/test_counts.mjs'

const CLOSING = ' PASSED \n\nTests  2 passed (2)\n Time  2m\n'
const ended = { code: 1, overtime: undefined }

test.group('What a run of tests came to', () => {
  test('is counted, and the failed tests are named', ({ assert }) => {
    const output = '  ✔ opens (1s)\n  ✖ closes (2s)\n FAILED \n\nTests  1 failed, 1 passed (2)\n Time  3s\n'
    const { passed, failed, failures } = verdictOf(output, ended)
    assert.deepEqual({ passed, failed, failures }, { passed: 1, failed: 1, failures: ['closes (2s)'] })
  })

  test('names failed tests with the first line of why', ({ assert }) => {
    const reason = (title: string, line: string) =>
      `❯ ${title}\n\n- Expected\n\n\x1b[31mℹ ${line}\nmore of it\x1b[39m\n\n ⁃ at x\n ❯ 3 ┃ test\n[1/2]─\n\n`
    const reasons = reason('Doors / closes', 'AssertionError: shut') + reason('Doors / locks', 'Error: no key')
    const output = `  ✖ closes (2s)\n  ✖ locks (1s)\n ERRORS \n\n${reasons} FAILED \n\nTests  2 failed (2)\n`
    assert.deepEqual(verdictOf(output, ended).failures, [
      'Doors / closes: AssertionError: shut',
      'Doors / locks: Error: no key',
    ])
  })

  test('names each error that nobody caught by its first line, though every test passed', ({ assert }) => {
    const shown =
      '\x1b[31mℹ TypeError: Cannot read properties of undefined\x1b[39m\n\n ⁃ at O \x1b[33m(app.js:15:45603)\x1b[39m\n'
    const output = `${CLOSING} Unhandled Errors \n\n${shown}[2/1]─\n${shown}[3/1]─\nUnhandled Rejections─\nError: gone\n[1/0]─\n`
    const { passed, failed, failures } = verdictOf(output, ended)
    assert.deepEqual({ passed, failed }, { passed: 2, failed: 1 })
    assert.deepEqual(failures, ['unhandled: TypeError: Cannot read properties of undefined', 'unhandled: gone'])
  })

  test('knows such errors on a wide screen, and after the report', ({ assert }) => {
    const output = `${CLOSING}${'─'.repeat(9)} Unhandled Errors ${'─'.repeat(9)}\n\nℹ Error: one\n────[Unhandled Rejection]─\n\nℹ Error: two\n`
    assert.deepEqual(verdictOf(output, ended).failures, ['unhandled: Error: one', 'unhandled: Error: two'])
  })

  test('does not take the reason of a failed test for one', ({ assert }) => {
    const output = '  ✖ closes (2s)\n ERRORS \n\nℹ AssertionError: expected 1 to equal 2\n\nTests  1 failed (1)\n'
    assert.deepEqual(verdictOf(output, ended).failures, ['closes (2s)'])
  })

  test('is one failure when the process ended before it was told', ({ assert }) => {
    const { failed, unfinished, failures } = verdictOf('  ✔ opens (1s)\n', { code: 139, overtime: undefined })
    assert.deepEqual({ failed, unfinished, failures }, { failed: 1, unfinished: true, failures: [] })
  })
})
