import { test } from '@japa/runner'
import { affiliations } from '#app/organizations/host_types'
import { recommendationFaults, routeFor, type Standing } from '#app/titles/recommendation_rules'

const POINT: Standing = { isInForce: true, held: [], lastGrade: 'good' }

test.group('Who recommends', () => {
  const ROUTES = {
    municipal: 'city',
    district: 'city',
    private: 'city',
    ministry: 'governing_body',
    cas: 'governing_body',
    national_association: 'governing_body',
    culture_tourism: 'culture_ministry',
  } as const
  for (const affiliation of affiliations) {
    test(`${affiliation}: ${ROUTES[affiliation]}`, ({ assert }) => {
      assert.equal(routeFor(affiliation), ROUTES[affiliation])
    })
  }
})

test.group('Who can be recommended', () => {
  for (const [why, more, faults] of [
    ['a point in force with a good grade', {}, []],
    ['a point without a grade yet', { lastGrade: null }, []],
    ['合格 is enough', { lastGrade: 'qualified' }, []],
    ['不合格 is not', { lastGrade: 'unqualified' }, ['unqualified']],
    ['a title that is not in force', { isInForce: false }, ['not_in_force']],
    ['the host of a TISC', { held: ['tisc'] }, ['is_tisc']],
    ['a university centre', { held: ['university_center'] }, ['is_university_center']],
    ['who is filed already', { held: ['national_point'] }, ['is_national_point']],
    [
      'everything at once is told at once',
      { isInForce: false, held: ['tisc', 'national_point'], lastGrade: 'unqualified' },
      ['not_in_force', 'is_national_point', 'is_tisc', 'unqualified'],
    ],
  ] as [string, Partial<Standing>, string[]][]) {
    test(`${why}: ${faults.join(', ') || 'yes'}`, ({ assert }) => {
      assert.deepEqual(recommendationFaults({ ...POINT, ...more }) as string[], faults)
    })
  }
})
