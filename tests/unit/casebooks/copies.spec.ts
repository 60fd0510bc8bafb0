import { test } from '@japa/runner'
import { copyOf, differencesOf, entryParts, hashOf, partFields, partHash } from '#app/casebooks/entry_copy'
import { ownTerms, termsOf } from '#app/casebooks/entry_terms'
import Organization from '#app/organizations/organization'
import { caseContent } from '#tests/support/typical_cases'

const unit = new Organization().fill({ name: '燕麓大学图书馆', hostType: 'university', districtCode: '110108' })
const copy = copyOf(caseContent(unit))
const term = (_kind: string, key: string) => key

test.group('Copies and their differences', () => {
  test('every field of a copy belongs to one part', ({ assert }) => {
    assert.sameMembers(Object.values(partFields).flat(), Object.keys(copy))
  })

  test('the hash of a part changes with that part only', ({ assert }) => {
    const changed = { ...copy, effect: '另一种成效。' }
    const different = entryParts.filter((part) => partHash(copy, part) !== partHash(changed, part))
    assert.deepEqual(different, ['effect'])
    assert.notEqual(hashOf(copy), hashOf(changed))
    assert.equal(hashOf(copy), hashOf(structuredClone(copy)))
  })

  test('differences are told part by part, with words', ({ assert }) => {
    const after = { ...copy, practice: '建立专题库，按周推送，组织三次分析会。', figures: [] }
    const changed = differencesOf(copy, after, term).filter(({ isChanged }) => isChanged)
    assert.deepEqual(
      changed.map(({ part }) => part),
      ['practice', 'figures']
    )
    assert.deepEqual(changed[0].words, { before: 19, after: 19 })
    const kinds = changed[0].marked.filter(({ kind }) => kind !== 'same')
    assert.isTrue(kinds.some(({ kind, text }) => kind === 'removed' && text.includes('月')))
    assert.isTrue(kinds.some(({ kind, text }) => kind === 'added' && text.includes('周')))
  })

  test('terms of the vocabulary come first, typed ones once', ({ assert }) => {
    const terms = termsOf('industries', ['biomedicine'], '氢能、 新材料，氢能；量子')
    assert.deepEqual(terms, ['biomedicine', 'new_material', '氢能', '量子'])
    assert.equal(ownTerms('industries', terms), '氢能、量子')
    assert.deepEqual(termsOf('techniques', [], ''), [])
  })
})
