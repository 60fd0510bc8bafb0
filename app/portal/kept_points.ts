import db from '@adonisjs/lucid/services/db'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import { publicPoint, type PublicPoint } from '#app/designations/public_point'

/** The database tells moments to the second: what changed in this one or the last may change again under the same name. */
const UNSETTLED_MS = 2_000
/** Only what publicPoint() reads. */
const COLUMNS = [
  ...['id', 'name', 'number', 'docNumber', 'designationType', 'hostType', 'districtCode'],
  ...['state', 'recognizedOn', 'validUntil', 'profile'],
]
const collator = new Intl.Collator('zh-CN')

let kept: { state: string; points: readonly PublicPoint[] } | null = null

/** Titles in force by name (pinyin), kept in memory as long as the register says that nothing has changed. */
export async function publicPoints(): Promise<readonly PublicPoint[]> {
  const state = await registerState()
  if (kept?.state === state) return kept.points
  const designations = await Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .select(COLUMNS)
  const points = designations
    .map(publicPoint)
    .sort((one, other) => collator.compare(one.name, other.name) || one.id - other.id)
  kept = (await isSettled()) ? { state, points } : null
  return points
}

/** Every verb on a title changes one of these; terms end with the day. */
async function registerState() {
  const [row] = await db
    .from('designations')
    .count('* as total')
    .max('id as newest')
    .sum('version as versions')
    .max('updated_at as changed')
  return [beijingDay(), row.total, row.newest, row.versions, String(row.changed)].join('/')
}

async function isSettled() {
  const since = sqlTime(new Date(now().getTime() - UNSETTLED_MS))
  return (await db.from('designations').where('updated_at', '>=', since).select('id').first()) === null
}
