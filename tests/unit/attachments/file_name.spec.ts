import fc from 'fast-check'
import { test } from '@japa/runner'
import { claimedKind, displayName } from '#app/attachments/file_name'
import type UploadRefused from '#app/attachments/upload_refused'

test.group('Names of files', () => {
  const NAMES: [sent: string, kept: string][] = [
    ['工作制度.pdf', '工作制度.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\lin\\工作制度.pdf', '工作制度.pdf'],
    ['..', 'file'],
    ['', 'file'],
    ['.htaccess.pdf', 'htaccess.pdf'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['工作\u202efdp.exe', '工作fdp.exe'],
    ['zero\u200bwidth.pdf', 'zerowidth.pdf'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['  a   b .pdf. ', 'a b .pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['concert.pdf', 'concert.pdf'],
    ['e\u0301.pdf', '\u00e9.pdf'],
    ['broken\ud800.pdf', 'broken\ufffd.pdf'],
  ]
  for (const [sent, kept] of NAMES) {
    test(`${JSON.stringify(sent)} is kept as ${kept}`, ({ assert }) => {
      assert.equal(displayName(sent), kept)
    })
  }

  test('a long one is shortened and keeps its ending', ({ assert }) => {
    const name = displayName(`${'汉'.repeat(255)}.pdf`)
    assert.lengthOf(Array.from(name), 120)
    assert.match(name, /^汉+….pdf$/)
  })

  test('whatever is sent: never empty, never a path, never a control, and cleaning again changes nothing', ({
    assert,
  }) => {
    const awkward = fc.constantFrom('.', ' ', '/', '\\', '\0', 'e', '\u0301', '\u200d', '汉', 'con', ':')
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: awkward }))
    fc.assert(
      fc.property(anything, (sent) => {
        const name = displayName(sent)
        assert.isNotEmpty(name)
        assert.isAtMost(Array.from(name).length, 120)
        assert.notMatch(name, /[/\\\p{Cc}\p{Cf}]/u)
        assert.notMatch(name, /^\.|[. ]$/)
        assert.equal(displayName(name), name)
      }),
      { numRuns: 2000 }
    )
  })
})

test.group('What a name claims to be', () => {
  const refusal = (name: string) => {
    try {
      return claimedKind(name, ['pdf', 'jpg'])
    } catch (error) {
      return (error as UploadRefused).reason
    }
  }
  const CLAIMS: [name: string, answer: string][] = [
    ['a.pdf', 'pdf'],
    ['a.PDF', 'pdf'],
    ['a.jpeg', 'jpg'],
    ['www.example.com 工作制度 v1.2.pdf', 'pdf'],
    ['a.png', 'wrong_type'],
    ['pdf', 'wrong_type'],
    ['a.exe', 'wrong_type'],
    ['a.exe.pdf', 'double_extension'],
    ['a.pdf.exe', 'double_extension'],
    ['a.php5.jpg', 'double_extension'],
    ['a.html.pdf', 'double_extension'],
  ]
  for (const [name, answer] of CLAIMS) {
    test(`${name}: ${answer}`, ({ assert }) => {
      assert.equal(refusal(name), answer)
    })
  }
})
