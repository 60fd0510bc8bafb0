import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { draftKey, draftName, poolKey, seal, TooLarge, unseal } from '#app/survey_answers/seal'
import { sealedSize } from '#app/survey_answers/sealed_size'
import { standardContent } from '#app/questions/standard_content'
import { sha256 } from '#app/core/canonical_json'
import { newReceipt, placesOf } from '#app/survey_answers/receipts'

const key = randomBytes(32)

test.group('A seal', () => {
  test('opens to what was sealed, all of one size, and never looks the same twice', ({ assert }) => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), (value) => {
        const size = 20_000
        const [first, second] = [seal(key, value, size), seal(key, value, size)]
        assert.notEqual(first, second)
        assert.equal(first.length, seal(key, null, size).length)
        assert.deepEqual(unseal(key, first), JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 50 }
    )
  })

  test('does not open by another key, or after a change', ({ assert }) => {
    const sealed = seal(key, { opinion: '很好' }, 100)
    assert.throws(() => unseal(randomBytes(32), sealed))
    const bytes = Buffer.from(sealed, 'base64')
    bytes[20] ^= 1
    assert.throws(() => unseal(key, bytes.toString('base64')))
    assert.throws(() => seal(key, 'x'.repeat(101), 100), TooLarge)
  })

  test('each wave and each link has a key of its own, and no name tells another', ({ assert }) => {
    assert.notDeepEqual(poolKey(1), poolKey(2))
    assert.notDeepEqual(draftKey('one'), draftKey('two'))
    assert.notEqual(draftName('one'), sha256('one'), 'what the link is looked up by')
    assert.notEqual(draftName('one'), draftKey('one').toString('hex'))
    const { poolId, receiptHash } = placesOf(newReceipt())
    assert.notInclude(receiptHash, poolId)
  })

  test('there is room for the longest answer to the standard questionnaire', ({ assert }) => {
    const longest = JSON.stringify({ opinion: '𠮷\u0001'.repeat(250), contact: '𠮷'.repeat(100) })
    assert.isBelow(Buffer.byteLength(longest) + 25 * 64, sealedSize(standardContent))
    assert.equal(sealedSize(standardContent) % 4096, 0)
  })
})
