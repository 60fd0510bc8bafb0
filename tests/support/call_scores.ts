import { siteOf } from './crawl.js'
import type { PersonAtScreen } from './person_at_screen.js'
import { sent, valueIn, type RunningCall, type Seat } from './running_call.js'
import type { Visitor } from './visitor.js'
import * as whole from './whole_call.js'

const OPINION = '做法扎实，成效有数据支撑。'

/** Everything that one expert can reach, with its files, names nobody; what is others' is not there. */
export async function refuseLeaks(call: RunningCall, seats: readonly Seat[]) {
  const jurors = call.prepared.experts.filter(
    ({ id }, at) => at > whole.CO_AUTHOR && seats.some((one) => one.expertId === id)
  )
  const [{ id, email }] = jurors
  const juror = await call.visitor(email)
  const site = await siteOf(juror, '/home')
  for (const { token } of seats.filter(({ expertId }) => expertId === id))
    if (!site.has(`/case-reviews/${token}`)) throw new Error(`the expert does not come to /case-reviews/${token}`)
  if (![...site.keys()].some((path) => path.startsWith('/case-reviews/view.xlsx')))
    throw new Error('no workbook was read')
  for (const [path, text] of site) refuseTold(call, path, text)
  const foreign = seats.find(({ expertId }) => expertId !== id)!
  const own = seats.find(({ expertId }) => expertId === id)!
  for (const path of [
    ...[`/case-reviews/${foreign.token}`, `/case-reviews/${foreign.token}/sheet.xlsx`, `/case-reviews/${own.id}`],
    ...[`/case-reviews/${foreign.token}/images/1`, `/typical-cases/${own.caseId}`],
  ]) {
    const { status } = await juror.open(path)
    if (status !== 404) throw new Error(`${path} answers ${status}`)
  }
}

function refuseTold(call: RunningCall, path: string, text: string) {
  const said = call.tellingWords.find((word) => text.includes(word))
  if (said) throw new Error(`${path} says ${said}`)
}

/** One sheet with a browser on a phone, the others as browsers send forms. @returns what each case got, as it was sent */
export async function scoreAll(call: RunningCall, seats: readonly Seat[]) {
  const given = new Map<number, number[]>()
  for (const { n } of seats) given.set(n, [])
  const own = seats.find(({ n }) => !whole.isFarApart(n))!
  await scoreOnPhone(call, own)
  await Promise.all(
    call.prepared.experts.map(async ({ id, email }) => {
      const mine = seats.filter(({ expertId }) => expertId === id)
      if (mine.length === 0) return
      const juror = await call.visitor(email)
      for (const seat of mine.filter((one) => one !== own))
        await handIn(call, juror, seat, 'submissions', whole.totalOf(seat.n, seat.place))
    })
  )
  for (const { n, place } of seats) given.get(n)![place] = whole.totalOf(n, place)
  return given
}

async function scoreOnPhone(call: RunningCall, { expertId, token, n, place }: Seat) {
  const person = await call.signedIn(emailOf(call, expertId), 390)
  await person.open(`/case-reviews/${token}`)
  for (const [name, value] of Object.entries(whole.sheetFields(call.prepared.rubric, whole.totalOf(n, place))))
    await person.page.locator(`[name="${name}"]`).fill(value)
  await person.type({ 总体意见: OPINION })
  await person.press('提交评分')
  await person.sees('评分已提交。')
  await person.leave()
}

const emailOf = (call: RunningCall, expertId: number) => call.prepared.experts.find(({ id }) => id === expertId)!.email

/** What is read is looked through on the way. */
async function handIn(
  call: RunningCall,
  juror: Visitor,
  { token }: Seat,
  where: 'submissions' | 'revisions',
  tenths: number
) {
  const { text } = await juror.open(`/case-reviews/${token}`)
  refuseTold(call, `/case-reviews/${token}`, text)
  const contentHash = valueIn(text, 'contentHash')
  const sheet = whole.sheetFields(call.prepared.rubric, tenths)
  await sent(juror, `/case-reviews/${token}/${where}`, {
    contentHash,
    ...sheet,
    opinion: OPINION,
  })
}

/** Some who were strict give in; what was said is recorded, once with a browser. */
export async function discuss(
  call: RunningCall,
  handler: PersonAtScreen,
  office: Visitor,
  round: number,
  seats: readonly Seat[],
  given: Map<number, number[]>
) {
  const apart = call.prepared.cases.flatMap((_one, n) => (whole.isFarApart(n) ? [n] : []))
  const opened = await call.read<any>(
    'select case_id as caseId from case_discussions join case_blinds on case_blinds.id = blind_id'
  )
  const found = opened.map(({ caseId }) => seats.find((one) => one.caseId === caseId)!.n)
  if (found.toSorted().join() !== apart.toSorted().join()) throw new Error(`discussed: ${found}, far apart: ${apart}`)
  for (const [at, n] of apart.entries()) {
    const strict = seats.find((one) => one.n === n && one.place === 1)!
    if (whole.givesIn(n)) {
      await handIn(
        call,
        await call.visitor(emailOf(call, strict.expertId)),
        strict,
        'revisions',
        whole.totalOf(n, 1, true)
      )
      given.get(n)![1] = whole.totalOf(n, 1, true)
    }
    const path = `/case-rounds/${round}/cases/${strict.blindId}`
    if (at > 0)
      await sent(office, `${path}/discussions`, {
        note: '核对佐证后，各位专家的意见已记录。',
      })
    else {
      await handler.open(path)
      await handler.type({ 合议意见: '核对佐证后，各位专家的意见已记录。' })
      await handler.press('记录')
      await handler.sees('合议已记录。')
    }
  }
}

export async function refuseMiscounted(call: RunningCall, ranked: ReturnType<typeof whole.recount>) {
  const results = await call.read<any>('select case_id as caseId, mean, `rank` from case_results')
  if (results.length !== whole.CASES) throw new Error(`${results.length} results`)
  for (const { n, mean, rank } of ranked) {
    const found = results.find(({ caseId }) => caseId === call.prepared.cases[n].id)
    if (Number(found.mean) !== mean || Number(found.rank) !== rank)
      throw new Error(`case ${n}: ${found.mean}, rank ${found.rank}; counted anew ${mean}, rank ${rank}`)
  }
}
