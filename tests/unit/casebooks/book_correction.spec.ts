import { test } from '@japa/runner'
import { correctablePlaces, correctedManuscript, occurrences } from '#app/casebooks/book_correction'
import { bookCase, bookManuscript, bookPicture, imageOf } from '#tests/support/book_manuscripts'

const image = imageOf(bookPicture(10, 10), { caption: '会场照片' })
const manuscript = bookManuscript({
  preface: ['编者按：本书收录十五个案例。'],
  chapters: [{ title: '一', introduction: [], cases: [bookCase(0, { images: [image] }), bookCase(1)] }],
})
const [{ number, title }] = manuscript.chapters[0].cases

test.group('An erratum', () => {
  test('is found where it is said to be, and nowhere else', ({ assert }) => {
    assert.equal(occurrences(manuscript, { where: number, wrong: '会场照片' }), 1)
    assert.equal(occurrences(manuscript, { where: 'AL-2026-0002', wrong: '会场照片' }), 0)
    assert.equal(occurrences(manuscript, { where: 'preface', wrong: '十五个' }), 1)
    assert.equal(occurrences(manuscript, { where: 'AL-1999-0001', wrong: '专利' }), 0)
    assert.equal(occurrences(manuscript, { where: number, wrong: number }), 0, 'the number is no text')
    assert.equal(occurrences(manuscript, { where: number, wrong: image.hash }), 0)
  })

  test('changes its place alone and joins the leaf with the page that people have', ({ assert }) => {
    const erratum = { where: number, wrong: '会场照片', right: '分析会现场', day: '2027-01-05' }
    const next = correctedManuscript(manuscript, erratum, { case1: 4 })
    assert.equal(next.chapters[0].cases[0].images[0].caption, '分析会现场')
    assert.equal(next.chapters[0].cases[0].images[0].hash, image.hash)
    assert.deepEqual(next.chapters[0].cases[1], manuscript.chapters[0].cases[1])
    const { wrong, right, day } = erratum
    assert.deepEqual(next.errata, [{ wrong, right, day, place: `《${title}》（第4页起）` }])
    assert.equal(next.day, '2027-01-05')
    assert.isEmpty(manuscript.errata)

    const again = correctedManuscript(next, { ...erratum, where: 'preface', wrong: '十五个', right: '两个' }, null)
    assert.equal(again.preface[0], '编者按：本书收录两个案例。')
    assert.deepEqual(
      again.errata.map(({ place }) => place),
      [`《${title}》（第4页起）`, '前言']
    )
  })

  test('puts in what was typed, sign by sign', ({ assert }) => {
    const erratum = { where: 'preface', wrong: '十五个', right: '$&$$十个', day: '2027-01-05' }
    assert.equal(correctedManuscript(manuscript, erratum, null).preface[0], '编者按：本书收录$&$$十个案例。')
  })

  test('can be in the preface and in each case', ({ assert }) => {
    assert.deepEqual(
      correctablePlaces(manuscript).map(({ value }) => value),
      ['preface', 'AL-2026-0001', 'AL-2026-0002']
    )
  })
})
