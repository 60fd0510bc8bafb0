import { test } from '@japa/runner'
import { changeBy, coverageOf, type CoveredPoint } from '#app/designations/coverage'

const point = (organizationId: number, districtCode: string, hostType: string, parks: string[] = []): CoveredPoint => ({
  organizationId,
  districtCode,
  hostType,
  profile: { parks },
})

/** 1 and 2 in 海淀, the second with two titles, 3 in the development area. */
const coverage = coverageOf([
  {
    ...point(1, '110108', 'university', ['zgc_haidian']),
    profile: { parks: ['zgc_haidian'], longitude: 116.3, latitude: 39.98 },
  },
  point(2, '110108', 'public_library'),
  point(2, '110108', 'public_library'),
  point(3, 'BDA', 'university'),
])

test.group('Coverage', () => {
  test('counts by district and type, and names what is missing', ({ assert }) => {
    assert.equal(coverage.countOf('110108', 'public_library'), 2)
    assert.equal(coverage.countOf('110108'), 3)
    assert.equal(coverage.countOf(undefined, 'university'), 2)
    assert.deepEqual(coverage.types, ['university', 'public_library'])
    assert.lengthOf(coverage.emptyDistricts, 15)
    assert.notIncludeMembers(coverage.uncoveredParks, ['zgc_haidian'])
    assert.deepEqual(coverage.places, [[116.3, 39.98]])
  })

  test('counts an institution with several titles once against the target', ({ assert }) => {
    assert.equal(coverage.organizations.size, 3)
    assert.equal(coverage.points, 4)
    assert.equal(coverage.target.percent, 3)
  })

  test('a recognition adds a point, and the parks that nobody serves yet', ({ assert }) => {
    const applicant = { organizationId: 9, districtCode: '110116', hostType: 'museum' }
    const change = changeBy(coverage, applicant, { parks: ['zgc_haidian', 'zgc_huairou'] })
    assert.containsSubset(change, { added: 1, inDistrict: 0, ofType: 0, parks: ['zgc_huairou'], place: null })
    assert.deepEqual(change.types, ['museum'])
  })

  test('the recognition of an institution that is a point already adds nothing', ({ assert }) => {
    const applicant = { organizationId: 2, districtCode: '110108', hostType: 'public_library' }
    assert.equal(changeBy(coverage, applicant, {}).added, 0)
  })
})
